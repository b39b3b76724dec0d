namespace Dhof.Portal.Data.Sqlite;

/// <summary>A row that a search found: where its original is, and what it is sorted by.</summary>
/// <param name="Key">The time that the search sorts by, milliseconds since 1970.</param>
public readonly record struct FoundMeasurement(long Id, int Version, long Key, DateTimeOffset Received, long Body, int BodyIndex)
{
    public SearchPosition Position => new(Key, Id);
}

/// <summary>A place in a sorted search: a page goes on after it.</summary>
public readonly record struct SearchPosition(long Key, long Id);
