using System.Collections.Immutable;
using Dhof.Portal.Domain.Alerts.Received;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Domain.Alerts;

/// <summary>An alert as machine clients are told of it.</summary>
/// <param name="Record">Whose, and which controller's.</param>
/// <param name="Number">The patient's identity number.</param>
/// <param name="RuleVersion">Version of the rule that found the latest.</param>
/// <param name="Severity">The worst since it opened.</param>
/// <param name="RaisedAt">When the portal raised it; it never changes.</param>
/// <param name="Why">The sentence that clinicians read, in bokmål.</param>
/// <param name="Measurements">What it rests on, oldest first; of an alert from before findings were kept, what is known of it.</param>
/// <param name="Updated">When the portal stored this version.</param>
public sealed record ReportedAlert(
    long Id,
    RecordKey Record,
    IdentityNumber Number,
    string Rule,
    int RuleVersion,
    string Series,
    Severity Severity,
    DateTimeOffset RaisedAt,
    string Why,
    ImmutableArray<long> Measurements,
    AlertStatus Status,
    int Version,
    DateTimeOffset Updated)
{
    /// <summary>Of an alert that another system raised: what it says; null of what a rule found.</summary>
    public IssueSaid? Said { get; init; }

    /// <summary>The answered forms that it rests on, oldest first; none of what was measured.</summary>
    public ImmutableArray<long> Responses { get; init; } = [];

    /// <summary>What it speaks of where it rests on nothing that came: a kind of measurement or a form, as it is called.</summary>
    public LocalText? Subject { get; init; }
}
