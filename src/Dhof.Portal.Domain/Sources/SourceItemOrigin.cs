using Dhof.Portal.Domain.Organisations;

namespace Dhof.Portal.Domain.Sources;

/// <summary>Where an item came from. Texts are kept as they came; null where the source was silent.</summary>
/// <param name="Id">The id at the source, type/id.</param>
/// <param name="Version">The version at the source.</param>
/// <param name="Controller">Whose it is.</param>
/// <param name="ControllerIsAssumed">The resource names no controller: it is taken from the configuration of the source, and said to be assumed.</param>
/// <param name="System">meta.source: the system that it was recorded in.</param>
/// <param name="Device">What measured.</param>
/// <param name="Method">How it was done.</param>
/// <param name="Who">Who did, wrote or answered it.</param>
/// <param name="Updated">When the source last changed it, by its own clock.</param>
/// <param name="Received">When the portal had the answer.</param>
public sealed record SourceItemOrigin(
    SourceKey Source,
    string? Id,
    string? Version,
    OrganisationNumber Controller,
    bool ControllerIsAssumed,
    string? System,
    string? Device,
    string? Method,
    string? Who,
    DateTimeOffset? Updated,
    DateTimeOffset Received);
