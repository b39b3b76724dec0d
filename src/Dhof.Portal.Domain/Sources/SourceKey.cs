namespace Dhof.Portal.Domain.Sources;

/// <summary>The short name of a configured source: lower-case letters, digits and hyphens. It stands in settings, addresses of pages and the access log.</summary>
public readonly record struct SourceKey
{
    private const int Longest = 40;

    private SourceKey(string value) => Value = value;

    public string Value { get; }

    public static bool TryParse(string? text, out SourceKey key)
    {
        var isKey = text is { Length: > 0 and <= Longest } && char.IsAsciiLetterLower(text[0]) && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
        key = isKey ? new(text!) : default;
        return isKey;
    }

    public override string ToString() => Value ?? "";
}
