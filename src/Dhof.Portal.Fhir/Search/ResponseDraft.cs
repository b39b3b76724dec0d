using System.Collections.Immutable;
using Dhof.Portal.Domain.Questionnaires;
using Dhof.Portal.Fhir.Server;

namespace Dhof.Portal.Fhir.Search;

/// <summary>A search of answered forms while its parameters are read.</summary>
internal sealed class ResponseDraft(DateTimeOffset now) : SearchDraft<ResponseSearch>(SearchParameters.Authored, now)
{
    private const char BeforeVersion = '|';

    private readonly List<ImmutableArray<string>> _questionnaires = [];

    protected override string StatusSystem => "http://hl7.org/fhir/questionnaire-answers-status";

    public override bool Knows(string name) => SearchParameters.Has(SearchParameters.OfResponse, name);

    /// <summary>A version is not searched by: it stands in the original only, and answers to one version of a form are compared with those to another.</summary>
    protected override RefusalCode? TakeOwn(string name, string value)
    {
        _questionnaires.Add([.. value.Split(',')]);
        return value.Contains(BeforeVersion, StringComparison.Ordinal) ? RefusalCode.SearchValue : null;
    }

    protected override ResponseSearch Wanted() => new([.. _questionnaires], Effective, Received, Order, NewestFirst);
}
