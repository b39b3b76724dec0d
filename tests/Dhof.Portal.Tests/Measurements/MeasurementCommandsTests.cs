using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Measurements;
using Dhof.Portal.Tests.Gateway;
using Microsoft.Extensions.DependencyInjection;

namespace Dhof.Portal.Tests.Measurements;

public sealed class MeasurementCommandsTests(GatewayUnderTest gateway) : IClassFixture<GatewayUnderTest>
{
    [Fact]
    public async Task Nothing_is_stored_for_a_controller_that_the_grant_does_not_write_for()
    {
        var measurement = new NewMeasurement(new(1_000), new(310000019), MeasurementCatalogue.Get("spo2"), gateway.Clock.GetUtcNow(), 94, null, ReadingMarks.None, null, Activity.NotRecorded, new("c", "%", null, null, null, null, null), new byte[16], 0);
        var delivery = new NewMeasurements("test", gateway.Clock.GetUtcNow(), [measurement], [new(measurement.Controller, [])], false);
        var commands = gateway.Services.GetRequiredService<MeasurementCommands>();
        var reader = AccessPolicy.ForClient("reader", [new(310000019)], [new(310000027)]);

        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => commands.RecordAsync(reader, delivery, TestContext.Current.CancellationToken));
        Assert.Equal(0, await gateway.CountAsync("Measurements"));
    }
}
