namespace Dhof.Portal.Domain.News;

/// <summary>What an organisation's people have seen of one patient's greens. Marks are added, never changed: the newest counts.</summary>
/// <param name="Number">1 for the first; 0 where there is none.</param>
/// <param name="At">When it was marked, UTC.</param>
/// <param name="Through">Null where the only mark was taken back.</param>
/// <param name="How">Together with others, by itself, or taken back.</param>
public sealed record GreenMark(int Number, DateTimeOffset At, GreenThrough? Through, GreenMarkKind How)
{
    public static GreenMark None { get; } = new(0, default, null, GreenMarkKind.Undone);

    /// <summary>What counts as seen now. Who was never marked has as much that is new as somebody who reads the news for the first time.</summary>
    public GreenThrough SeenAt(DateTimeOffset now) => Through ?? GreenThrough.Nothing(now - SeenMark.Unmarked);
}

/// <summary>Stored by number, which never changes.</summary>
public enum GreenMarkKind
{
    /// <summary>Together with others: nobody has judged this patient by themselves.</summary>
    Together = 1,

    /// <summary>This patient alone.</summary>
    Alone = 2,

    /// <summary>The mark before it counts no longer.</summary>
    Undone = 3,
}
