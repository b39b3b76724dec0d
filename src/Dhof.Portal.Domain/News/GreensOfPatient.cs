using System.Collections.Immutable;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Domain.News;

/// <summary>What came of one patient that nobody of the organisation has marked as seen, and that raised nothing.</summary>
/// <param name="Readings">In the order of the catalogue.</param>
/// <param name="Forms">When each was answered, newest first.</param>
/// <param name="WhyNot">Why it is not seen together with others'; empty where it may be.</param>
public sealed record GreensOfPatient(PatientId Patient, string Name, ImmutableArray<GreenReadings> Readings, ImmutableArray<DateTimeOffset> Forms, ImmutableArray<NotTogether> WhyNot)
{
    public bool MayBeTogether => WhyNot.IsEmpty;

    /// <summary>When the last of it was measured or answered; null for nothing.</summary>
    public DateTimeOffset? Newest => Readings.Where(one => one.Newest is not null).Select(one => one.Newest!.Value.At).Concat(Forms).Cast<DateTimeOffset?>().Max();
}

/// <summary>What is new of one kind, and what of it did not come.</summary>
/// <param name="Count">How many are new.</param>
/// <param name="Newest">The latest of the new ones by effective time; null where only something is missing.</param>
/// <param name="IsJudged">A limit was in force for the newest: without one nothing says that it is green.</param>
public sealed record GreenReadings(MeasurementKind Kind, int Count, Reading? Newest, bool IsJudged, ReadingsNews News);

/// <summary>The greens of some patients at one instant.</summary>
/// <param name="Through">How far they were looked at: what is marked when somebody marks them.</param>
public sealed record GreenBatch(GreenThrough Through, ImmutableArray<GreensOfPatient> Patients)
{
    public static GreenBatch Empty { get; } = new(default, []);

    public IEnumerable<GreensOfPatient> Together => Patients.Where(one => one.MayBeTogether);
}
