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

    internal OrganisationNumber? Number => OrganisationNumber.TryParse(Organisation, out var number) ? number : null;

    /// <summary>What is wrong with it, as the operator is told.</summary>
    internal IEnumerable<string> Faults(string at)
    {
        if (Number is null)
        {
            yield return $"{at}:{nameof(Organisation)} is not an organisation number: write the nine digits.";
        }

        if (Teams.Any(team => string.IsNullOrWhiteSpace(team.Key) || string.IsNullOrWhiteSpace(team.Name)) || Teams.DistinctBy(team => team.Key).Count() < Teams.Count)
        {
            yield return $"{at}:{nameof(Teams)}: every team has a name, and a key that no other has.";
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
