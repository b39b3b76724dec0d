namespace Dhof.Portal.Access;

/// <summary>Section <c>Clients</c>: the machines that may post and read measurements.</summary>
public sealed class ClientOptions
{
    public const string Section = "Clients";

    public IList<ConfiguredClient> Clients { get; } = [];
}

/// <summary>One client. The token itself is never in the settings.</summary>
public sealed class ConfiguredClient
{
    public string Name { get; init; } = "";

    /// <summary>SHA-256 of the bearer token, hexadecimal.</summary>
    public string TokenHash { get; init; } = "";

    /// <summary>Organisation numbers. The first is the client's own, taken as controller where a message names none.</summary>
    public IList<string> Writes { get; init; } = [];

    public IList<string> Reads { get; init; } = [];
}
