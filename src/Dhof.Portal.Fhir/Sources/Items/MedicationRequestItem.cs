using Dhof.Portal.Fhir.Mapping;
using Hl7.Fhir.Model;

namespace Dhof.Portal.Fhir.Sources.Items;

/// <summary>A prescription.</summary>
internal static class MedicationRequestItem
{
    public static ItemParts Read(MedicationRequest request) => new(
        Elements.Joined(Elements.Of(request.Medication), Elements.Of(request.DosageInstruction.Select(dosage => dosage.TextElement).FirstOrDefault())),
        ItemTime.Of(request.AuthoredOnElement),
        request.StatusElement.Text(),
        Elements.Of(request.Requester));
}
