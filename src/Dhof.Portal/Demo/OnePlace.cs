using Dhof.Portal.Access;
using Dhof.Portal.Demo.People;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Sources;
using Microsoft.Extensions.Options;

namespace Dhof.Portal.Demo;

/// <summary>
/// The settings name the organisations of both places. In a region of one place the other's sources are switched off, as <c>Enabled</c> does, and no client may
/// read or write for its organisations; a client that is left with none is not there. An organisation that the demonstration does not know is left as it is.
/// </summary>
internal sealed class OnePlace(string region) : IPostConfigureOptions<SourceOptions>, IPostConfigureOptions<ClientOptions>
{
    public void PostConfigure(string? name, SourceOptions options)
    {
        foreach (var source in options.Sources.Where(source => IsElsewhere(source.Organisation)))
        {
            source.Enabled = false;
        }
    }

    public void PostConfigure(string? name, ClientOptions options)
    {
        foreach (var client in options.Clients.Where(client => client.Writes.Concat(client.Reads).Any(IsElsewhere)).ToList())
        {
            Leave(client.Writes);
            Leave(client.Reads);

            if (client.Writes.Count + client.Reads.Count == 0)
            {
                options.Clients.Remove(client);
            }
        }
    }

    /// <summary>The order stays: the first organisation is the client's own.</summary>
    private void Leave(IList<string> organisations)
    {
        for (var i = organisations.Count - 1; i >= 0; i--)
        {
            if (IsElsewhere(organisations[i]))
            {
                organisations.RemoveAt(i);
            }
        }
    }

    private bool IsElsewhere(string text) => OrganisationNumber.TryParse(text, out var number) && Organisations.All.ContainsKey(number) && !Organisations.Of(region).Contains(number);
}
