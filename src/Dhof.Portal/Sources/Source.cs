using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Sources;
using Dhof.Portal.Fhir.Sources;

namespace Dhof.Portal.Sources;

/// <summary>One enabled source. Its token is not here: see <see cref="SourceClient"/>.</summary>
/// <param name="Address">Its own address, which ends with a slash; null for one that posts to the portal and is not asked.</param>
/// <param name="Types">What it may be asked for.</param>
public sealed record Source(SourceKey Key, string Name, OrganisationNumber Controller, SourceKind Kind, Uri? Address, SourceMode Mode, InformationTypes Types, TimeSpan TryTimeout, TimeSpan Timeout, string Agreement)
{
    public SourceProtocol Protocol { get; } = SourceProtocol.Of(Kind, Controller);

    public CopyTimes Copy { get; init; } = CopyTimes.Usual;

    /// <exception cref="InvalidOperationException">It has none, and is not asked.</exception>
    public Uri Base => Address ?? throw new InvalidOperationException("A source without an address is not asked.");

    /// <summary>The portal fetches what it holds, and keeps it for its controller.</summary>
    public bool IsCopied => Mode == SourceMode.Copy && Address is not null;

    /// <summary>Where its resources lie: references to them begin with it.</summary>
    public Uri Root => new(Base, Protocol.Root);

    /// <summary>The types of resource that tell of some types of information.</summary>
    public IEnumerable<string> ResourceTypes(InformationTypes types) => Protocol.ResourceTypes.Where(type => (Types & types).HasFlag(SourceProtocol.TypeOf(type)));
}
