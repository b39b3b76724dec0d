using Dhof.Portal.Domain.Patients;
using Hl7.Fhir.Model;

namespace Dhof.Portal.Fhir.Mapping;

/// <summary>Which form it is, and where the answers came from, as the message says it.</summary>
internal static class QuestionnaireResponseOrigin
{
    /// <summary>The canonical address without its version: answers of two versions are still answers to the same questions.</summary>
    public static string? Questionnaire(QuestionnaireResponseDraft draft)
    {
        draft.At = "QuestionnaireResponse.questionnaire";
        var canonical = draft.Response.QuestionnaireElement.Text()?.Split('|')[0].Trim();
        return canonical is { Length: > 0 } ? canonical : null;
    }

    /// <summary>Whether the patient answered, by the same number as the subject's, and what whoever answered is called. A name that holds an identity number is kept in the original only.</summary>
    public static (bool ByPatient, string? Name) AnsweredBy(QuestionnaireResponseDraft draft)
    {
        draft.At = "QuestionnaireResponse.source";
        var source = draft.Response.Source;
        var byPatient = source?.Identifier is { } identifier
            && Systems.IsIdentityNumber(identifier.SystemElement.Text())
            && IdentityNumber.TryParse(identifier.ValueElement.Text(), out var number)
            && number == draft.Subject;
        draft.At = "QuestionnaireResponse.author";
        return (byPatient, Name(source) ?? Name(draft.Response.Author));
    }

    public static string? Source(QuestionnaireResponseDraft draft)
    {
        draft.At = "QuestionnaireResponse.meta";
        return draft.Response.Meta?.SourceElement.Text();
    }

    /// <summary>system|value.</summary>
    public static string? Identifier(QuestionnaireResponseDraft draft)
    {
        draft.At = "QuestionnaireResponse.identifier";
        return draft.Response.Identifier is { } identifier && identifier.ValueElement.Text() is { } value ? $"{identifier.SystemElement.Text()}|{value}" : null;
    }

    private static string? Name(ResourceReference? person) =>
        person is not null && person.Identifier?.SystemElement.Text() != Systems.OrganisationNumber && person.DisplayElement.Text() is { } name && !Primitives.HoldsIdentityNumber(name) ? name : null;
}
