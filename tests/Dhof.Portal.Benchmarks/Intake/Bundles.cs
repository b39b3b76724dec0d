using System.Buffers;
using System.Text;
using Dhof.Portal.Demo;
using Dhof.Portal.Demo.Messages;
using Dhof.Portal.Demo.People;

namespace Dhof.Portal.Benchmarks.Intake;

/// <summary>Batches of Observations of the region's patients, each with an identifier of its own, a second after the one before as devices send them; one in sixty lies outside its limits.</summary>
internal static class Bundles
{
    public const int Size = 100;

    /// <param name="first">Where the numbering begins; bundles of different numbers share nothing.</param>
    /// <param name="begin">When the Observation with the number 0 was measured; so far back that none lies in the future.</param>
    /// <param name="backwards">The latest first: the order in which each one that comes may change what was judged before it.</param>
    public static List<byte[]> Of(Region region, int first, int count, DateTimeOffset begin, bool backwards = false)
    {
        var round = new SimulatorRound(region);
        return [.. Enumerable.Range(first, count).Select(bundle => One([.. Enumerable.Range(bundle * Size, Size).Select(number => round.Next(number, begin.AddSeconds(backwards ? -number : number)))]))];
    }

    /// <summary>The same Observations, each in a body of its own.</summary>
    public static List<byte[]> Alone(Region region, int first, int count, DateTimeOffset begin)
    {
        var round = new SimulatorRound(region);
        return [.. Enumerable.Range(first, count).Select(number => ObservationJson.One(round.Next(number, begin.AddSeconds(number))))];
    }

    private static byte[] One(SyntheticMessage[] messages)
    {
        var buffer = new ArrayBufferWriter<byte>();
        buffer.Write("""{"resourceType":"Bundle","type":"batch","entry":["""u8);

        for (var i = 0; i < messages.Length; i++)
        {
            buffer.Write(Encoding.UTF8.GetBytes(i == 0 ? "{\"resource\":" : ",{\"resource\":"));
            buffer.Write(ObservationJson.One(messages[i]));
            buffer.Write(""","request":{"method":"POST","url":"Observation"}}"""u8);
        }

        buffer.Write("]}"u8);
        return buffer.WrittenSpan.ToArray();
    }
}
