namespace Dhof.Portal.Fhir.Sources;

/// <summary>Something that a source says it cannot do, and is asked for.</summary>
/// <param name="Name">The type, the parameter (Type.parameter) or the version that it concerns.</param>
public readonly record struct CapabilityMismatch(CapabilityGap Gap, string Name);

public enum CapabilityGap
{
    /// <summary>It is another version of FHIR.</summary>
    Version,

    /// <summary>It does not have the type of resource.</summary>
    Type,

    /// <summary>It does not know the search parameter.</summary>
    Parameter,

    /// <summary>It speaks no JSON.</summary>
    Format,
}
