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

    /// <summary>One measurement for each reading, in their order; then the second versions that some of them have.</summary>
    public static IEnumerable<NewMeasurements> Of(SyntheticPatient patient, StoryDays days, IReadOnlyList<SimulatedReading> readings, DateTimeOffset through)
    {
        var told = new SecondThoughts(patient, days, readings);
        var parts = readings
            .Select((reading, i) => (reading, part: reading.At > through - s_dayByDay ? reading.At.Date.ToBinary() : i / Most))
            .GroupBy(pair => pair.part, pair => pair.reading);

        foreach (var part in parts)
        {
            yield return Delivery(patient, [.. part.Select(reading => (new SyntheticMessage(patient, told.First(reading)), told.Arrives(reading)))], through);
        }

        foreach (var later in told.Later(patient, through))
        {
            yield return Delivery(patient, [later], through);
        }
    }

    private static NewMeasurements Delivery(SyntheticPatient patient, (SyntheticMessage Message, DateTimeOffset Arrives)[] arriving, DateTimeOffset through)
    {
        DateTimeOffset[] received = [.. arriving.Select(one => (one.Arrives < through ? one.Arrives : through).ToUniversalTime())];

        return new(
            "demo",
            received.Max(),
            [.. arriving.Select((one, i) => one.Message.ToNew(received[i], i))],
            [new(patient.Team.Municipality, Compressed([.. arriving.Select(one => one.Message)]))],
            AllOrNothing: false);
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
