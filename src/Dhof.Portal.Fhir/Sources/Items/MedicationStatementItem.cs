using Dhof.Portal.Fhir.Mapping;
using Hl7.Fhir.Model;

namespace Dhof.Portal.Fhir.Sources.Items;

/// <summary>A drug in use.</summary>
internal static class MedicationStatementItem
{
    public static ItemParts Read(MedicationStatement statement) => new(
        Elements.Joined(Elements.Of(statement.Medication), Elements.Of(statement.Dosage.Select(dosage => dosage.TextElement).FirstOrDefault())),
        ItemTime.Of(statement.Effective) ?? ItemTime.Since(statement.DateAssertedElement),
        statement.StatusElement.Text(),
        Elements.Of(statement.InformationSource));
}
