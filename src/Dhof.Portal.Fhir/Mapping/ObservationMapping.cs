using System.Diagnostics.CodeAnalysis;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Fhir.Mapping.Fast;
using Dhof.Portal.Fhir.Server;
using Hl7.Fhir.Model;
using Hl7.Fhir.Utility;

namespace Dhof.Portal.Fhir.Mapping;

/// <summary>From the JSON of one Observation to a measurement. What is not understood is refused with the place and the cure, never guessed.</summary>
public static class ObservationMapping
{
    public const int DeepestLevel = ResourceReader.DeepestLevel;

    /// <param name="json">One resource, UTF-8.</param>
    /// <param name="received">The instant that the effective time is held against.</param>
    public static bool TryRead(ReadOnlySpan<byte> json, DateTimeOffset received, [NotNullWhen(true)] out MappedObservation? mapped, [NotNullWhen(false)] out Refusal? refusal) =>
        TryRead(json, received, null, FastObservation.TryRead(json), out mapped, out refusal);

    /// <summary>The same for one version of a resource that a source holds: its order among the others is told by when the source stored it, by the source's own clock.</summary>
    public static bool TryReadVersion(ReadOnlySpan<byte> json, DateTimeOffset received, DateTimeOffset stored, [NotNullWhen(true)] out MappedObservation? mapped, [NotNullWhen(false)] out Refusal? refusal) =>
        TryRead(json, received, null, FastObservation.TryRead(json), out mapped, out refusal, stored);

    /// <summary>The same for an Observation whose subject has been settled otherwise, for example by a reference to a Patient that was read.</summary>
    internal static bool TryReadOf(ReadOnlySpan<byte> json, IdentityNumber subject, DateTimeOffset received, [NotNullWhen(true)] out MappedObservation? mapped, [NotNullWhen(false)] out Refusal? refusal) =>
        TryRead(json, received, subject, FastObservation.TryRead(json), out mapped, out refusal);

    /// <summary>The same without the fast reader, which must never answer otherwise: for the tests that hold the two together.</summary>
    internal static bool TryReadByFirely(ReadOnlySpan<byte> json, DateTimeOffset received, [NotNullWhen(true)] out MappedObservation? mapped, [NotNullWhen(false)] out Refusal? refusal) =>
        TryRead(json, received, null, null, out mapped, out refusal);

    /// <summary>Firely alone, before the mapping.</summary>
    /// <returns>Null where it has a complaint.</returns>
    internal static Observation? ReadByFirely(ReadOnlySpan<byte> json) => Parse(json, out var observation) is null ? observation : null;

    private static bool TryRead(ReadOnlySpan<byte> json, DateTimeOffset received, IdentityNumber? subject, Observation? fast, [NotNullWhen(true)] out MappedObservation? mapped, [NotNullWhen(false)] out Refusal? refusal, DateTimeOffset? stored = null)
    {
        mapped = null;
        var observation = fast;
        refusal = observation is null ? Parse(json, out observation) : null;

        if (observation is null)
        {
            refusal ??= new(RefusalCode.JsonInvalid, "Observation");
            return false;
        }

        var draft = new Draft(observation) { Stored = stored };

        try
        {
            refusal = Steps(draft, subject, received);
            mapped = refusal is null ? draft.Finish() : null;
        }
        catch (CodedException)
        {
            refusal = draft.Refuse(RefusalCode.ElementShape);
        }

        return mapped is not null;
    }

    private static Refusal? Steps(Draft draft, IdentityNumber? subject, DateTimeOffset received) =>
        ObservationMeaning.Read(draft)
        ?? ObservationKind.Read(draft)
        ?? ObservationSubject.Read(draft, subject)
        ?? ObservationController.Read(draft)
        ?? ObservationRevision.Read(draft, received)
        ?? (draft.Status == MeasurementStatus.EnteredInError ? null : Measured(draft, received));

    /// <summary>What was measured. A withdrawal needs none of it, and often has none.</summary>
    private static Refusal? Measured(Draft draft, DateTimeOffset received) =>
        ObservationTime.Read(draft, received)
        ?? ObservationValue.Read(draft)
        ?? ObservationDetails.Read(draft)
        ?? ObservationOxygen.Read(draft)
        ?? ObservationActivity.Read(draft);

    private static Refusal? Parse(ReadOnlySpan<byte> json, out Observation? observation) => ResourceReader.Read<Observation>(json, NullsInLists.Remove, out observation);
}
