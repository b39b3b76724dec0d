using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Questionnaires;
using Dhof.Portal.Fhir.Server;
using Hl7.Fhir.Model;

namespace Dhof.Portal.Fhir.Mapping;

/// <summary>One QuestionnaireResponse on its way: each step reads one part, or says why not.</summary>
internal sealed class QuestionnaireResponseDraft(QuestionnaireResponse response) : Place(Type)
{
    public const string Type = "QuestionnaireResponse";

    public QuestionnaireResponse Response => response;

    public bool IsCorrection { get; set; }

    public IdentityNumber Subject { get; set; }

    public OrganisationNumber? Controller { get; set; }

    public DateTimeOffset Authored { get; set; }

    public List<AnsweredItem> Items { get; } = [];

    /// <summary>Characters of text that the response holds.</summary>
    public int Length { get; set; }

    public MappedResponse Finish()
    {
        var (byPatient, answeredBy) = QuestionnaireResponseOrigin.AnsweredBy(this);
        return new(
            new(Subject, Controller, QuestionnaireResponseOrigin.Questionnaire(this), Authored, [.. Items], byPatient, answeredBy, QuestionnaireResponseOrigin.Source(this), QuestionnaireResponseOrigin.Identifier(this)),
            IsCorrection);
    }
}
