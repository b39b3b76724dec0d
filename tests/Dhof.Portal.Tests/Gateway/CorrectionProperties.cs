using System.Globalization;
using System.Text.Json.Nodes;
using CsCheck;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Tests.Fhir;

namespace Dhof.Portal.Tests.Gateway;

/// <summary>However versions arrive, the same stands in the end, and every version that stood is kept without a gap.</summary>
public sealed class CorrectionProperties(GatewayUnderTest gateway) : IClassFixture<GatewayUnderTest>
{
    private static readonly string[] s_statuses = ["amended", "corrected", "entered-in-error"];

    /// <summary>Versions of one measurement: whether the first is final, and what is said later, each at its own minute.</summary>
    private static readonly Gen<(bool HasFinal, (int Status, int Value)[] Later)> s_measurement =
        Gen.Select(Gen.Int[0, 3].Select(number => number > 0), Gen.Select(Gen.Int[0, 2], Gen.Int[85, 99]).Array[0, 5]);

    private static readonly Gen<Delivery[]> s_deliveries = s_measurement.Array[1, 3].SelectMany(measurements =>
        Gen.Select(Gen.Shuffle(Messages(measurements).SelectMany(message => (Message[])[message, message]).ToArray()), Gen.Int[1, 4].Array[30], Gen.Bool.Array[30], (messages, sizes, waits) =>
            Portions(messages, sizes, waits).ToArray()));

    private int _round;

    [Fact]
    public async Task Whatever_the_order_the_portions_and_the_repeats_the_last_issued_stands() => await s_deliveries.SampleAsync(
        async deliveries =>
        {
            var round = Interlocked.Increment(ref _round);
            var messages = deliveries.SelectMany(delivery => delivery.Messages).Distinct().ToList();

            // A sender repeats what was refused: a withdrawal that was ahead of its measurement has nothing to withdraw the first time.
            foreach (var delivery in deliveries.Append(new([.. messages], true)))
            {
                gateway.Clock.Advance(delivery.Waits ? TimeSpan.FromMilliseconds(1) : TimeSpan.Zero);
                await gateway.PostAsync("/fhir", Samples.Bundle("batch", delivery.Messages.Select(message => message.ToObservation(round))));
            }

            foreach (var measurement in messages.GroupBy(message => message.Measurement))
            {
                await StandsAsync(round, measurement.Key, [.. measurement]);
            }
        },
        iter: 60,
        threads: 1);

    /// <summary>The model: the last that was issued, if anything was there to be corrected or withdrawn.</summary>
    private async Task StandsAsync(int round, int measurement, Message[] messages)
    {
        var last = messages.MaxBy(message => message.Minute)!;
        var found = ((await gateway.SearchAsync($"patient={Searches.Patient(measurement)}&status=final,amended,corrected,entered-in-error&_count=1000")).Body["entry"]?.AsArray() ?? [])
            .Select(entry => entry!["resource"]!).SingleOrDefault(resource => (string?)resource["identifier"]![0]!["value"] == messages[0].Identifier(round));
        Assert.Equal(messages.Any(message => message.Status != "entered-in-error"), found is not null);

        if (found is null)
        {
            return;
        }

        Assert.Equal((last.Status, last.Status == "entered-in-error" ? null : last.Value), ((string)found["status"]!, (int?)found["valueQuantity"]?["value"]));

        var id = long.Parse((string)found["id"]!, CultureInfo.InvariantCulture);
        var (standing, history) = (await gateway.RowAsync(id), await gateway.HistoryAsync(id));
        Assert.Equal(Enumerable.Range(1, standing.Version), [.. history.Select(version => version.Version), standing.Version]);
        Assert.Equal(history.Select(version => version.KnownFrom).Append(standing.KnownFrom).Skip(1), history.Select(version => version.KnownTo));
        Assert.Equal([.. history.Select(version => version.Issued).Append(standing.Issued).Order()], history.Select(version => version.Issued).Append(standing.Issued));
        Assert.Equal([.. history.Select(version => version.Received).Append(standing.Received).Order()], history.Select(version => version.Received).Append(standing.Received));
        Assert.Equal(last.Status == "entered-in-error", standing.Marks.HasFlag(ReadingMarks.Withdrawn));

        // What is withdrawn keeps the values of the version before.
        Assert.Equal(last.Status == "entered-in-error" ? history[^1].Value : last.Value, standing.Value);
        Assert.Equal(standing.Version, (int)(await gateway.ReadAsync($"/fhir/Observation/{id}/_history")).Body!["total"]!);
    }

    private static IEnumerable<Message> Messages((bool HasFinal, (int Status, int Value)[] Later)[] measurements)
    {
        foreach (var (measurement, (hasFinal, later)) in measurements.Index())
        {
            if (hasFinal || later.Length == 0)
            {
                yield return new(measurement, "final", 84, 0);
            }

            foreach (var (i, (status, value)) in later.Index())
            {
                yield return new(measurement, s_statuses[status], value, i + 1);
            }
        }
    }

    private static IEnumerable<Delivery> Portions(Message[] messages, int[] sizes, bool[] waits)
    {
        for (var (at, portion) = (0, 0); at < messages.Length; at += sizes[portion++ % sizes.Length])
        {
            yield return new([.. messages.Skip(at).Take(sizes[portion % sizes.Length])], waits[portion % waits.Length]);
        }
    }

    private sealed record Delivery(Message[] Messages, bool Waits)
    {
        public override string ToString() => $"{(Waits ? "later " : "")}[{string.Join<Message>("; ", Messages)}]";
    }

    private sealed record Message(int Measurement, string Status, int Value, int Minute)
    {
        public string Identifier(int round) => string.Create(CultureInfo.InvariantCulture, $"{round}-{Measurement}");

        public JsonObject ToObservation(int round)
        {
            var observation = Samples.SpO2(Value, Identifier(round), Samples.Patient(Measurement));
            var issued = string.Create(CultureInfo.InvariantCulture, $"2026-03-02T08:{Minute:D2}:00Z");
            return Status switch
            {
                "final" => observation,
                "entered-in-error" => observation.Withdrawn(issued),
                _ => observation.As(Status, issued),
            };
        }
    }
}
