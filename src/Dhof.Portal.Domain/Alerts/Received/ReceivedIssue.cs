using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Domain.Alerts.Received;

/// <summary>An alert that another system of the controller raised, as its message says it. It is shown as it was judged there, and never judged again.</summary>
/// <param name="Subject">The person's identity number.</param>
/// <param name="Controller">The organisation that is named as author; null where the message names none.</param>
/// <param name="Identifier">system|value: under it corrections and the withdrawal come.</param>
/// <param name="Identified">When it was raised there.</param>
/// <param name="IsWithdrawn">It should not have been raised.</param>
public sealed record ReceivedIssue(
    IdentityNumber Subject,
    OrganisationNumber? Controller,
    string Identifier,
    Severity Severity,
    DateTimeOffset Identified,
    IssueSaid Said,
    bool IsWithdrawn)
{
    /// <summary>Stands where the key of a rule stands: no rule of the portal has it.</summary>
    public const string Rule = "received";

    /// <summary>Characters in what it says.</summary>
    public const int LongestText = 1_000;

    /// <summary>As an alert has it.</summary>
    /// <param name="series">Names the alert among others of the same patient.</param>
    public Finding ToFinding(string series) => new(Rule, 1, series, Severity, 0, Identified, 0, 0, false, Measurements.ReadingMarks.None) { Basis = new([], []) { Said = Said } };
}

/// <summary>What an alert of another system says, in its own words.</summary>
/// <param name="Name">What kind of alert it is called there; empty where it is not said.</param>
/// <param name="Detail">What it says beside; empty for nothing.</param>
/// <param name="By">The system that raised it.</param>
public sealed record IssueSaid(string Name, string Detail, string By);
