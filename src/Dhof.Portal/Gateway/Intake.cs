using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Fhir.Server;
using Dhof.Portal.Measurements;

namespace Dhof.Portal.Gateway;

/// <summary>From posted entries to stored measurements and answered forms, and to the plan or the alert of another system that came alone: reads them, finds the patients, stores, and keeps what is refused.</summary>
internal sealed class Intake(PersonLocator persons, MeasurementCommands measurements, IssueIntake issues, PlanIntake plans, RefusedEntries refused)
{
    /// <param name="expected">The version that must stand of what is corrected; null: any.</param>
    /// <returns>One receipt per entry, in order. With <paramref name="allOrNothing"/> and any refusal, nothing was stored. What was refused is kept.</returns>
    public async Task<IReadOnlyList<Receipt>> TakeAsync(ControllerGrant grant, IReadOnlyList<EnvelopeEntry> entries, bool allOrNothing, DateTimeOffset received, CancellationToken cancellation, int? expected = null)
    {
        var receipts = await StoreAsync(grant, entries, allOrNothing, received, received, cancellation, expected);
        await refused.KeepAsync(grant, entries, receipts, received, cancellation);
        return receipts;
    }

    /// <summary>The same, and what is refused is not kept.</summary>
    /// <param name="arrived">When the entries came: what their own times are held against.</param>
    /// <param name="received">When they are stored; later than they came where they are tried again.</param>
    public async Task<IReadOnlyList<Receipt>> StoreAsync(ControllerGrant grant, IReadOnlyList<EnvelopeEntry> entries, bool allOrNothing, DateTimeOffset arrived, DateTimeOffset received, CancellationToken cancellation, int? expected = null)
    {
        if (entries is [var alone] && IssueIntake.Takes(alone))
        {
            return [await issues.StoreAsync(grant, alone.Resource, arrived, cancellation)];
        }

        if (entries is [var plan] && PlanIntake.Takes(plan))
        {
            return [await plans.StoreAsync(grant, plan, arrived, cancellation)];
        }

        var arrivals = entries.Select(entry => Arrival.Of(entry, grant, arrived)).ToArray();
        var receipts = new Receipt[arrivals.Length];
        var (places, delivery) = Deliver(grant, arrivals, receipts, allOrNothing, arrived, received, expected);

        if (places.Count == 0 || (allOrNothing && places.Count < arrivals.Length))
        {
            return receipts;
        }

        var stored = await measurements.RecordAsync(grant, delivery, cancellation);

        for (var i = 0; i < stored.Count; i++)
        {
            var arrival = arrivals[places[i]];
            receipts[places[i]] = ToReceipt(arrival, stored[i], received);
        }

        return receipts;
    }

    /// <summary>What may be stored, with the place of each among the entries; what may not has its receipt.</summary>
    private (List<int> Places, NewMeasurements Delivery) Deliver(ControllerGrant grant, Arrival[] arrivals, Receipt[] receipts, bool allOrNothing, DateTimeOffset arrived, DateTimeOffset received, int? expected)
    {
        var known = persons.Find(grant, arrivals.Where(arrival => arrival.Subject is not null).Select(arrival => (arrival.Controller, arrival.Subject!.Value)));
        List<int> places = new(arrivals.Length), placesOfForms = [];
        List<NewMeasurement> accepted = new(arrivals.Length);
        List<NewResponse> forms = [];
        Dictionary<OrganisationNumber, List<ReadOnlyMemory<byte>>> bodies = [];

        for (var i = 0; i < arrivals.Length; i++)
        {
            var arrival = arrivals[i];

            if (arrival.Subject is not { } subject)
            {
                receipts[i] = Receipt.Refused(arrival.Refusal!);
            }
            else if (!known.TryGetValue((arrival.Controller, subject), out var patient))
            {
                receipts[i] = Receipt.Refused(new(RefusalCode.PatientUnknown, $"{arrival.Type}.subject.identifier"));
            }
            else
            {
                var body = bodies.TryGetValue(arrival.Controller, out var there) ? there : bodies[arrival.Controller] = [];

                if (arrival.Form is null)
                {
                    places.Add(i);
                    accepted.Add(arrival.ToStore(patient, arrived, body.Count) with { Expected = expected });
                }
                else
                {
                    placesOfForms.Add(i);
                    forms.Add(arrival.ToStoreForm(patient, arrived, body.Count));
                }

                body.Add(arrival.Json);
            }
        }

        // In the order of the answers: the measurements, then the forms.
        places.AddRange(placesOfForms);

        // A withdrawn transaction needs no bodies.
        NewBody[] packed = allOrNothing && places.Count < arrivals.Length ? [] : [.. bodies.Select(body => new NewBody(body.Key, Originals.Compress(body.Value)))];
        return (places, new(grant.Client, received, accepted, packed, allOrNothing) { Responses = forms, Writes = grant.Writes });
    }

    private static Receipt ToReceipt(Arrival arrival, Stored stored, DateTimeOffset received) => stored.As switch
    {
        StoredAs.Created => new(stored.Measurement, stored.Version, true, received, null) { Type = arrival.Type },
        StoredAs.Known => new(stored.Measurement, stored.Version, false, null, null) { Type = arrival.Type },
        StoredAs.OtherVersion => Receipt.Refused(new(RefusalCode.VersionOther, $"{arrival.Type}.meta.versionId", stored.Version > 0 ? $"The present version is {stored.Version}." : "Nothing is stored under the identifier.")) with { Version = stored.Version },
        _ => Receipt.Refused(new(Reason(arrival, stored.As), $"{arrival.Type}.identifier"), arrival.Form is null ? stored.Measurement : 0),
    };

    private static RefusalCode Reason(Arrival arrival, StoredAs refused) => refused switch
    {
        StoredAs.Outdated => RefusalCode.CorrectionOutdated,
        StoredAs.OtherPatient => RefusalCode.CorrectionOtherPatient,
        StoredAs.OtherController => RefusalCode.CorrectionOtherController,
        StoredAs.OtherKind => RefusalCode.CorrectionOtherKind,
        StoredAs.Nothing => RefusalCode.NothingToWithdraw,
        _ when arrival.Form is { IsCorrection: true } => RefusalCode.ResponseCorrectionNotTaken,
        _ => RefusalCode.IdentifierTaken,
    };
}
