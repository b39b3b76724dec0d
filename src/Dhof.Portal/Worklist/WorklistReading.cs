using System.Collections.Immutable;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Alerts.Acts;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Pauses;

namespace Dhof.Portal.Worklist;

/// <summary>The whole list at one instant. Every patient of it is in exactly one place: shown + snoozed + paused + without = all.</summary>
/// <param name="Rows">In their right order.</param>
/// <param name="Snoozed">Who has nothing open but what is put off, the one that ends first on top.</param>
/// <param name="Paused">Whose follow-up is paused and who has nothing that a pause does not hide, the one that ends first on top.</param>
/// <param name="Today">What was agreed for today or before and is not done, earliest first.</param>
/// <param name="Without">How many have nothing open.</param>
public sealed record WorklistReading(ImmutableArray<WorklistRow> Rows, ImmutableArray<SnoozedPatient> Snoozed, ImmutableArray<PausedPatient> Paused, ImmutableArray<PlannedCheck> Today, int Without)
{
    public static WorklistReading Empty { get; } = new([], [], [], [], 0);

    /// <summary>Those among <see cref="Without"/> of whom greens came that nobody of the organisation has marked as seen, by id.</summary>
    public ImmutableArray<PatientId> Greens { get; init; } = [];
}

/// <summary>A patient who is out of the list for a time.</summary>
/// <param name="Alert">The alert whose snooze ends first.</param>
public sealed record SnoozedPatient(PatientId Patient, string Name, StandingAlert Alert)
{
    public Snooze Snooze => Alert.Life.Snooze!;
}

/// <summary>A patient who is out of the list because the follow-up is paused.</summary>
/// <param name="Worst">What is open all the same, the worst of it; null for nothing.</param>
/// <param name="Open">How many alerts that is.</param>
public sealed record PausedPatient(PatientId Patient, string Name, FollowUpPause Pause, StandingAlert? Worst, int Open);

/// <summary>A look or a call that was agreed.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Alert">The alert it was agreed upon, with whoever agreed it.</param>
public sealed record PlannedCheck(DateTimeOffset At, PatientId Patient, string Name, StandingAlert Alert);
