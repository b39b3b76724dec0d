using Dhof.Portal.Fhir.Mapping;
using Hl7.Fhir.Model;

namespace Dhof.Portal.Fhir.Sources.Items;

/// <summary>An episode of care.</summary>
internal static class EpisodeOfCareItem
{
    public static ItemParts Read(EpisodeOfCare episode) => new(
        Elements.Of(episode.Type),
        ItemTime.Of(episode.Period),
        episode.StatusElement.Text(),
        Elements.Of(episode.ManagingOrganization) ?? Elements.Of(episode.CareManager));
}
