using System.Collections.Immutable;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Domain.Alerts;

/// <summary>
/// A rule is a pure question about a reading in its history: no clock, no database. Decision support, not a replacement for judgement.
/// It looks at the reading, and no further forward than its own time; so whatever it says can change only when something in its window does.
/// </summary>
public abstract record AlertRule(string Key, int Version, LocalText Name) : NamedRule(Key, Version, Name)
{
    /// <summary>How far back from a reading its history matters; zero where the reading alone is judged.</summary>
    public virtual TimeSpan Window => TimeSpan.Zero;

    /// <summary>It speaks of several readings.</summary>
    public override bool IsOverTime => Window > TimeSpan.Zero;

    /// <summary>What it finds depends on the limits: it is tried with them before a limit is saved.</summary>
    public virtual bool IsByLimits => false;

    /// <summary>Whether it is asked about patients who are followed up for this.</summary>
    /// <param name="condition">Null where no record says why.</param>
    public virtual bool AppliesTo(FollowUpCondition? condition) => true;

    /// <summary>The kinds whose readings in the window matter when a reading of this kind is judged; empty where none do.</summary>
    public virtual ImmutableArray<MeasurementKind> Reads(MeasurementKind judged) => [];

    public abstract IEnumerable<Finding> Judge(MeasurementKind kind, Reading reading, History history);
}
