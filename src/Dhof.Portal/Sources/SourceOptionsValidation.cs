using Microsoft.Extensions.Options;

namespace Dhof.Portal.Sources;

/// <summary>All errors of the section at once, each with the cure.</summary>
internal sealed class SourceOptionsValidation(IConfiguration configuration) : IValidateOptions<SourceOptions>
{
    public ValidateOptionsResult Validate(string? name, SourceOptions options)
    {
        List<string> errors = [];

        for (var i = 0; i < options.Sources.Count; i++)
        {
            var (source, at) = (options.Sources[i], $"{SourceOptions.Section}:{i}");
            _ = SourceSettings.Read(source, at, errors);

            if (source.TokenSetting.Length > 0 && !IsToken(configuration[source.TokenSetting]))
            {
                errors.Add($"{at}:TokenSetting names a setting that holds no token: give that setting the token, in printable ASCII without spaces, outside the repository.");
            }
        }

        errors.AddRange(options.Sources.GroupBy(source => source.Key, StringComparer.OrdinalIgnoreCase)
            .Where(same => same.Key.Length > 0 && same.Count() > 1)
            .Select(same => $"{SourceOptions.Section}: {same.Count()} sources have the same Key: each source needs a key of its own."));
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    /// <summary>What a header can carry: anything else would fail at each request instead of here.</summary>
    private static bool IsToken(string? text) => text is { Length: > 0 } && text.All(c => c is > ' ' and <= '~');
}
