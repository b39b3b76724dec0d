using Dhof.Portal.Fhir.Mapping;
using Hl7.Fhir.Model;

namespace Dhof.Portal.Fhir.Sources.Items;

/// <summary>A device.</summary>
internal static class DeviceItem
{
    public static ItemParts Read(Device device) => new(
        Elements.Joined(Elements.Of(device.DeviceName.Select(name => name.NameElement).FirstOrDefault()) ?? Elements.Of(device.Type), Elements.Of(device.ModelNumberElement)),
        ItemTime.Since(device.ManufactureDateElement),
        device.StatusElement.Text(),
        Elements.Of(device.Owner) ?? Elements.Of(device.ManufacturerElement));
}
