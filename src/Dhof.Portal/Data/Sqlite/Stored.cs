namespace Dhof.Portal.Data.Sqlite;

/// <summary>What became of a measurement or an answered form. From <see cref="Conflict"/> on nothing was stored.</summary>
public enum StoredAs
{
    /// <summary>As a new measurement, or as a new version of a stored one.</summary>
    Created,

    /// <summary>The same identifier and content was there already.</summary>
    Known,

    /// <summary>The same identifier was there with other content.</summary>
    Conflict,

    /// <summary>A later version of it was there.</summary>
    Outdated,

    /// <summary>A version of what is stored for another patient.</summary>
    OtherPatient,

    /// <summary>A version of what is stored for another controller that the sender writes for.</summary>
    OtherController,

    /// <summary>A version of what is stored as another kind.</summary>
    OtherKind,

    /// <summary>A withdrawal of what is not stored.</summary>
    Nothing,

    /// <summary>Another version stands than the sender expects, or nothing.</summary>
    OtherVersion,
}

/// <param name="Measurement">The id of the row that is there now; 0 where there is none.</param>
/// <param name="Version">The version that was stored, or that was known.</param>
public readonly record struct Stored(StoredAs As, long Measurement, int Version = 1)
{
    public bool IsRefused => As >= StoredAs.Conflict;
}
