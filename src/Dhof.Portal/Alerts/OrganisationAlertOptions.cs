using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Alerts.Acts;
using Dhof.Portal.Domain.Alerts.Escalation;
using Dhof.Portal.Domain.Organisations;

namespace Dhof.Portal.Alerts;

/// <summary>What one organisation decides about its alerts: one entry of <c>Alerts:Organisations</c>.</summary>
public sealed class OrganisationAlertOptions
{
    internal static OrganisationAlertOptions None { get; } = new();

    /// <summary>The nine digits.</summary>
    public string Organisation { get; init; } = "";

    /// <summary>Teams that alerts are assigned to.</summary>
    public IReadOnlyList<TeamOptions> Teams { get; init; } = [];

    /// <summary>Local time of each weekday; null for the hours of all.</summary>
    public TimeOnly? Opens { get; init; }

    public TimeOnly? Closes { get; init; }

    /// <summary>Weekdays on which it is closed; none for those of all.</summary>
    public IReadOnlyList<DateOnly> ClosedDays { get; init; } = [];

    /// <summary>Who is told, one after the other, of a red that nobody follows up within its promised time.</summary>
    public IReadOnlyList<EscalationOptions> Escalation { get; init; } = [];

    /// <summary>How long a technically suspect yellow waits for a repeat; null, as it is unless it is set, where nothing waits.</summary>
    public TimeSpan? RemeasureWithin { get; init; }

    public EscalationChain Chain => new([.. Escalation.Select(step => new EscalationStep(step.After, new(AssigneeKind.Team, step.Key, step.Name, null)))]);

    internal OrganisationNumber? Number => OrganisationNumber.TryParse(Organisation, out var number) ? number : null;

    /// <summary>What is wrong with it, as the operator is told.</summary>
    /// <param name="usual">The hours of all.</param>
    internal IEnumerable<string> Faults(string at, AlertOptions usual)
    {
        if (Number is null)
        {
            yield return $"{at}:{nameof(Organisation)} is not an organisation number: write the nine digits.";
        }

        if (Teams.Any(team => string.IsNullOrWhiteSpace(team.Key) || string.IsNullOrWhiteSpace(team.Name)) || Teams.DistinctBy(team => team.Key).Count() < Teams.Count)
        {
            yield return $"{at}:{nameof(Teams)}: every team has a name, and a key that no other has.";
        }

        if ((Closes ?? usual.Closes) <= (Opens ?? usual.Opens))
        {
            yield return $"{at}:{nameof(Closes)} is later than {nameof(Opens)}.";
        }

        if (RemeasureWithin < HeldYellow.Shortest || RemeasureWithin > HeldYellow.Longest)
        {
            yield return $"{at}:{nameof(RemeasureWithin)} is from five minutes to two hours, or left out. Write half an hour as 00:30:00.";
        }

        if (Escalation.Any(step => string.IsNullOrWhiteSpace(step.Key) || string.IsNullOrWhiteSpace(step.Name) || step.After < TimeSpan.Zero || step.After > TimeSpan.FromHours(24)))
        {
            yield return $"{at}:{nameof(Escalation)}: every step has a key, a name, and {nameof(EscalationOptions.After)} from zero to a day of opening time. Write half an hour as 00:30:00.";
        }
    }
}

/// <summary>A team of one organisation.</summary>
public sealed class TeamOptions
{
    /// <summary>Stored with every assignment: never given to another team.</summary>
    public string Key { get; init; } = "";

    public string Name { get; init; } = "";
}

/// <summary>One step of the chain.</summary>
public sealed class EscalationOptions
{
    /// <summary>Opening time after the step before; of the first, after the promised time.</summary>
    public TimeSpan After { get; init; }

    /// <summary>Stored with what was told.</summary>
    public string Key { get; init; } = "";

    /// <summary>As the list says it: <c>vaktleder</c>.</summary>
    public string Name { get; init; } = "";
}
