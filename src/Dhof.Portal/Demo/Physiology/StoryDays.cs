namespace Dhof.Portal.Demo.Physiology;

/// <summary>The days around the first start that stories count from.</summary>
internal sealed class StoryDays
{
    /// <summary>Before the first start, for all who have no story: their last alerts are closed by then.</summary>
    public static readonly TimeSpan Calm = TimeSpan.FromDays(7);

    private readonly DateTimeOffset _firstStart;

    public StoryDays(DateTimeOffset firstStart)
    {
        // The morning measurements of day 0 are in: before eleven, that day is yesterday.
        var zero = DateOnly.FromDateTime(OsloTime.Of(firstStart.AddHours(-11)).DateTime);
        var friday = zero.AddDays(-2);

        while (friday.DayOfWeek != DayOfWeek.Friday)
        {
            friday = friday.AddDays(-1);
        }

        (_firstStart, Zero, Friday) = (firstStart, zero.DayNumber, friday.DayNumber);
        HeldFrom = OsloTime.At(zero.AddDays(-14), 0);
    }

    public int Zero { get; }

    /// <summary>The last Friday that leaves a silence of more than a day.</summary>
    public int Friday { get; }

    /// <summary>From here on nobody closes the alerts of a named story: they are there to be seen.</summary>
    public DateTimeOffset HeldFrom { get; }

    /// <summary>The days in which nobody is away and no deterioration is under way.</summary>
    public (int From, int To) Around => (Zero - 12, Zero + 1);

    public bool IsCalm(DateTimeOffset at) => at <= _firstStart && at > _firstStart - Calm;
}
