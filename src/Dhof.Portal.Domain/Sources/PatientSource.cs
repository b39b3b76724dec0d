using System.Collections.Immutable;
using Dhof.Portal.Domain.Organisations;

namespace Dhof.Portal.Domain.Sources;

/// <summary>One source as the opened patient's page tells of it.</summary>
/// <param name="Name">The name of the source in the settings.</param>
/// <param name="Holdings">What it has, type by type, of what the reader may see.</param>
/// <param name="Refused">What it answered that is not shown, counted by reason and type.</param>
public sealed record PatientSource(
    SourceKey Key,
    string Name,
    OrganisationNumber Controller,
    SourceState State,
    ImmutableArray<SourceHolding> Holdings,
    ImmutableArray<(SourceRefusal Refusal, int Count)> Refused);
