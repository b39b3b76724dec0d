using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Texts;

namespace Dhof.Portal.Measurements;

/// <summary>What is told of where a measurement came from, in the order in which one asks: whose, by what, how, when.</summary>
public static class OriginFacts
{
    /// <summary>Each fact with its name; what the message did not say is said to be missing, never left out.</summary>
    public static IEnumerable<(string Name, string Text)> Of(StoredOrigin stored)
    {
        var assumed = stored.Reading.Marks.HasFlag(ReadingMarks.ControllerAssumed);
        var controller = stored.ControllerName ?? stored.Controller.ToString();

        yield return (Words.Controller, assumed ? $"{controller} ({Words.Assumed})" : controller);
        yield return (Words.SendingSystem, Said(stored.Origin.Source));
        yield return (Words.DeliveredBy, stored.Client);
        yield return (Words.Device, Said(stored.Origin.Device));
        yield return (Words.DeviceId, Said(stored.Origin.DeviceId));
        yield return (Words.Method, Said(stored.Origin.Method));
        yield return (Words.MeasuredBy, Said(stored.Origin.Performer));
        yield return (Words.CodeAsItCame, stored.Origin.Code);
        yield return (Words.UnitAsItCame, Said(stored.Origin.Unit));
        yield return (Words.MeasuredAt, NorwegianTime.DateAndTime(stored.Reading.At));
        yield return (Words.ReceivedAt, $"{NorwegianTime.DateAndTime(stored.Received)}, {Later(stored.Received - stored.Reading.At)}");
    }

    /// <summary>How much later than it was measured a message came; a device whose clock is ahead measures after it sends.</summary>
    private static string Later(TimeSpan delay) => delay < TimeSpan.Zero ? Words.BeforeMeasured.With(Ago.Span(-delay)) : delay < TimeSpan.FromMinutes(1) ? Words.AtOnce : Words.LaterThanMeasured.With(Ago.Span(delay));

    private static string Said(string? text) => text ?? Words.NotSaid;
}
