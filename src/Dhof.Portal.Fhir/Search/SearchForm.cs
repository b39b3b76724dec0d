using Dhof.Portal.Fhir.Server;

namespace Dhof.Portal.Fhir.Search;

/// <summary>The parameters that ask for another form of an answer.</summary>
public static class SearchForm
{
    public const string Format = "_format";
    public const string Summary = "_summary";
    public const string OnlyCount = "count";

    private const string Elements = "_elements";
    private const string Whole = "false";

    /// <param name="isJson">Whether a format is JSON.</param>
    public static Refusal? Judge(IReadOnlyCollection<GivenParameter> given, Predicate<string> isJson)
    {
        foreach (var (name, value, _) in given)
        {
            if (name == Format && !isJson(value))
            {
                return new(RefusalCode.NotAcceptable, "http." + Format);
            }

            if (name == Elements || (name == Summary && value is not (OnlyCount or Whole or "")))
            {
                return new(RefusalCode.ResultForm, "http." + name);
            }
        }

        return null;
    }

    /// <summary>Whether only the number of what is found is asked for.</summary>
    public static bool AsksForCount(IEnumerable<GivenParameter> given) => given.Any(parameter => parameter is { Name: Summary, Value: OnlyCount });
}
