using System.Globalization;
using System.Numerics;
using Dhof.Portal.Domain.Sources;
using Dhof.Portal.Texts;

namespace Dhof.Portal.Sources;

/// <summary>How it stands with a source, in words.</summary>
public static class SourceWords
{
    /// <summary>From here on a source that has not answered says so.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>More kinds of information than this are everything, to whoever reads it.</summary>
    private const int MostNamed = 4;

    public static string For(SourceFailure failure) => failure switch
    {
        SourceFailure.NotAllowed => Words.SourceNotAllowed,
        SourceFailure.NotFound or SourceFailure.Gone or SourceFailure.Rejected or SourceFailure.NotFhir or SourceFailure.TooLarge or SourceFailure.Redirected => Words.SourceNotUnderstood,
        SourceFailure.Internal => Words.SourceNotAsked,
        _ => Words.SourceNoAnswer,
    };

    /// <summary>One sentence; empty for a source that has nothing to do with the reader.</summary>
    public static string For(PatientSource source, DateTimeOffset now) => source.State switch
    {
        SourceState.Asking asking => now - asking.Since < Patience ? Words.SourceAsking : Words.SourceStillAsking.With(NorwegianTime.Short(asking.Since, now)),
        SourceState.Answered answered => string.Join(", ", Answered(answered, source, now)),
        SourceState.Failed failed => (BitOperations.PopCount((uint)failed.MayBeMissing) > MostNamed
            ? Words.SourceFailedAll.With(For(failed.Because), NorwegianTime.Short(failed.Since, now))
            : Words.SourceFailedSince.With(For(failed.Because), NorwegianTime.Short(failed.Since, now), InformationWords.List(failed.MayBeMissing))),
        SourceState.NotAsked { Because: NotAskedBecause.Closed } => Words.SourceClosed,
        SourceState.NotAsked { Because: NotAskedBecause.NotYet } => Words.SourceNotYet,
        SourceState.NotAsked { Because: NotAskedBecause.NoIdentityNumber } => Words.SourceNoNumber,
        _ => "",
    };

    /// <summary>When something was, as precisely as the source wrote it; empty where it did not say.</summary>
    public static string For(ItemPeriod? period) => period switch
    {
        null => "",
        { From: { } from, To: { } to, Precision: var precision } when from == to => Say(from, precision),
        { From: { } from, To: { } to, Precision: ItemPrecision.Instant } when NorwegianTime.Day(from) == NorwegianTime.Day(to) => $"{NorwegianTime.DateAndTime(from)} – {NorwegianTime.Short(to, to)}",
        { From: { } from, To: { } to, Precision: var precision } => $"{Say(from, Coarser(precision))} – {Say(to, Coarser(precision))}",
        { From: { } from, Precision: var precision } => Words.SinceTime.With(Say(from, Coarser(precision))),
        { To: { } to, Precision: var precision } => Words.UntilTime.With(Say(to, Coarser(precision))),
        _ => "",
    };

    private static IEnumerable<string> Answered(SourceState.Answered answered, PatientSource source, DateTimeOffset now)
    {
        if (answered.Count is { } count)
        {
            yield return Counted.Of(count, Words.SourceItem, Words.SourceItems, count);
        }

        // An appointment to come is not the newest that has happened.
        if (source.Holdings.Max(holding => holding.Newest > now ? null : holding.Newest) is { } newest)
        {
            yield return Words.SourceNewest.With(NorwegianTime.Short(newest, now));
        }

        if (answered.Loaded is { IsWhole: false } cut)
        {
            yield return cut.BackTo is { } back ? Words.SourceCompleteBackTo.With(NorwegianTime.Date(back)) : Words.SourceIncomplete;
        }

        if (answered is { Count: null, Newest: null, Loaded: null or { IsWhole: true } })
        {
            yield return Words.SourceAnswered.With(NorwegianTime.Short(answered.At, now));
        }
    }

    /// <summary>What lasts for days is told in days.</summary>
    private static ItemPrecision Coarser(ItemPrecision precision) => precision == ItemPrecision.Instant ? ItemPrecision.Day : precision;

    private static string Say(DateTimeOffset at, ItemPrecision precision) => precision switch
    {
        ItemPrecision.Instant => NorwegianTime.DateAndTime(at),
        ItemPrecision.Day => NorwegianTime.Date(at),
        ItemPrecision.Month => NorwegianTime.Local(at).ToString("MM.yyyy", CultureInfo.InvariantCulture),
        _ => NorwegianTime.Local(at).ToString("yyyy", CultureInfo.InvariantCulture),
    };
}
