using System.Globalization;
using Dhof.Portal.Benchmarks.Load;
using Dhof.Portal.Benchmarks.Simulation;

namespace Dhof.Portal.Benchmarks;

/// <summary>What stands on the command line.</summary>
/// <param name="File">Where the figures are written as JSON; null for nowhere.</param>
/// <param name="Circuits">How many circuits are opened at once, one round after the other.</param>
/// <param name="Region">The synthetic region of the rounds with circuits and of the bytes on the wire.</param>
/// <param name="Cohort">Whom the simulation follows.</param>
internal sealed record Arguments(List<string> Names, string? File, IReadOnlyList<int> Circuits, string Region, Cohort Cohort)
{
    /// <returns>Null where an option lacks its value or the value is none.</returns>
    public static Arguments? Read(string[] args)
    {
        var read = new Arguments([], null, LoadBenchmark.Counts, "default", new(Seed: 1, Patients: 1_000, Weeks: 26));

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
                case "--seed" when i + 1 < args.Length && Number(args[++i], int.MaxValue) is { } seed:
                    read = read with { Cohort = read.Cohort with { Seed = seed } };
                    break;
                case "--patients" when i + 1 < args.Length && Number(args[++i], 100_000) is { } patients:
                    read = read with { Cohort = read.Cohort with { Patients = patients } };
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
        List<int?> numbers = [.. text.Split(',').Select(part => Number(part, Crowd.Most))];
        return numbers.Contains(null) ? [] : [.. numbers.OfType<int>()];
    }

    private static int? Number(string text, int most) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 && number <= most ? number : null;
}
