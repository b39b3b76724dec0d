namespace Dhof.Portal.Benchmarks.Simulation;

/// <summary>What became of one planted deterioration under a set of rules.</summary>
internal enum Sighting
{
    /// <summary>An alert was raised while it lasted.</summary>
    Found,

    /// <summary>It changes no measurement. An alert in its time is chance, and counted as false.</summary>
    Unseen,

    /// <summary>Nothing that it changes was measured while it lasted.</summary>
    NotMeasured,

    /// <summary>A rule found something, which joined an alert that was open before it began: nobody is told anew.</summary>
    Joined,

    /// <summary>Measured, and no rule found anything.</summary>
    NotFound,
}

/// <param name="At">When the first alert was raised; null where it was not found.</param>
internal sealed record Sighted(Deterioration Deterioration, Sighting Sighting, DateTimeOffset? At)
{
    /// <summary>An alert from before the onset does not find it.</summary>
    public double? DaysFromOnset => (At - Deterioration.Onset)?.TotalDays;

    /// <summary>Negative where it came after the peak had begun.</summary>
    public double? DaysBeforePeak => (Deterioration.Peak - At)?.TotalDays;

    public static Sighted Of(Deterioration one, FollowUp followUp, RuleSet rules)
    {
        if (!one.IsSeen)
        {
            return new(one, Sighting.Unseen, null);
        }

        var alerts = followUp.Alerts.Where(alert => rules.Holds(alert.Rule)).ToList();
        var raised = alerts.Where(alert => one.Holds(alert.RaisedAt)).Select(alert => (DateTimeOffset?)alert.RaisedAt).Min();

        return raised is not null ? new(one, Sighting.Found, raised)
            : alerts.Exists(alert => alert.Found.Any(one.Holds)) ? new(one, Sighting.Joined, null)
            : new(one, one.IsMeasured ? Sighting.NotFound : Sighting.NotMeasured, null);
    }
}
