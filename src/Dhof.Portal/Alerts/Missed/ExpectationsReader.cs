using System.Collections.Immutable;
using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Domain;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Alerts.Rules;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Plans;
using Dhof.Portal.Domain.Questionnaires;
using Dhof.Portal.Sources;
using Dhof.Portal.Texts;

namespace Dhof.Portal.Alerts.Missed;

/// <summary>Composes what a plan asks for with what has come.</summary>
internal sealed class ExpectationsReader(NewestReader newest, FindForm forms, ControllerSights sights, LimitsInForce limits, TimeSpan inactiveAfter)
{
    private static readonly OutsideLimit s_outside = new();

    /// <param name="seen">What clinicians have closed, of this patient and controller.</param>
    public Expectations Read(ControllerGrant grant, PlanKey key, SelfTreatmentPlan plan, IReadOnlyDictionary<(string Rule, string Series), DateTimeOffset> seen, DateTimeOffset now)
    {
        var asked = DueWindows.AskedBy(plan);
        var measured = asked.Where(one => !one.IsForm).Select(one => MeasurementCatalogue.Find(one.Key)).OfType<MeasurementKind>().Select(kind => Measured(grant, key, kind)).ToImmutableArray();

        // A form has no colour of its own: it is missed by a patient whose measurements had one.
        var worst = measured.Max(one => one.LastState);
        ImmutableArray<Awaited> awaited =
        [
            .. measured, .. asked.Where(one => one.IsForm).Select(one => new Awaited(one, forms(one.Key)?.Title ?? new LocalText(one.Key, one.Key, one.Key), newest.Answered(grant, key.Patient, key.Controller, one.Key), worst)),
        ];
        return new(plan, awaited, sights.Of(key.Controller, now), seen, now, NorwegianTime.Zone) { InactiveAfter = inactiveAfter, LastOfAll = LastOfAll(grant, key, awaited, now) };
    }

    /// <summary>What the plan does not ask for is read only where nothing else has come for long.</summary>
    private DateTimeOffset? LastOfAll(ControllerGrant grant, PlanKey key, ImmutableArray<Awaited> awaited, DateTimeOffset now) =>
        awaited.Max(one => one.Last) is { } last && last > now - inactiveAfter ? last
            : MeasurementCatalogue.Kinds.Select(kind => newest.Reading(grant, key.Patient, key.Controller, kind.Key)?.At).Append(newest.Answered(grant, key.Patient, key.Controller)).Max();

    private Awaited Measured(ControllerGrant grant, PlanKey key, MeasurementKind kind)
    {
        var last = newest.Reading(grant, key.Patient, key.Controller, kind.Key);
        return new(new(kind.Key, false), kind.Series.Length == 1 ? kind.Series[0].Name : kind.Name, last?.At, last is { } reading ? StateOf(key, kind, reading) : null);
    }

    /// <summary>Null where no limit says.</summary>
    private Severity? StateOf(PlanKey key, MeasurementKind kind, Reading reading)
    {
        var history = limits.Of(key.Patient, key.Controller);
        return kind.Series.Any(series => history.InForce(series.Key, reading.At) is not null)
            ? s_outside.Judge(kind, reading, new(history)).Select(finding => finding.Severity).DefaultIfEmpty(Severity.Green).Max()
            : null;
    }
}
