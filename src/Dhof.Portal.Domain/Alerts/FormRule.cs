using System.Collections.Immutable;
using Dhof.Portal.Domain.Questionnaires;

namespace Dhof.Portal.Domain.Alerts;

/// <summary>One answered form, as a rule judges it.</summary>
/// <param name="Id">Of the response.</param>
/// <param name="At">When it was answered.</param>
public sealed record JudgedForm(long Id, DateTimeOffset At, ImmutableArray<AnsweredItem> Items);

/// <summary>
/// A rule about the answers to one form, as <see cref="AlertRule"/> about readings: no clock, no database, and no look further forward than the time of answering. So whatever it says of an answer can change only
/// when something in the window before it does.
/// </summary>
/// <param name="Url">The form that it judges.</param>
public abstract record FormRule(string Key, int Version, LocalText Name, string Url) : NamedRule(Key, Version, Name)
{
    public override AlertKind Kind => AlertKind.FormAnswer;

    /// <summary>How far back from an answer the earlier ones matter.</summary>
    public abstract TimeSpan Window { get; }

    /// <param name="form">That of <see cref="Url"/>.</param>
    /// <param name="earlier">Those of the same patient and controller, oldest first. Those outside the window, and those of the same instant or later, play no part.</param>
    /// <returns>Null where nothing is found.</returns>
    public Finding? Judge(Form form, JudgedForm answered, IEnumerable<JudgedForm> earlier) =>
        Find(form, answered, [.. earlier.Where(one => one.At < answered.At && one.At >= answered.At - Window)]);

    /// <param name="earlier">Within the window, oldest first.</param>
    private protected abstract Finding? Find(Form form, JudgedForm answered, ImmutableArray<JudgedForm> earlier);
}
