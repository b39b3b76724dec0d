using System.Collections.Immutable;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Fhir.Server;

namespace Dhof.Portal.Fhir.Search;

/// <summary>A search of Observations while its parameters are read.</summary>
internal sealed class ObservationDraft(DateTimeOffset now) : SearchDraft<MeasurementSearch>(SearchParameters.Date, now)
{
    private readonly List<ImmutableArray<CodeToken>> _otherCodes = [];
    private IEnumerable<MeasurementKind> _kinds = MeasurementCatalogue.Kinds;

    protected override string StatusSystem => SearchTokens.ObservationStatus;

    public override bool Knows(string name) => SearchParameters.Has(SearchParameters.OfObservation, name);

    protected override RefusalCode? TakeOwn(string name, string value)
    {
        if (name == SearchParameters.Code)
        {
            Keep(SearchTokens.Kinds(value), SearchTokens.Others(value));
        }
        else
        {
            var inCategory = SearchTokens.InCategory(value);
            _kinds = _kinds.Where(inCategory.Contains).ToArray();
        }

        return null;
    }

    protected override MeasurementSearch Wanted() => new([.. _kinds], Effective, Received, Order, NewestFirst, [.. _otherCodes])
    {
        WithWithdrawn = Statuses?.Contains(SearchTokens.Withdrawn) == true,
    };

    /// <summary>Keeps what a code names, and the vital signs without a kind of their own that are coded so.</summary>
    private void Keep(ImmutableHashSet<MeasurementKind> kinds, ImmutableArray<CodeToken> others)
    {
        _kinds = _kinds.Where(kind => kind == MeasurementCatalogue.Other ? !others.IsEmpty : kinds.Contains(kind)).ToArray();
        _otherCodes.Add(others);
    }
}
