using Dhof.Portal.Access;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Measurements;
using Microsoft.EntityFrameworkCore;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Components.Tests.Pages;

public sealed class OriginLogTests : PortalPage
{
    [Fact]
    public async Task Opening_an_original_is_logged_once_with_the_basis_however_often_it_is_read_again()
    {
        var reading = (await Portal.MeasureAsync(Anna, 94, Now.AddHours(-1))).Measurement;
        var panel = await OpenAsync<OriginPanel>(Nurse, Anna, parameters => parameters.Add(origin => origin.Measurement, reading));
        panel.WaitForState(() => panel.FindAll("#origin-json").Count == 1);

        await Portal.CorrectAsync(reading, 93);
        Portal.Clock.Advance(TimeSpan.FromMilliseconds(300));
        panel.WaitForState(() => panel.FindAll(".versions li").Count == 2);

        await using var database = await Portal.OpenAsync();
        var row = await database.AccessLog.SingleAsync(row => row.Action == AccessLog.OriginOpened, Cancellation);
        Assert.Equal((Anna, Larvik.ToString(), InformationTypes.Measurements, PurposeOfUse.Treatment), (row.Patient, row.Controllers, row.Types, row.Purpose));
        Assert.NotNull(row.Decision);
    }

    [Fact]
    public async Task What_is_not_there_is_no_look()
    {
        var panel = await OpenAsync<OriginPanel>(Nurse, Anna, parameters => parameters.Add(origin => origin.Measurement, 999_999));
        panel.WaitForState(() => panel.FindAll("p.muted").Count == 1);
        await using var database = await Portal.OpenAsync();
        Assert.False(await database.AccessLog.AnyAsync(row => row.Action == AccessLog.OriginOpened, Cancellation));
    }
}
