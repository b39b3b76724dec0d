using Dhof.Portal.Data.Sqlite;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Tests.Data;

public sealed class IdentifiedMeasurementTests(PortalUnderTest portal) : IClassFixture<PortalUnderTest>
{
    [Fact]
    public async Task A_measurement_is_found_by_its_senders_identifier_and_only_among_the_patients_own()
    {
        var mine = (await portal.MeasureAsync(Anna, 94, Now.AddHours(-1), identifier: "urn:sender|1")).Measurement;
        await portal.MeasureAsync(Anna, 93, Now.AddHours(-2), identifier: "urn:sender|2");
        await portal.MeasureAsync(Bo, 92, Now.AddHours(-3), identifier: "urn:sender|3");

        var found = portal.Get<MeasurementReader>().Identified(await portal.GrantAsync(Nurse, Anna), ["urn:sender|1", "urn:sender|3", "urn:sender|4", "urn:sender|1"]);
        Assert.Equal([(mine, "urn:sender|1")], found.Select(one => (one.Key, one.Value)));
    }
}
