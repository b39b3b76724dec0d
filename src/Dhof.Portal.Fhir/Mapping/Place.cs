using Dhof.Portal.Fhir.Server;

namespace Dhof.Portal.Fhir.Mapping;

/// <summary>Where a mapping reads: Firely throws when an element of the wrong shape is read, and this is the place to name.</summary>
internal abstract class Place(string type)
{
    /// <summary>FHIRPath from the resource.</summary>
    public string At { get; set; } = type;

    public Refusal Refuse(RefusalCode code, string? detail = null) => new(code, At, detail);
}
