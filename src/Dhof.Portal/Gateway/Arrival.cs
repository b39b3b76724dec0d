using Dhof.Portal.Data;
using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Fhir.Mapping;
using Dhof.Portal.Fhir.Server;

namespace Dhof.Portal.Gateway;

/// <summary>One entry on its way in: read, and held against what the client may write.</summary>
/// <param name="Mapped">Null where the entry is refused, or is an answered form.</param>
internal sealed record Arrival(ReadOnlyMemory<byte> Json, MappedObservation? Mapped, OrganisationNumber Controller, Refusal? Refusal)
{
    /// <summary>Null where the entry is refused, or is a measurement.</summary>
    public MappedResponse? Form { get; init; }

    public string Type => Form is null ? ResourceTypes.Observation : ResourceTypes.QuestionnaireResponse;

    /// <summary>Null where the entry is refused.</summary>
    public IdentityNumber? Subject => Mapped?.Measurement.Subject ?? Form?.Response.Subject;

    public bool IsCorrection => Mapped?.IsCorrection ?? Form?.IsCorrection ?? false;

    public static Arrival Of(EnvelopeEntry entry, ControllerGrant grant, DateTimeOffset received)
    {
        if (entry.Refusal is not null)
        {
            return new(default, null, default, entry.Refusal);
        }

        if (ResourceTypes.Of(entry.Resource.Span) == ResourceTypes.QuestionnaireResponse)
        {
            return OfResponse(entry, grant, received);
        }

        MappedObservation? mapped;

        if (!(entry.Stored is { } stored ? ObservationMapping.TryReadVersion(entry.Resource.Span, received, stored, out mapped, out var refusal) : ObservationMapping.TryRead(entry.Resource.Span, received, out mapped, out refusal)))
        {
            return new(entry.Resource, null, default, refusal);
        }

        // What is copied belongs to the source's controller, whoever performed.
        if (entry.Stored is not null && Own(grant) is { } source)
        {
            return new(entry.Resource, mapped with { Measurement = mapped.Measurement with { Controller = mapped.Measurement.Controller == source ? source : null } }, source, null);
        }

        return (mapped.Measurement.Controller ?? Own(grant)) is { } controller && grant.Writes.Contains(controller)
            ? new(entry.Resource, mapped, controller, null)
            : new(entry.Resource, null, default, new(RefusalCode.ControllerNotYours, "Observation.performer"));
    }

    private static Arrival OfResponse(EnvelopeEntry entry, ControllerGrant grant, DateTimeOffset received)
    {
        var json = entry.Resource;

        if (!QuestionnaireResponseMapping.TryRead(json.Span, received, out var form, out var refusal))
        {
            return new(json, null, default, refusal);
        }

        if (entry.Stored is not null)
        {
            form = form with { Response = form.Response with { Controller = form.Response.Controller == Own(grant) ? form.Response.Controller : null } };
        }

        return (form.Response.Controller ?? Own(grant)) is { } controller && grant.Writes.Contains(controller)
            ? new(json, null, controller, null) { Form = form }
            : new(json, null, default, new(RefusalCode.ControllerNotYours, "QuestionnaireResponse.author"));
    }

    /// <param name="arrived">When the entry came; not when it is stored, where it is tried again.</param>
    public NewResponse ToStoreForm(PatientId patient, DateTimeOffset arrived, int bodyIndex) => NewResponse.Of(patient, Controller, Form!.Response, arrived, bodyIndex);

    /// <param name="arrived">When the entry came; not when it is stored, where it is tried again.</param>
    public NewMeasurement ToStore(PatientId patient, DateTimeOffset arrived, int bodyIndex)
    {
        var m = Mapped!.Measurement;
        var marks = Mapped.Revision is { IsWithdrawal: true } ? ReadingMarks.None : Plausibility.Of(m.Kind, m.Value, m.Second, m.Details) | EffectiveTime.Marks(m.Effective, arrived);

        return new(
            patient,
            Controller,
            m.Kind,
            m.Effective,
            m.Value,
            m.Second,
            marks | (m.Controller is null ? ReadingMarks.ControllerAssumed : ReadingMarks.None),
            m.Oxygen,
            m.Activity,
            m.Origin,
            Fingerprinted(patient, m),
            bodyIndex,
            m.Details)
        {
            Arrived = arrived,
            IsIdentified = m.Identifier is not null,
            Revision = Mapped.Revision,
        };
    }

    /// <summary>Without an identifier the content stands for it, so that a message that is sent twice is stored once. Where the message says what was measured, that is content too.</summary>
    private static byte[] Fingerprinted(PatientId patient, ReportedMeasurement m) => m switch
    {
        { Identifier: { } identifier } => Fingerprint.OfIdentifier(identifier),
        { Kind.IsNamedByMessage: true, Details: var details } => Fingerprint.Of("named", Convert.ToHexString(OfContent(patient, m)), details?.Thing, details?.Value?.Text, details?.Value?.Unit),
        _ => OfContent(patient, m),
    };

    private static byte[] OfContent(PatientId patient, ReportedMeasurement m) => Fingerprint.Of(
        "content",
        patient.ToString(),
        m.Kind.Key,
        m.Effective.ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture),
        Written(m.Value),
        m.Second is { } second ? Written(second) : null,
        m.Origin.DeviceId);

    /// <summary>94 and 94.0 are the same value.</summary>
    private static string Written(decimal value) => value.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture);

    private static OrganisationNumber? Own(ControllerGrant grant) => grant.Writes is [var own, ..] ? own : null;
}
