using System.Diagnostics.CodeAnalysis;
using Dhof.Portal.Fhir.Server;
using Hl7.Fhir.Model;
using Hl7.Fhir.Utility;

namespace Dhof.Portal.Fhir.Mapping;

/// <summary>From the JSON of one QuestionnaireResponse to an answered form, whatever form it is. What is not understood is refused with the place and the cure, never guessed.</summary>
public static class QuestionnaireResponseMapping
{
    /// <param name="json">One resource, UTF-8.</param>
    /// <param name="received">The instant that the authored time is held against.</param>
    public static bool TryRead(ReadOnlySpan<byte> json, DateTimeOffset received, [NotNullWhen(true)] out MappedResponse? mapped, [NotNullWhen(false)] out Refusal? refusal)
    {
        mapped = null;
        refusal = ResourceReader.Read<QuestionnaireResponse>(json, NullsInLists.Remove, out var response);

        if (response is null)
        {
            refusal ??= new(RefusalCode.JsonInvalid, QuestionnaireResponseDraft.Type);
            return false;
        }

        var draft = new QuestionnaireResponseDraft(response);

        try
        {
            refusal = QuestionnaireResponseMeaning.Read(draft)
                ?? Subject(draft)
                ?? QuestionnaireResponseController.Read(draft)
                ?? Authored(draft, received)
                ?? QuestionnaireResponseItems.Read(draft);
            mapped = refusal is null ? draft.Finish() : null;
        }
        catch (CodedException)
        {
            refusal = draft.Refuse(RefusalCode.ElementShape);
        }

        return mapped is not null;
    }

    private static Refusal? Subject(QuestionnaireResponseDraft draft)
    {
        draft.At = "QuestionnaireResponse.subject";
        var refusal = LogicalSubject.Read(draft, draft.Response.Subject, out var number);
        draft.Subject = number;
        return refusal;
    }

    private static Refusal? Authored(QuestionnaireResponseDraft draft, DateTimeOffset received)
    {
        draft.At = "QuestionnaireResponse.authored";

        if (draft.Response.AuthoredElement.Text() is not { } text)
        {
            return draft.Refuse(RefusalCode.AuthoredMissing);
        }

        var code = ZonedTime.Read(text, received, out var at);
        draft.Authored = at;
        return code is null ? null : draft.Refuse(code);
    }
}
