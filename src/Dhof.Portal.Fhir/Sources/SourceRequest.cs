using System.Collections.Immutable;
using Dhof.Portal.Fhir.Mapping;

namespace Dhof.Portal.Fhir.Sources;

/// <summary>One request to a source. An identity number may stand in the form only, never in the address: addresses are kept in logs on the way.</summary>
public sealed record SourceRequest
{
    private SourceRequest(string path, bool isPost, IEnumerable<KeyValuePair<string, string>> form) => (Path, IsPost, Form) = (path, isPost, [.. form]);

    /// <summary>Relative to the source's own address.</summary>
    public string Path { get; }

    public bool IsPost { get; }

    /// <summary>The parameters of a POST; empty for a GET.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Form { get; }

    public ImmutableArray<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <exception cref="InvalidOperationException">An identity number stands in the address.</exception>
    public static SourceRequest Post(string path, IEnumerable<KeyValuePair<string, string>> form) => new(Guarded(path), true, form);

    /// <inheritdoc cref="Post"/>
    public static SourceRequest Get(string path) => new(Guarded(path), false, []);

    /// <summary>Whether an address holds an identity number, however it is escaped.</summary>
    internal static bool HoldsIdentityNumber(string address)
    {
        for (var text = address; ;)
        {
            if (Primitives.HoldsIdentityNumber(text))
            {
                return true;
            }

            if (Uri.UnescapeDataString(text) is var plain && plain == text)
            {
                return false;
            }

            text = plain;
        }
    }

    private static string Guarded(string path) => HoldsIdentityNumber(path) ? throw new InvalidOperationException("An identity number was about to stand in an address.") : path;
}
