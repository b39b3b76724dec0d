namespace Dhof.Portal.Domain.Sources;

/// <summary>When something was, as precisely as the source wrote it. Instants in UTC; what was written as a date is midnight in Norway.</summary>
/// <param name="From">Null where the source names an end alone.</param>
/// <param name="To">The same as <paramref name="From"/> for an instant; null while it lasts.</param>
/// <param name="Precision">Of the beginning, or of the end where there is no beginning.</param>
public readonly record struct ItemPeriod(DateTimeOffset? From, DateTimeOffset? To, ItemPrecision Precision)
{
    /// <summary>Where it stands in time.</summary>
    public DateTimeOffset? At => From ?? To;

    /// <summary>Whether any of it lies at or after an instant.</summary>
    public bool Reaches(DateTimeOffset from) => To is null || To >= from || From >= from;
}

/// <summary>How precisely a time was written: what is a date is not shown with a time of day.</summary>
public enum ItemPrecision
{
    Instant,
    Day,
    Month,
    Year,
}
