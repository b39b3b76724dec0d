using System.Collections.Immutable;
using Dhof.Portal.Domain.Organisations;

namespace Dhof.Portal.Domain.Access;

/// <summary>What a machine (a client, the alert engine) may read and write: whole controllers, no persons. Only <see cref="AccessPolicy"/> makes one.</summary>
public sealed class ControllerGrant
{
    internal ControllerGrant(string client, ImmutableArray<OrganisationNumber> reads, ImmutableArray<OrganisationNumber> writes) => (Client, Reads, Writes) = (client, reads, writes);

    public string Client { get; }

    public ImmutableArray<OrganisationNumber> Reads { get; }

    /// <summary>The first is the client's own, taken as controller where a message names none.</summary>
    public ImmutableArray<OrganisationNumber> Writes { get; }
}
