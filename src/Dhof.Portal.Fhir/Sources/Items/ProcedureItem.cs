using Dhof.Portal.Fhir.Mapping;
using Hl7.Fhir.Model;

namespace Dhof.Portal.Fhir.Sources.Items;

/// <summary>What was done.</summary>
internal static class ProcedureItem
{
    public static ItemParts Read(Procedure procedure) => new(
        Elements.Of(procedure.Code),
        ItemTime.Of(procedure.Performed),
        procedure.StatusElement.Text(),
        Elements.Of(procedure.Performer.Select(performer => performer.Actor)) ?? Elements.Of(procedure.Recorder));
}
