using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dhof.Portal.Look.Charts;

/// <summary>What the browser is told: numbers to draw and texts to say, of one patient, kept in the page and nowhere else. Instants are milliseconds since 1970.</summary>
/// <param name="From">Start of the window that is drawn finely.</param>
/// <param name="To">Its end.</param>
/// <param name="First">Start of the whole history.</param>
/// <param name="Last">Its end.</param>
[JsonConverter(typeof(AsBytes))]
public sealed record ChartData(long From, long To, long First, long Last, ChartScale Scale, ImmutableArray<ChartSeries> Series, ImmutableArray<long> Gaps, ImmutableArray<ChartSpan> Notes, ChartPoints Points)
{
    private static long _numbers;

    /// <summary>No two have the same: a change names the numbers that it changes.</summary>
    public long Number { get; } = Interlocked.Increment(ref _numbers);

    /// <summary>
    /// The browser is given the bytes of the JSON and reads them by itself: in arguments that are JSON Blazor's script looks at every number for references, which
    /// takes as long as a quarter of the drawing.
    /// </summary>
    private sealed class AsBytes : JsonConverter<ChartData>
    {
        public override void Write(Utf8JsonWriter writer, ChartData value, JsonSerializerOptions options)
        {
            var content = new { value.From, value.To, value.First, value.Last, value.Scale, value.Series, value.Gaps, value.Notes, value.Points, value.Number };
            JsonSerializer.Serialize(writer, JsonSerializer.SerializeToUtf8Bytes(content, JsonSerializerOptions.Web), options);
        }

        /// <exception cref="NotSupportedException">Always: the numbers go one way.</exception>
        public override ChartData Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException("The numbers of a chart are only written.");
    }
}

/// <summary>A note as it is drawn: over which time, and how serious.</summary>
/// <param name="Severity">yellow or red.</param>
public sealed record ChartSpan(long From, long To, string Severity);

/// <summary>The readings that the cursor goes through, with what is said of each.</summary>
/// <param name="Value">Where its dot stands; null for an invalid one.</param>
/// <param name="Letters">One for each: y yellow, r red, x invalid, n judged by no limit, g green.</param>
/// <param name="Texts">Every text once.</param>
/// <param name="Said">For each reading the numbers of its texts: when, what, and all the rest.</param>
public sealed record ChartPoints(ImmutableArray<long> At, ImmutableArray<decimal?> Value, string Letters, ImmutableArray<string> Texts, ImmutableArray<ImmutableArray<int>> Said);
