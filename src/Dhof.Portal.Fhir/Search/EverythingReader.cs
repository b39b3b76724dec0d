using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Dhof.Portal.Fhir.Server;

namespace Dhof.Portal.Fhir.Search;

/// <summary>Understands the parameters of $everything. R4's start and end are refused: to ignore them would give more than was asked for.</summary>
public static class EverythingReader
{
    private const int MostOnPage = 1_000;
    private const int UsualOnPage = 100;

    /// <param name="strict">Refuse a parameter that is not known instead of ignoring it.</param>
    public static bool TryRead(IReadOnlyCollection<GivenParameter> given, bool strict, [NotNullWhen(true)] out Everything? everything, [NotNullWhen(false)] out Refusal? refusal)
    {
        var read = new Everything(null, null, UsualOnPage, "");
        refusal = IdentityInAddress.Find(given);

        foreach (var (name, value, _) in given.Where(parameter => parameter.Value.Length > 0))
        {
            refusal ??= Read(name, value, strict, ref read);
        }

        everything = refusal is null ? read : null;
        return everything is not null;
    }

    private static Refusal? Read(string name, string value, bool strict, ref Everything read)
    {
        var bare = name.Split(':')[0];

        if (name == SearchForm.Summary && value == SearchForm.OnlyCount)
        {
            return new(RefusalCode.ResultForm, "http." + name);
        }

        if (!SearchParameters.OfEverything.Contains(bare))
        {
            return strict || bare is "start" or "end" ? new(RefusalCode.SearchParameter, "http.parameter") : null;
        }

        if (Take(name, value, ref read) is { } code)
        {
            return new(bare == name ? code : RefusalCode.SearchModifier, "http." + bare);
        }

        read = read with { Applied = $"{read.Applied}{(read.Applied.Length == 0 ? "" : "&")}{name}={Uri.EscapeDataString(value)}" };
        return null;
    }

    private static RefusalCode? Take(string name, string value, ref Everything read)
    {
        switch (name)
        {
            case SearchParameters.Since:
                var isTime = SearchPeriod.TryRead(value, out var since, out _, out var refusal);
                read = read with { Since = since };
                return isTime ? null : refusal;
            case SearchParameters.Type:
                read = read with { Types = [.. value.Split(',')] };
                return null;
            case SearchParameters.Count:
                var isCount = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0;
                read = read with { Count = Math.Min(count, MostOnPage) };
                return isCount ? null : RefusalCode.SearchValue;
            default:
                return RefusalCode.SearchModifier;
        }
    }
}
