using System.IO.Hashing;
using System.Text;

namespace Dhof.Portal.Data;

/// <summary>A 128-bit hash of texts, for uniqueness without storing the texts twice. Not a secret and not a signature.</summary>
public static class Fingerprint
{
    /// <summary>Of what carries an identifier of its sender.</summary>
    /// <param name="identifier">system|value.</param>
    public static byte[] OfIdentifier(string identifier) => Of("id", identifier);

    /// <summary>The hash of the texts in order; null differs from empty, and a text cannot run over into the next.</summary>
    public static byte[] Of(params ReadOnlySpan<string?> texts)
    {
        var hash = new XxHash128();

        foreach (var text in texts)
        {
            var bytes = text is null ? [] : Encoding.UTF8.GetBytes(text);
            hash.Append(BitConverter.GetBytes(text is null ? -1 : bytes.Length));
            hash.Append(bytes);
        }

        return hash.GetCurrentHash();
    }
}
