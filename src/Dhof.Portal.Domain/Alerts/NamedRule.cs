namespace Dhof.Portal.Domain.Alerts;

/// <summary>A rule, whatever it judges: a reading in its history (<see cref="AlertRule"/>), an answered form (<see cref="FormRule"/>), or what was asked for and did not come (<see cref="MissedRule"/>).</summary>
/// <param name="Key">Stable key, stored with every alert.</param>
/// <param name="Version">Raised whenever the same input could be judged otherwise.</param>
/// <param name="Name">What it finds, as machine clients are told.</param>
public abstract record NamedRule(string Key, int Version, LocalText Name)
{
    public virtual AlertKind Kind => AlertKind.Measurement;

    /// <summary>It speaks of what lasts, so its yellow goes before a single yellow in the worklist.</summary>
    public virtual bool IsOverTime => false;
}
