using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Alerts.Rules;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Tests.Alerts;

/// <summary>This project's proposal: three days beside the 14 before; saturation −2.0 points with pulse +10.0 or respiratory rate +3.0 a minute (Hurst 2010: two standard deviations of stable patients).</summary>
public sealed class FallingOxygenRisingPulseTests
{
    [Theory]
    [InlineData(92.0, 85, 15, true)]
    [InlineData(92.04, 85, 15, true), InlineData(92.05, 85, 15, false)]
    [InlineData(92.0, 84.94, 15, false), InlineData(92.0, 84.95, 15, true)]
    [InlineData(92.0, 75, 18, true), InlineData(92.0, 75, 17.94, false)]
    [InlineData(92.0, 75, 15, false)]
    [InlineData(94.0, 95, 25, false)]
    [InlineData(92.0, 65, 12, false)]
    public void Saturation_falls_and_one_of_the_others_rises(double saturation, double pulse, double breaths, bool found) =>
        Assert.Equal(found ? Severity.Yellow : null, Of(saturation, pulse, breaths).Judge(new FallingOxygenRisingPulse())?.Severity);

    [Theory, InlineData("spo2", 91), InlineData("hr", 90), InlineData("rr", 20)]
    public void Whichever_of_the_three_came_last_is_judged_and_the_alert_is_of_the_saturation(string kind, double value)
    {
        var finding = Of(91, 90, 20).Add(kind, value, TimeSpan.Zero).Judge(new FallingOxygenRisingPulse())!;
        Assert.Equal(("spo2", 61L), (finding.Series, finding.Measurement));
    }

    [Theory]
    [InlineData("temp", 38.5, ReadingMarks.None, Activity.NotRecorded), InlineData("spo2", 91, ReadingMarks.Withdrawn, Activity.NotRecorded)]
    [InlineData("spo2", 91, ReadingMarks.None, Activity.Exertion), InlineData("hr", 20, ReadingMarks.Improbable, Activity.NotRecorded)]
    public void What_cannot_be_compared_is_not_judged(string kind, double value, ReadingMarks marks, Activity activity) =>
        Assert.Null(Of(91, 90, 20).Add(kind, value, TimeSpan.Zero, marks, activity).Judge(new FallingOxygenRisingPulse()));

    [Theory]
    [InlineData(1, 9, true), InlineData(0, 9, false), InlineData(1, 8, false)]
    public void Never_from_fewer_than_two_days_of_the_three_and_seven_of_the_fourteen(int daysAgo, int usualFrom, bool found)
    {
        var history = new Histories().Daily("spo2", 94, usualFrom, 3).Daily("hr", 75, usualFrom, 3).Daily("hr", 90, daysAgo, 0).Daily("spo2", 91, daysAgo, 0);
        Assert.Equal(found, history.Judge(new FallingOxygenRisingPulse()) is not null);
    }

    [Fact]
    public void Only_what_rose_is_part_of_it()
    {
        var finding = Of(91, 90, 15).Judge(new FallingOxygenRisingPulse())!;
        Assert.Equal((91m, 92m, true), (finding.Value, finding.Edge, finding.Below));
        Assert.Equal([58, 59, 60, 52, 53, 54], finding.Basis!.Readings);
        Assert.Equal((91m, 94m, 90m, 75m, null), (finding.Basis["saturation"], finding.Basis["saturation-usual"], finding.Basis["pulse"], finding.Basis["pulse-usual"], finding.Basis.Find("breaths")));
    }

    /// <summary>17 days of each; the last three as told, the saturation last.</summary>
    private static Histories Of(double saturation, double pulse, double breaths) => new Histories()
        .Daily("spo2", 94, 16, 3).Daily("hr", 75, 16, 3).Daily("rr", 15, 16, 3)
        .Daily("temp", 36.8, 16, 8)
        .Daily("hr", pulse, 2, 0).Daily("rr", breaths, 2, 0).Daily("spo2", saturation, 2, 0);
}
