using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Fhir.Server;
using Hl7.Fhir.Model;

namespace Dhof.Portal.Fhir.Mapping;

/// <summary>What an amended, corrected or withdrawn Observation says about itself as a version: when it was made, and why.</summary>
internal static class ObservationRevision
{
    private const int LongestReason = 500;

    public static Refusal? Read(Draft draft, DateTimeOffset received)
    {
        if (draft.Status == MeasurementStatus.Final)
        {
            draft.Revision = draft.Stored is { } version ? Revision.OfFinal(version) : null;
            return null;
        }

        if (draft.Status == MeasurementStatus.EnteredInError && ObservationOrigin.Identifier(draft) is null)
        {
            return draft.Refuse(RefusalCode.IdentifierMissing);
        }

        var (at, said) = Said(draft.Observation);
        draft.At = at;
        var issued = draft.Stored;

        if (issued is null && said is not null)
        {
            if (ZonedTime.Read(said, received, out var read) is not null)
            {
                return draft.Refuse(RefusalCode.IssuedInvalid);
            }

            // As it is stored: the same message again must find itself.
            issued = DateTimeOffset.FromUnixTimeMilliseconds(read.ToUnixTimeMilliseconds());
        }

        draft.At = "Observation.note";
        draft.Revision = new(draft.Status, issued, Reason(draft.Observation));
        return null;
    }

    /// <summary>Never in the middle of a sign that two characters make: half of one cannot be stored.</summary>
    private static string Shortened(string reason)
    {
        var most = LongestReason - 1;
        return reason[..(char.IsHighSurrogate(reason[most - 1]) ? most - 1 : most)] + "…";
    }

    /// <summary>When this version was made: issued, or else what the sender's own store says.</summary>
    private static (string At, string? Text) Said(Observation observation) => observation.IssuedElement.Text() is { } issued
        ? ("Observation.issued", issued)
        : ("Observation.meta.lastUpdated", observation.Meta?.LastUpdatedElement.Text());

    /// <summary>A note that names a person by number is kept in the original only.</summary>
    private static string? Reason(Observation observation)
    {
        var notes = observation.Note.Select(note => note.TextElement.Text()?.Trim()).OfType<string>().Where(text => text.Length > 0 && !Primitives.HoldsIdentityNumber(text));
        var reason = string.Join("; ", notes);
        return reason.Length == 0 ? null : reason.Length <= LongestReason ? reason : Shortened(reason);
    }
}
