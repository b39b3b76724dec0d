using Dhof.Portal.Domain.Questionnaires;

namespace Dhof.Portal.Fhir.Mapping;

/// <summary>A QuestionnaireResponse that was understood.</summary>
/// <param name="IsCorrection">Its status is amended: it says that an earlier version exists.</param>
public sealed record MappedResponse(ReportedResponse Response, bool IsCorrection);
