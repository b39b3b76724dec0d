using Hl7.Fhir.Model;

namespace Dhof.Portal.Fhir.Sources.Items;

/// <summary>A health worker in an organisation.</summary>
internal static class PractitionerRoleItem
{
    public static ItemParts Read(PractitionerRole role) => new(
        Elements.Joined(Elements.Of(role.Practitioner), Elements.Of(role.Code) ?? Elements.Of(role.Specialty)),
        ItemTime.Of(role.Period),
        Who: Elements.Of(role.Organization));
}
