using Dhof.Portal.Fhir.Sources;
using Dhof.Portal.Sources;

namespace Dhof.Portal.Gateway.Copying;

/// <summary>
/// The way through everything that a source stored from an instant on. Where it keeps to the order, the next page is asked for by the newest instant of the last one, so
/// that what changes meanwhile moves ahead and shifts nothing past; its own next link is followed only where a page brings no later instant, or the order does not hold.
/// </summary>
internal sealed class CopyWalk
{
    /// <summary>This many pages in a row without anything new, and the source goes in circles.</summary>
    private const int MostWithoutNews = 3;
    private const int MostPages = 20_000;

    private readonly Uri _own;
    private readonly Func<DateTimeOffset?, SourceRequest> _question;
    private readonly HashSet<string> _asked = [];
    private readonly HashSet<(string, string)> _seen = [];
    private DateTimeOffset? _anchor;
    private DateTimeOffset? _newest;
    private bool _isOrdered = true;
    private int _pages;
    private int _withoutNews;

    /// <param name="own">The source's own address; it ends with a slash.</param>
    public CopyWalk(Uri own, Func<DateTimeOffset?, SourceRequest> question, DateTimeOffset? from)
    {
        (_own, _question, _anchor) = (own, question, from);
        Next = question(from);
    }

    /// <summary>What to ask next; null where the way has ended.</summary>
    public SourceRequest? Next { get; private set; }

    /// <summary>It ended before the source had told everything.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Everything that the source stored before it has been seen; null where that cannot be said.</summary>
    public DateTimeOffset? Reached => _isOrdered || (Next is null && !IsCut) ? _newest : null;

    public void Add(CopiedPage page)
    {
        _pages++;
        _isOrdered &= page.IsSorted && !(page.Oldest < _newest);
        _newest = page.Newest > _newest || _newest is null ? page.Newest ?? _newest : _newest;
        var news = page.Resources.Count(resource => _seen.Add((resource.Id, resource.Version)));
        _withoutNews = news == 0 ? _withoutNews + 1 : 0;
        Next = page.Next is null ? null : _isOrdered && _newest is { } newest && (_anchor is null || newest > _anchor) ? FromThere(newest) : Follow(page.Next);
    }

    private SourceRequest FromThere(DateTimeOffset newest)
    {
        (_anchor, _withoutNews) = (newest, 0);
        _asked.Clear();
        _seen.Clear();
        return _question(newest);
    }

    private SourceRequest? Follow(string link)
    {
        var next = NextPage.Of(link, _own, _question(_anchor));
        var goesOn = next is not null && _pages < MostPages && _withoutNews < MostWithoutNews && _asked.Add($"{next.Path} {string.Join('&', next.Form)}");
        IsCut |= !goesOn;
        return goesOn ? next : null;
    }
}
