namespace Dhof.Portal.Domain.News;

/// <summary>What one clinician has marked as seen of one patient. Marks are added, never changed: the newest counts.</summary>
/// <param name="Number">1 for the first; 0 where there is none.</param>
/// <param name="At">When it was marked, UTC.</param>
/// <param name="Through">What had been read then; null where the only mark was taken back.</param>
/// <param name="IsUndo">It takes the mark before it back.</param>
public sealed record SeenMark(int Number, DateTimeOffset At, SeenThrough? Through, bool IsUndo)
{
    /// <summary>How far back is told to whoever has marked nothing.</summary>
    public static readonly TimeSpan Unmarked = TimeSpan.FromDays(14);

    /// <summary>An instant on a row was taken before the row was committed, by less than this.</summary>
    public static readonly TimeSpan Slack = TimeSpan.FromDays(1);

    public static SeenMark None { get; } = new(0, default, null, false);

    /// <summary>The clinician has marked, and it stands.</summary>
    public bool Stands => Through is not null;

    /// <summary>What counts as seen now.</summary>
    public SeenThrough SeenAt(DateTimeOffset now) => Through ?? SeenThrough.Nothing(now - Unmarked);

    /// <summary>From where rows are looked through: nothing that is new lies before it.</summary>
    public DateTimeOffset LookFrom(DateTimeOffset now) => Through is { } seen ? seen.At - Slack : now - Unmarked;
}
