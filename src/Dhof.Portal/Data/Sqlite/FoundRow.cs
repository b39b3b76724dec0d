namespace Dhof.Portal.Data.Sqlite;

/// <summary>A row that a search found: where its original is, and what it is sorted by.</summary>
/// <param name="Key">The time that the search sorts by, milliseconds since 1970.</param>
public readonly record struct FoundRow(long Id, int Version, long Key, DateTimeOffset Received, long Body, int BodyIndex)
{
    public SearchPosition Position => new(Key, Id);
}

/// <summary>What a search sees, on every page: what was known when it began.</summary>
/// <param name="Through">The last row.</param>
/// <param name="Known">The last change.</param>
public readonly record struct SearchHorizon(long Through, long Known);

/// <summary>A place in a sorted search: a page goes on after it.</summary>
public readonly record struct SearchPosition(long Key, long Id);
