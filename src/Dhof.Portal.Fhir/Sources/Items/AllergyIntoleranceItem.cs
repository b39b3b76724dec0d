using Hl7.Fhir.Model;

namespace Dhof.Portal.Fhir.Sources.Items;

/// <summary>An allergy.</summary>
internal static class AllergyIntoleranceItem
{
    public static ItemParts Read(AllergyIntolerance allergy) => new(
        Elements.Joined(Elements.Of(allergy.Code), Elements.Of(allergy.Reaction.SelectMany(reaction => reaction.Manifestation))),
        ItemTime.Since(allergy.Onset as PrimitiveType) ?? ItemTime.Since(allergy.RecordedDateElement),
        Elements.Status(allergy.ClinicalStatus) ?? Elements.Status(allergy.VerificationStatus),
        Elements.Of(allergy.Recorder) ?? Elements.Of(allergy.Asserter));
}
