using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Tests.Fhir;

namespace Dhof.Portal.Tests.Gateway;

/// <summary>What becomes of a version, held against the one that stands. Times are minutes before nine.</summary>
public sealed class VersionOrderTests
{
    private static readonly VersionContent s_content = new(0, 84, null, null, 0, 1, null);

    [Theory]
    // A later version of what was final is never old.
    [InlineData("Final", null, 30, "Corrected", null, 30, "Created")]
    [InlineData("Final", null, 30, "Corrected", 90, 0, "Created")]
    [InlineData("Final", null, 30, "EnteredInError", 90, 60, "Created")]
    // Both say when: the later stands.
    [InlineData("Corrected", 20, 10, "Corrected", 19, 0, "Created")]
    [InlineData("Corrected", 20, 10, "Amended", 20, 0, "Created")]
    [InlineData("Corrected", 20, 10, "Corrected", 21, 0, "Outdated")]
    [InlineData("Amended", 20, 10, "EnteredInError", 21, 0, "Outdated")]
    [InlineData("Amended", 20, 10, "EnteredInError", 19, 0, "Created")]
    [InlineData("Corrected", 20, 10, "Corrected", 19, 60, "Created")]
    // One of them is silent: by receipt.
    [InlineData("Corrected", null, 10, "Corrected", null, 10, "Created")]
    [InlineData("Corrected", null, 10, "Corrected", null, 11, "Outdated")]
    [InlineData("Corrected", 20, 10, "Corrected", null, 11, "Outdated")]
    [InlineData("Corrected", 20, 10, "EnteredInError", null, 9, "Created")]
    [InlineData("Corrected", null, 10, "Corrected", 5, 11, "Outdated")]
    [InlineData("Corrected", null, 10, "Corrected", 90, 9, "Created")]
    // What was withdrawn returns only by what says that it was issued later.
    [InlineData("EnteredInError", 20, 10, "Corrected", null, 0, "Outdated")]
    [InlineData("EnteredInError", 20, 10, "Corrected", 20, 0, "Outdated")]
    [InlineData("EnteredInError", 20, 10, "Corrected", 19, 0, "Created")]
    [InlineData("EnteredInError", null, 10, "Amended", 10, 0, "Outdated")]
    [InlineData("EnteredInError", null, 10, "Amended", 9, 0, "Created")]
    // Withdrawn twice is withdrawn, with the later words.
    [InlineData("EnteredInError", 20, 10, "EnteredInError", 19, 0, "Created")]
    [InlineData("EnteredInError", 20, 10, "EnteredInError", 21, 0, "Outdated")]
    [InlineData("EnteredInError", 20, 10, "EnteredInError", null, 0, "Created")]
    // The same again.
    [InlineData("Corrected", 20, 10, "Corrected", 20, 0, "Known", true)]
    [InlineData("EnteredInError", 20, 10, "EnteredInError", 20, 0, "Known")]
    [InlineData("EnteredInError", null, 10, "EnteredInError", null, 60, "Known")]
    public void A_version_is_next_known_or_outdated(string standing, int? issued, int received, string status, int? nextIssued, int arrived, string becomes, bool same = false)
    {
        var stood = Stood(2, Enum.Parse<MeasurementStatus>(standing), Before(issued), Before(received)!.Value);
        var revision = new Revision(Enum.Parse<MeasurementStatus>(status), Before(nextIssued), null);
        var stored = VersionOrder.OfRevision([stood, Stood(1, MeasurementStatus.Final, null, Samples.Now.AddHours(-3))], Next(revision, Before(arrived)!.Value), revision, same ? s_content : s_content with { Value = 94 });
        Assert.Equal((Enum.Parse<StoredAs>(becomes), 7, becomes == "Created" ? 3 : 2), (stored.As, stored.Measurement, stored.Version));
    }

    [Theory]
    [InlineData(ReadingMarks.None, ReadingMarks.Late, true, ReadingMarks.Corrected)]
    [InlineData(ReadingMarks.Late, ReadingMarks.Late, true, ReadingMarks.Corrected | ReadingMarks.Late)]
    [InlineData(ReadingMarks.Late, ReadingMarks.None, false, ReadingMarks.Corrected | ReadingMarks.Late)]
    [InlineData(ReadingMarks.ClockAhead, ReadingMarks.None, true, ReadingMarks.Corrected | ReadingMarks.ClockAhead)]
    [InlineData(ReadingMarks.ClockAhead, ReadingMarks.None, false, ReadingMarks.Corrected)]
    [InlineData(ReadingMarks.None, ReadingMarks.ClockAhead, false, ReadingMarks.Corrected | ReadingMarks.ClockAhead)]
    [InlineData(ReadingMarks.Impossible | ReadingMarks.Withdrawn, ReadingMarks.None, true, ReadingMarks.Corrected)]
    [InlineData(ReadingMarks.ControllerAssumed, ReadingMarks.Improbable, true, ReadingMarks.Corrected | ReadingMarks.Improbable)]
    public void How_late_a_measurement_came_is_not_how_late_it_was_corrected(ReadingMarks first, ReadingMarks next, bool sameTime, ReadingMarks expected)
    {
        var revision = new Revision(MeasurementStatus.Corrected, null, null);
        var standing = Stood(1, MeasurementStatus.Final, null, Samples.Now) with { Marks = first };
        Assert.Equal(expected, VersionOrder.Marks(standing, Next(revision, Samples.Now) with { Marks = next }, sameTime ? s_content : s_content with { At = 1 }));
    }

    private static DateTimeOffset? Before(int? minutes) => minutes is { } number ? Samples.Now.AddMinutes(-number) : null;

    private static StoredVersion Stood(int version, MeasurementStatus status, DateTimeOffset? issued, DateTimeOffset received) =>
        new(7, version, new(1_000), "spo2", s_content, ReadingMarks.None, received, status, issued, null);

    private static NewMeasurement Next(Revision revision, DateTimeOffset arrived) =>
        new(new(1_000), new(310000019), MeasurementCatalogue.Get("spo2"), Samples.Now, 94, null, ReadingMarks.None, null, Activity.NotRecorded, new("c", "%", null, null, null, null, null), new byte[16], 0)
        {
            Revision = revision,
            Arrived = arrived,
        };
}
