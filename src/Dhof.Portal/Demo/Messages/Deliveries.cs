using System.Buffers;
using System.IO.Compression;
using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Demo.People;
using Dhof.Portal.Demo.Physiology;

namespace Dhof.Portal.Demo.Messages;

/// <summary>Packs readings as they would have been received: the last days day by day, what is older in large parts, each with its originals.</summary>
internal static class Deliveries
{
    private const int Most = 1_000;
    private const int CompressionQuality = 4;
    private const int CompressionWindow = 20;

    private static readonly TimeSpan s_dayByDay = TimeSpan.FromDays(4);
    private static readonly TimeSpan s_underway = TimeSpan.FromSeconds(20);

    public static IEnumerable<NewMeasurements> Of(SyntheticPatient patient, IReadOnlyList<SimulatedReading> readings, DateTimeOffset through)
    {
        var parts = readings
            .Select((reading, i) => (reading, part: reading.At > through - s_dayByDay ? reading.At.Date.ToBinary() : i / Most))
            .GroupBy(pair => pair.part, pair => pair.reading);

        foreach (var part in parts)
        {
            SyntheticMessage[] messages = [.. part.Select(reading => new SyntheticMessage(patient, reading))];
            var arrived = messages[^1].Reading.At + s_underway;
            var received = (arrived < through ? arrived : through).ToUniversalTime();

            yield return new(
                "demo",
                received,
                [.. messages.Select((message, i) => message.ToNew(received, i))],
                [new(patient.Team.Municipality, Compressed(messages))],
                AllOrNothing: false);
        }
    }

    private static byte[] Compressed(SyntheticMessage[] messages)
    {
        var buffer = new ArrayBufferWriter<byte>(1_400 * messages.Length);
        ObservationJson.Write(buffer, messages);
        var compressed = ArrayPool<byte>.Shared.Rent(BrotliEncoder.GetMaxCompressedLength(buffer.WrittenCount));

        try
        {
            return BrotliEncoder.TryCompress(buffer.WrittenSpan, compressed, out var length, CompressionQuality, CompressionWindow)
                ? compressed[..length]
                : throw new InvalidOperationException("The originals do not fit the buffer that their length asked for.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(compressed);
        }
    }
}
