using System.Collections.Immutable;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.News;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Worklist;

/// <summary>A doctor's list at one instant: what waits for their answer, and every patient once.</summary>
/// <param name="Checks">Calls and looks that the doctor's own organisation has agreed, earliest first.</param>
/// <param name="Drafts">Patients of whom the doctor's own organisation is writing a plan that is not agreed.</param>
/// <param name="Limits">Patients with limits in force that a doctor is to approve or look at again.</param>
/// <param name="Changed">Those with something open or something new, what is open first.</param>
/// <param name="Unchanged">All others, by name.</param>
public sealed record MyPatientsReading(ImmutableArray<PlannedCheck> Checks, ImmutableArray<PatientRecordRow> Drafts, ImmutableArray<LimitsOfPatient> Limits, ImmutableArray<MyPatient> Changed, ImmutableArray<MyPatient> Unchanged)
{
    public static MyPatientsReading Empty { get; } = new([], [], [], [], []);

    /// <param name="byName">Every patient, by name.</param>
    /// <param name="kept">Those that stand among the changed although nothing is new: whoever marks a patient as seen finds it where it was, and can take it back.</param>
    public MyPatientsReading With(IEnumerable<MyPatient> byName, IReadOnlySet<PatientId> kept)
    {
        var isChanged = byName.ToLookup(one => one.News.IsOpen || one.News.HasNews || kept.Contains(one.Patient));
        return this with { Changed = [.. isChanged[true].OrderByDescending(one => one.Concern).ThenBy(one => one.Since).ThenBy(one => one.Place)], Unchanged = [.. isChanged[false]] };
    }

    public MyPatientsReading Keeping(IReadOnlySet<PatientId> kept) => With(Changed.Concat(Unchanged).OrderBy(one => one.Place), kept);

    public int Count => Changed.Length + Unchanged.Length;

    public bool NothingWaits => Checks.IsEmpty && Drafts.IsEmpty && Limits.IsEmpty;
}

/// <summary>One patient and what is new.</summary>
/// <param name="Place">Among all, by name.</param>
public sealed record MyPatient(PatientRecordRow Record, PatientNews News, int Place)
{
    /// <summary>How serious what is open is: a severity, below it what could not be read, below that nothing.</summary>
    public int Concern => News.Open is [var worst, ..] ? (int)worst.Severity : News.Unread > 0 ? 0 : -1;

    /// <summary>Since when the worst is open.</summary>
    public DateTimeOffset Since => News.Open is [var worst, ..] ? worst.Alert.Since : DateTimeOffset.MaxValue;

    public PatientId Patient => News.Patient;
}

/// <summary>One patient and the limits that somebody must look at.</summary>
public sealed record LimitsOfPatient(PatientId Patient, string Name, LimitsToReview Limits);
