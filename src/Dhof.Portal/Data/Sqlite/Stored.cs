namespace Dhof.Portal.Data.Sqlite;

/// <summary>What became of a measurement or an answered form.</summary>
public enum StoredAs
{
    Created,

    /// <summary>The same identifier and content was there already.</summary>
    Known,

    /// <summary>The same identifier was there with other content; nothing was stored.</summary>
    Conflict,
}

/// <param name="Measurement">The id of the row that is there now.</param>
public readonly record struct Stored(StoredAs As, long Measurement);
