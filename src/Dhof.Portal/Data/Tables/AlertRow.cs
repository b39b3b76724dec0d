using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Alerts.Acts;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dhof.Portal.Data.Tables;

/// <summary>A deviation of one rule and series. Open until <see cref="ClosedAt"/>; at most one open for a patient, controller, rule and series.</summary>
public sealed class AlertRow : IClinicalRow, IVersionedRow, IEntityTypeConfiguration<AlertRow>
{
    public static InformationTypes InformationType => InformationTypes.Alerts;

    public long Id { get; init; }

    public PatientId Patient { get; init; }

    public OrganisationNumber Controller { get; init; }

    public string Rule { get; init; } = "";

    public string Series { get; init; } = "";

    /// <summary>The worst found since it opened.</summary>
    public Severity Severity { get; set; }

    /// <summary>Effective time of the first finding.</summary>
    public DateTimeOffset Since { get; set; }

    /// <summary>When the engine raised it.</summary>
    public DateTimeOffset RaisedAt { get; init; }

    public int Count { get; set; }

    public int LatestVersion { get; set; }

    public Severity LatestSeverity { get; set; }

    public long LatestMeasurement { get; set; }

    public DateTimeOffset LatestAt { get; set; }

    public decimal LatestValue { get; set; }

    public decimal LatestEdge { get; set; }

    public bool LatestBelow { get; set; }

    public ReadingMarks LatestMarks { get; set; }

    /// <summary>As <see cref="AlertFindingRow.Basis"/>.</summary>
    public string? LatestBasis { get; set; }

    /// <summary>When it was last made anew because a reading was corrected or withdrawn.</summary>
    public DateTimeOffset? CorrectedAt { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    public ClosingReason? ClosedBecause { get; set; }

    /// <summary>When it is to be looked at again, as its acts say: so that the list finds what is closed and not done with.</summary>
    public DateTimeOffset? NextCheck { get; set; }

    /// <summary>When a clinician last did something with it.</summary>
    public DateTimeOffset? LastActAt { get; set; }

    /// <summary>What clinicians did with it, where that was read too.</summary>
    public List<AlertActRow> Acts { get; } = [];

    /// <summary>Two who change it at once, a clinician and the engine among them, do not overwrite each other.</summary>
    public int Version { get; set; }

    public DateTimeOffset Updated { get; set; }

    /// <summary>What it rests on, where that was read too. Fewer than <see cref="Count"/> of an alert from before findings were kept.</summary>
    public List<AlertFindingRow> Findings { get; } = [];

    /// <summary>One more finding, of a reading that it does not rest on.</summary>
    public AlertRow Join(Finding finding)
    {
        Keep(finding);
        return Set(Count == 0 ? OpenAlert.From(finding) : ToDomain().Join(finding));
    }

    /// <summary>
    /// The alert as it is when a reading that it rests on was corrected: the finding of before counts no longer. With no finding left it is closed, and says why.
    /// Its findings must have been read.
    /// </summary>
    /// <param name="finding">What the reading says now; null where it is as expected or withdrawn.</param>
    /// <returns>False where nothing that anybody sees has changed.</returns>
    public bool Revise(long measurement, Finding? finding, DateTimeOffset now)
    {
        var before = ToDomain();
        var all = Findings.Count == Count;
        Findings.RemoveAll(row => row.Measurement == measurement && finding is null);

        if (finding is not null)
        {
            Keep(finding);
        }

        // From before findings were kept: what the others said is not known, so it is never lowered.
        var after = all ? OpenAlert.Of(Findings.Select(row => row.ToDomain(this))) : finding is null ? before : before.Join(finding) with { Count = before.Count };

        if (after is null)
        {
            (ClosedAt, ClosedBecause) = (now, ClosingReason.Corrected);
            return true;
        }

        if (after with { CorrectedAt = before.CorrectedAt } == before)
        {
            return false;
        }

        Set(after with { CorrectedAt = now });
        return true;
    }

    /// <summary>What was held is over: its repeat was normal. Whoever has begun with an alert closes it.</summary>
    public AlertRow CloseBy(long repeat, DateTimeOffset now)
    {
        (ClosedAt, ClosedBecause) = (now, ClosingReason.RepeatedNormal);
        return Rest(repeat);
    }

    /// <summary>It stands again: the repeat that closed it was corrected, or withdrawn.</summary>
    public AlertRow OpenAgain(DateTimeOffset now)
    {
        (ClosedAt, ClosedBecause, CorrectedAt) = (null, null, now);
        return Rest(null);
    }

    /// <summary>With what was done with it. Its acts must have been read.</summary>
    public StandingAlert ToStanding() => new(Id, Controller, RaisedAt, ToDomain(), Life()) { ClosedAt = ClosedAt };

    /// <summary>What its acts add up to. They must have been read.</summary>
    public AlertLife Life() => AlertLife.Of(InOrder(), Controller);

    /// <summary>Its acts in the order in which they were done. They must have been read.</summary>
    public IEnumerable<AlertAct> InOrder() => Acts.OrderBy(act => act.Id == 0 ? long.MaxValue : act.Id).Select(act => act.ToDomain());

    /// <summary>One more act, which nothing forbids. The acts before must have been read.</summary>
    public AlertRow Do(AlertAct act)
    {
        Acts.Add(AlertActRow.Of(this, act));
        var life = Life();
        NextCheck = life.NextCheck;
        (ClosedAt, ClosedBecause) = act.Kind switch
        {
            AlertActKind.Closed => (act.At, act.Reason),
            AlertActKind.Reopened => (null, null),
            _ => (ClosedAt, ClosedBecause),
        };
        LastActAt = act.At;
        return this;
    }

    /// <summary>When it became red here, as far as is known: not before it was raised, and not before the first red was measured. Its findings must have been read.</summary>
    public DateTimeOffset RedSince() =>
        Findings.Where(finding => finding.Severity == Severity.Red).Select(finding => (DateTimeOffset?)finding.At).Min() is { } at && at > RaisedAt ? at : RaisedAt;

    /// <summary>The finding that came in first: ids follow the intake, effective times may not. Null where not all of them were kept. Its findings must have been read.</summary>
    public Finding? First() => Findings.Count == Count ? Findings.MinBy(row => row.Measurement)?.ToDomain(this) : null;

    public OpenAlert ToDomain() => new(
        Severity,
        Since,
        new(Rule, LatestVersion, Series, LatestSeverity, LatestMeasurement, LatestAt, LatestValue, LatestEdge, LatestBelow, LatestMarks) { Basis = FindingBases.Read(LatestBasis) },
        Count)
    {
        CorrectedAt = CorrectedAt,
    };

    /// <summary>Takes over the state of the domain; rule and series are the row's own.</summary>
    public AlertRow Set(OpenAlert alert)
    {
        (Severity, Since, Count, CorrectedAt) = (alert.Severity, alert.Since, alert.Count, alert.CorrectedAt);
        (LatestVersion, LatestSeverity, LatestMeasurement, LatestAt) = (alert.Latest.Version, alert.Latest.Severity, alert.Latest.Measurement, alert.Latest.At);
        (LatestValue, LatestEdge, LatestBelow, LatestMarks) = (alert.Latest.Value, alert.Latest.Edge, alert.Latest.Below, alert.Latest.Marks);
        LatestBasis = FindingBases.Write(alert.Latest.Basis);
        return this;
    }

    public void Configure(EntityTypeBuilder<AlertRow> builder)
    {
        builder.ToTable("Alerts");
        builder.HasIndex(r => new { r.Patient, r.Controller, r.Rule, r.Series }).IsUnique().HasFilter("\"ClosedAt\" IS NULL");
        builder.HasIndex(r => new { r.Patient, r.Since });
        builder.HasIndex(r => r.NextCheck).HasFilter("\"NextCheck\" IS NOT NULL");
        builder.HasMany(r => r.Findings).WithOne().HasForeignKey(r => r.Alert);
        builder.HasMany(r => r.Acts).WithOne().HasForeignKey(r => r.Alert);
        builder.Property(r => r.Version).IsConcurrencyToken();
    }

    private AlertRow Rest(long? repeat)
    {
        LatestBasis = FindingBases.Write(HeldYellow.With(FindingBases.Read(LatestBasis)!, repeat));
        return this;
    }

    private void Keep(Finding finding)
    {
        if (Findings.Find(row => row.Measurement == finding.Measurement) is { } there)
        {
            there.Set(finding);
        }
        else
        {
            Findings.Add(new AlertFindingRow { Measurement = finding.Measurement, Patient = Patient, Controller = Controller }.Set(finding));
        }
    }
}
