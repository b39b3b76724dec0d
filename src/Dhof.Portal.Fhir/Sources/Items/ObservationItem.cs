using Dhof.Portal.Fhir.Mapping;
using Hl7.Fhir.Model;

namespace Dhof.Portal.Fhir.Sources.Items;

/// <summary>A measurement, a score or a finding.</summary>
internal static class ObservationItem
{
    public static ItemParts Read(Observation observation) => new(
        Elements.Of(observation.Code),
        ItemTime.Of(observation.Effective),
        observation.StatusElement.Text(),
        Elements.Of(observation.Performer),
        Elements.Of(observation.Device),
        Elements.Of(observation.Method));
}
