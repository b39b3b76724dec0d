using Dhof.Portal.Fhir.Mapping;
using Hl7.Fhir.Model;

namespace Dhof.Portal.Fhir.Sources.Items;

/// <summary>An appointment.</summary>
internal static class AppointmentItem
{
    public static ItemParts Read(Appointment appointment) => new(
        Elements.Of(appointment.DescriptionElement) ?? Elements.Of(appointment.ServiceType) ?? Elements.Of(appointment.AppointmentType),
        ItemTime.Between(appointment.StartElement, appointment.EndElement),
        appointment.StatusElement.Text(),
        Elements.Of(appointment.Participant.Select(participant => participant.Actor).Where(actor => !IsPatient(actor))));

    private static bool IsPatient(ResourceReference? actor) =>
        actor?.TypeElement.Text() == "Patient" || actor?.ReferenceElement.Text()?.Contains("Patient/", StringComparison.Ordinal) == true || Systems.IsIdentityNumber(actor?.Identifier?.SystemElement.Text());
}
