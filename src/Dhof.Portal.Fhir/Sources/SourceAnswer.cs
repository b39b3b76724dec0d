using System.Collections.Immutable;
using Dhof.Portal.Domain.Sources;

namespace Dhof.Portal.Fhir.Sources;

/// <summary>
/// The answer to one question, page by page. It always ends: with the last page, with a link that leads nowhere new, or at a bound; and it says how far
/// back it is complete. Pages may repeat what came before, and come in any order.
/// </summary>
public sealed class SourceAnswer
{
    public const int MostPages = 100;
    public const int MostItems = 20_000;

    /// <summary>This many pages in a row without anything new, and there is no more to come.</summary>
    private const int MostWithoutNews = 3;

    private readonly Dictionary<string, SourceItem> _items = [];
    private readonly List<SourceRefusal> _refused = [];
    private readonly HashSet<string> _asked = [];
    private readonly Uri _own;
    private readonly SourceRequest _first;
    private readonly string _resourceType;
    private readonly DateTimeOffset? _from;
    private readonly bool _isDated;
    private DateTimeOffset? _oldest;
    private bool _isOrdered = true;
    private bool _isCut;
    private int _pages;
    private int _withoutNews;

    /// <param name="own">The source's own address; it ends with a slash.</param>
    /// <param name="from">The beginning of the period that was asked for; null for all time.</param>
    public SourceAnswer(Uri own, SourceProtocol protocol, string resourceType, SourceRequest first, DateTimeOffset? from)
    {
        (_own, _first, _resourceType, Next) = (own, first, resourceType, first);
        _from = protocol.IsCutByPeriod(resourceType) ? from : null;
        _isDated = protocol.IsNewestFirst && protocol.IsCutByPeriod(resourceType);
        _asked.Add(Name(first));
    }

    /// <summary>What to ask next; null where the answer has ended.</summary>
    public SourceRequest? Next { get; private set; }

    public ImmutableArray<SourceItem> Items => [.. _items.Values];

    public IReadOnlyList<SourceRefusal> Refused => _refused;

    /// <summary>What the answer, as far as it has come, can be trusted to hold.</summary>
    public Completeness Complete =>
        !_isCut && Next is null ? Completeness.Whole(_from)
        : Completeness.Cut(_isDated && _isOrdered && _oldest is { } oldest ? oldest.AddTicks(1) : null);

    public void Add(SourcePage page)
    {
        _pages++;
        _isOrdered &= page.IsSorted || _pages > 1;
        _refused.AddRange(page.Refused);
        var news = page.Items.Count(Take);
        _withoutNews = news == 0 ? _withoutNews + 1 : 0;
        Next = page.Next is { } link ? Follow(link) : null;
    }

    /// <summary>No more will come: the source failed.</summary>
    public void Break() => (_isCut, Next) = (true, null);

    private SourceRequest? Follow(string link)
    {
        var next = NextPage.Of(link, _own, _first);
        var goesOn = next is not null && _pages < MostPages && _items.Count < MostItems && _withoutNews < MostWithoutNews && _asked.Add(Name(next));
        _isCut |= !goesOn;
        return goesOn ? next : null;
    }

    private bool Take(SourceItem item)
    {
        var key = item.Origin.Id ?? item.Raw;

        if (_items.TryGetValue(key, out var known))
        {
            // It changed while the pages were read.
            _items[key] = item.Origin.Updated > known.Origin.Updated ? item : known;
            return false;
        }

        _items.Add(key, item);

        if (item.ResourceType == _resourceType)
        {
            var at = item.Period?.At;
            _isOrdered &= at is not null && (_oldest is null || at <= _oldest);
            _oldest = at < _oldest || _oldest is null ? at : _oldest;
        }

        return true;
    }

    private static string Name(SourceRequest request) => $"{request.IsPost} {request.Path} {string.Join('&', request.Form.Select(part => $"{part.Key}={part.Value}"))}";
}
