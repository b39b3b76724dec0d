using System.Globalization;
using Dhof.Portal.Benchmarks.Load;

namespace Dhof.Portal.Benchmarks;

/// <summary>What stands on the command line.</summary>
/// <param name="File">Where the figures are written as JSON; null for nowhere.</param>
/// <param name="Circuits">How many circuits are opened at once, one round after the other.</param>
/// <param name="Region">The synthetic region of the rounds with circuits and of the bytes on the wire.</param>
internal sealed record Arguments(List<string> Names, string? File, IReadOnlyList<int> Circuits, string Region)
{
    /// <returns>Null where an option lacks its value or the value is none.</returns>
    public static Arguments? Read(string[] args)
    {
        var read = new Arguments([], null, LoadBenchmark.Counts, "default");

        for (var i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--json" when i + 1 < args.Length:
                    read = read with { File = args[++i] };
                    break;
                case "--circuits" when i + 1 < args.Length && Numbers(args[++i]) is { Count: > 0 } numbers:
                    read = read with { Circuits = numbers };
                    break;
                case "--region" when i + 1 < args.Length && args[++i] is "default" or "small" or "large":
                    read = read with { Region = args[i] };
                    break;
                case ['-', ..]:
                    return null;
                default:
                    read.Names.Add(args[i]);
                    break;
            }
        }

        return read;
    }

    private static List<int> Numbers(string text)
    {
        List<int?> numbers = [.. text.Split(',').Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= Crowd.Most ? number : (int?)null)];
        return numbers.Contains(null) ? [] : [.. numbers.OfType<int>()];
    }
}
