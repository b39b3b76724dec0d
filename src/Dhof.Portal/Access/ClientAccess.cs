using System.Collections.Frozen;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Organisations;
using Microsoft.Extensions.Options;

namespace Dhof.Portal.Access;

/// <summary>Knows the configured clients: by their token when they call, by their name once they are signed in.</summary>
public sealed class ClientAccess
{
    private readonly (string Name, byte[] Hash)[] _clients;
    private readonly FrozenDictionary<string, ControllerGrant> _grants;

    public ClientAccess(IOptions<ClientOptions> options)
    {
        var clients = options.Value.Clients;
        _clients = [.. clients.Select(client => (client.Name, Convert.FromHexString(client.TokenHash)))];
        _grants = clients.ToFrozenDictionary(client => client.Name, client => AccessPolicy.ForClient(client.Name, Numbers(client.Reads), Numbers(client.Writes)));
    }

    /// <summary>What each configured client may do.</summary>
    public IEnumerable<ControllerGrant> Grants => _grants.Values;

    /// <summary>What the signed-in client may do.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in by the scheme of the clients.</exception>
    public ControllerGrant Grant(ClaimsPrincipal user) => user.Identities
        .Where(identity => identity.AuthenticationType == ClientAuthentication.Scheme && identity.Name is not null)
        .Select(identity => _grants[identity.Name!])
        .FirstOrDefault() ?? throw new InvalidOperationException("No client is signed in.");

    /// <summary>Takes the same time whether and where the token is found.</summary>
    internal string? NameOf(string token)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(token), hash);
        string? found = null;

        foreach (var (name, expected) in _clients)
        {
            found = CryptographicOperations.FixedTimeEquals(hash, expected) ? name : found;
        }

        return found;
    }

    private static IEnumerable<OrganisationNumber> Numbers(IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            if (OrganisationNumber.TryParse(text, out var number))
            {
                yield return number;
            }
        }
    }
}
