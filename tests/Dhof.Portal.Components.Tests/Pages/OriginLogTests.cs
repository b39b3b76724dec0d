using Dhof.Portal.Access;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Measurements;
using Dhof.Portal.Quarantine;
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

    [Fact]
    public async Task What_could_not_be_read_is_logged_each_time_it_is_shown_and_the_list_of_it_is_not()
    {
        await Portal.RefuseAsync(Anna, """{"resourceType":"Observation"}""");
        var panel = await OpenAsync<UnreadInputsPanel>(Nurse, Anna);
        panel.WaitForState(() => panel.FindAll("button[aria-expanded=false]").Count == 1);
        Assert.Empty(await LoggedAsync(AccessLog.UnreadOpened));

        foreach (var times in (int[])[1, 2])
        {
            await panel.Find("button[aria-expanded=false]").ClickAsync();
            panel.WaitForState(() => panel.FindAll("pre").Count == 1);
            var rows = await LoggedAsync(AccessLog.UnreadOpened);
            Assert.Equal(times, rows.Count);
            Assert.All(rows, row => Assert.Equal((Anna, "kari", Larvik.ToString(), InformationTypes.Measurements, PurposeOfUse.Treatment), (row.Patient, row.Clinician, row.Controllers, row.Types, row.Purpose)));
            await panel.Find("button[aria-expanded=true]").ClickAsync();
        }
    }

    private async Task<List<AccessLogRow>> LoggedAsync(string action)
    {
        await using var database = await Portal.OpenAsync();
        return await database.AccessLog.AsNoTracking().Where(row => row.Action == action).ToListAsync(Cancellation);
    }
}
