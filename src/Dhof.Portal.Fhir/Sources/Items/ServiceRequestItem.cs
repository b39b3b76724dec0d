using Dhof.Portal.Fhir.Mapping;
using Hl7.Fhir.Model;

namespace Dhof.Portal.Fhir.Sources.Items;

/// <summary>A referral or an order.</summary>
internal static class ServiceRequestItem
{
    public static ItemParts Read(ServiceRequest request) => new(
        Elements.Of(request.Code) ?? Elements.Of(request.Category),
        ItemTime.Of(request.Occurrence) ?? ItemTime.Of(request.AuthoredOnElement),
        request.StatusElement.Text(),
        Elements.Of(request.Requester));
}
