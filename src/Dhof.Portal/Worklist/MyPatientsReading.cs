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

    public int Count => Changed.Length + Unchanged.Length;

    public bool NothingWaits => Checks.IsEmpty && Drafts.IsEmpty && Limits.IsEmpty;
}

/// <summary>One patient and what is new.</summary>
public sealed record MyPatient(PatientRecordRow Record, PatientNews News)
{
    public PatientId Patient => News.Patient;
}

/// <summary>One patient and the limits that somebody must look at.</summary>
public sealed record LimitsOfPatient(PatientId Patient, string Name, LimitsToReview Limits);
