using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Organisations;

namespace Dhof.Portal.Domain.Limits;

/// <summary>A limit for one series of one patient, from an instant on. Limits are never changed: a new one follows.</summary>
/// <param name="Author">Name of who set it, as it was then.</param>
/// <param name="ApprovedBy">The doctor who approved it; null: *Standardgrenser, ikke bekreftet av lege*.</param>
public sealed record Limit(string Series, LimitBand Band, DateTimeOffset ValidFrom, string Author, string Reason, string? ApprovedBy)
{
    /// <summary>Place among the limits that were set of the series, from 1; 0 for what the follow-up began with. Whoever sets the next has seen this one.</summary>
    public int Number { get; init; }

    /// <summary>When it was set; null for what the follow-up began with.</summary>
    public DateTimeOffset? SetAt { get; init; }

    public ClinicianRole? AuthorRole { get; init; }

    /// <summary>Helsepersonellnummer of who set it, where known.</summary>
    public string? AuthorHpr { get; init; }

    /// <summary>For whom the author acted; the controller is whose limit it is.</summary>
    public OrganisationNumber? AuthorOrganisation { get; init; }

    public ClinicianRole? ApprovedByRole { get; init; }

    /// <summary>Null where it was approved as it was set.</summary>
    public DateTimeOffset? ApprovedAt { get; init; }

    /// <summary>The day by which somebody looks at it again; null for none.</summary>
    public DateOnly? ReviewBy { get; init; }

    /// <summary>Set for this patient, not taken from a standard set.</summary>
    public bool IsPersonal { get; init; }

    /// <summary>The limit that this one undoes, by its number.</summary>
    public int? Undoes { get; init; }

    /// <summary>When it was taken back, before it came into force: it never counts.</summary>
    public DateTimeOffset? TakenBackAt { get; init; }

    public string? TakenBackBy { get; init; }

    public ClinicianRole? TakenBackByRole { get; init; }

    public bool IsApproved => ApprovedBy is not null;

    /// <summary>Whether the day by which somebody was to look at it again has passed.</summary>
    public bool IsReviewPassed(DateOnly today) => ReviewBy < today;
}
