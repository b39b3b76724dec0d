namespace Dhof.Portal.Domain.Sources;

/// <summary>How the portal stands to what a source holds.</summary>
public enum SourceMode
{
    /// <summary>Asked when a patient is opened, kept in memory only, for as long as the grant lives.</summary>
    Lookup = 0,

    /// <summary>Kept for the controller by its processor. Nothing is asked at view time: what the portal keeps is shown.</summary>
    Copy = 1,
}
