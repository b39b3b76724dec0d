namespace Dhof.Portal.Fhir.Server;

/// <summary>A posted bundle, opened: its entries still as JSON.</summary>
/// <param name="IsTransaction">All or nothing; otherwise each entry stands alone. A collection, as PMD's documents use it, is a batch.</param>
public sealed record Envelope(bool IsTransaction, IReadOnlyList<EnvelopeEntry> Entries);

/// <param name="FullUrl">As it came; it is repeated in the answer.</param>
/// <param name="Resource">The JSON of the resource, a part of the body; empty where the entry is refused.</param>
/// <param name="Refusal">Why the entry is refused whatever its resource holds.</param>
/// <param name="Whole">The JSON of the entry as it came, its request included; of a resource that was posted alone, the resource.</param>
public sealed record EnvelopeEntry(string? FullUrl, ReadOnlyMemory<byte> Resource, Refusal? Refusal, ReadOnlyMemory<byte> Whole)
{
    /// <summary>Of what was copied from a source: when that stored this version, by its own clock. The controller is then the source's, and who performed is not.</summary>
    public DateTimeOffset? Stored { get; init; }

    /// <summary>Of a resource that was put alone at its address: its request, which <see cref="Whole"/> holds too.</summary>
    public PutRequest? Put { get; init; }
}
