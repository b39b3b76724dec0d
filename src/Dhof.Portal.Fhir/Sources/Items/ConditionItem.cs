using Hl7.Fhir.Model;

namespace Dhof.Portal.Fhir.Sources.Items;

/// <summary>A diagnosis or a problem.</summary>
internal static class ConditionItem
{
    public static ItemParts Read(Condition condition) => new(
        Elements.Of(condition.Code),
        (condition.Onset is { } onset ? condition.Abatement is PrimitiveType or null ? ItemTime.Between(onset as PrimitiveType ?? (onset as Period)?.StartElement, condition.Abatement as PrimitiveType) : ItemTime.Of(onset) : null)
            ?? ItemTime.Since(condition.RecordedDateElement),
        Elements.Status(condition.ClinicalStatus) ?? Elements.Status(condition.VerificationStatus),
        Elements.Of(condition.Recorder) ?? Elements.Of(condition.Asserter));
}
