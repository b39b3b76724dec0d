using Hl7.Fhir.Model;

namespace Dhof.Portal.Fhir.Sources.Items;

/// <summary>An organisation.</summary>
internal static class OrganizationItem
{
    public static ItemParts Read(Organization organization) => new(Elements.Of(organization.NameElement) ?? Elements.Of(organization.Type));
}
