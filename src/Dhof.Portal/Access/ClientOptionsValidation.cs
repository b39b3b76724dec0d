using Dhof.Portal.Domain.Organisations;
using Microsoft.Extensions.Options;

namespace Dhof.Portal.Access;

/// <summary>All errors of the section at once, each with the cure.</summary>
internal sealed class ClientOptionsValidation(IHostEnvironment environment) : IValidateOptions<ClientOptions>
{
    /// <summary>SHA-256 of the token that the repository publishes for development.</summary>
    private const string PublishedTokenHash = "ba26bfa0c10f1ebbd2858722c7c07f4aa7efaf028bf1e13e4f6cca0382525bc7";

    private const int HexDigitsOfHash = 64;

    public ValidateOptionsResult Validate(string? name, ClientOptions options)
    {
        List<string> errors = [.. options.Clients.SelectMany((client, i) => Errors(client, $"{ClientOptions.Section}:{i}"))];
        errors.AddRange(Twice(options, client => client.Name, "Name", "each client needs a name of its own"));
        errors.AddRange(Twice(options, client => client.TokenHash, "TokenHash", "each client needs a token of its own"));
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private IEnumerable<string> Errors(ConfiguredClient client, string at)
    {
        if (string.IsNullOrWhiteSpace(client.Name))
        {
            yield return $"{at}:Name is empty: give the client a name.";
        }

        if (client.TokenHash.Length != HexDigitsOfHash || !client.TokenHash.All(char.IsAsciiHexDigit))
        {
            yield return $"{at}:TokenHash is not 64 hexadecimal digits: give the SHA-256 of the token, for example by printf %s \"$TOKEN\" | sha256sum.";
        }
        else if (!environment.IsDevelopment() && client.TokenHash.Equals(PublishedTokenHash, StringComparison.OrdinalIgnoreCase))
        {
            yield return $"{at}:TokenHash is that of dev-simulator, a token that everybody can read in the source: outside Development give the client a secret token.";
        }

        if (client.Writes.Count + client.Reads.Count == 0)
        {
            yield return $"{at} has neither Writes nor Reads: name the organisations, or remove the client.";
        }

        foreach (var (list, numbers) in ((string, IList<string>)[])[("Writes", client.Writes), ("Reads", client.Reads)])
        {
            for (var i = 0; i < numbers.Count; i++)
            {
                if (!OrganisationNumber.TryParse(numbers[i], out _))
                {
                    yield return $"{at}:{list}:{i} is not an organisation number: write nine digits.";
                }
            }
        }
    }

    private static IEnumerable<string> Twice(ClientOptions options, Func<ConfiguredClient, string> of, string what, string cure) => options.Clients
        .GroupBy(of, StringComparer.OrdinalIgnoreCase)
        .Where(same => same.Key.Length > 0 && same.Count() > 1)
        .Select(same => $"{ClientOptions.Section}: {same.Count()} clients have the same {what}: {cure}.");
}
