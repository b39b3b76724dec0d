using Dhof.Portal.Domain.Organisations;

namespace Dhof.Portal.Domain.Sources;

/// <summary>Where a reading lies.</summary>
/// <param name="Source">The source that answered it; null for what the portal keeps itself.</param>
/// <param name="Controller">Whose it is.</param>
public readonly record struct ReadingHolder(SourceKey? Source, OrganisationNumber Controller)
{
    /// <summary>
    /// What has one list and one clock: a source, whatever controllers it names (some are assumed), or what the portal keeps for one controller. Two readings of
    /// one register are two readings.
    /// </summary>
    public ReadingHolder Register() => Source is null ? this : this with { Controller = default };
}
