using Dhof.Portal.Fhir.Mapping;
using Hl7.Fhir.Model;

namespace Dhof.Portal.Fhir.Sources.Items;

/// <summary>The use of a device.</summary>
internal static class DeviceUseStatementItem
{
    public static ItemParts Read(DeviceUseStatement use) => new(
        Elements.Of(use.Device) ?? Elements.Of(use.ReasonCode),
        ItemTime.Of(use.Timing) ?? ItemTime.Since(use.RecordedOnElement),
        use.StatusElement.Text(),
        Elements.Of(use.Source),
        Elements.Of(use.Device));
}
