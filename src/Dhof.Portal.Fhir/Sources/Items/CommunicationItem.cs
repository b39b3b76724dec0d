using Dhof.Portal.Fhir.Mapping;
using Hl7.Fhir.Model;

namespace Dhof.Portal.Fhir.Sources.Items;

/// <summary>A message.</summary>
internal static class CommunicationItem
{
    public static ItemParts Read(Communication communication) => new(
        Elements.Of(communication.Topic) ?? Elements.Of(communication.Category) ?? Elements.Of(communication.ReasonCode),
        ItemTime.Of(communication.SentElement) ?? ItemTime.Of(communication.ReceivedElement),
        communication.StatusElement.Text(),
        Elements.Of(communication.Sender));
}
