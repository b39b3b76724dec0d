using System.Text.Json.Nodes;
using Dhof.Portal.Sources;
using Dhof.Portal.Tests.Fhir;
using Dhof.Portal.Tests.Fhir.Sources;
using Dhof.Portal.Tests.Sources;
using static Dhof.Portal.Tests.Data.PortalUnderTest;
using static Dhof.Portal.Tests.Gateway.Copying.CopyUnderTest;

namespace Dhof.Portal.Tests.Gateway.Copying;

/// <summary>
/// A portal that ends at any step of copying (before or after a request, a save, a store), and another that begins on what it left: the measurements, versions, alerts,
/// quarantine and checkpoints are those of a portal that never ended. Nothing lost, nothing twice. Alerts that a
/// correction has closed are left out: whether there is one depends on which of two readings of one moment is judged first, however they come.
/// </summary>
public sealed class CopyCrashProperties
{
    private const int Histories = 10;
    private const int CrashesOfEach = 20;
    private const int Stages = 3;

    [Fact]
    public async Task Two_hundred_crashes_lose_nothing_and_store_nothing_twice()
    {
        var folder = Directory.CreateTempSubdirectory("dhof").FullName;
        string template;

        await using (var seeded = await StartAsync())
        {
            template = await seeded.TemplateAsync(Path.Combine(folder, "template.db"));
        }

        var (crashes, kinds) = (0, new HashSet<string>());

        for (var seed = 1; seed <= Histories; seed++)
        {
            var (whole, steps) = await CopiedAsync(template, seed, null);
            Assert.Contains(whole, row => row.StartsWith("a ", StringComparison.Ordinal));
            kinds.UnionWith(whole.Select(row => row[..1]));

            Random random = new(seed);
            var (broken, came) = await CopiedAsync(template, seed, [.. Enumerable.Range(0, CrashesOfEach).Select(_ => (random.Next(Stages), random.Next(steps / Stages)))]);
            crashes += came;
            Assert.True(whole.SequenceEqual(broken), $"Seed {seed}. Missing: {string.Join("; ", whole.Except(broken))}. Too much: {string.Join("; ", broken.Except(whole))}");
        }

        Directory.Delete(folder, recursive: true);
        Assert.Equal(Histories * CrashesOfEach, crashes);

        // Each kind of what is compared was there: measurements, histories, answered forms, quarantine, alerts, findings, what was copied, checkpoints.
        Assert.Equal("acfhkmqr", string.Concat(kinds.Order()));
    }

    /// <param name="crashes">In which stage each comes, and after how many steps; null for none.</param>
    /// <returns>What was left in the end, and how many steps it took; with crashes, how many came.</returns>
    private static async Task<(List<string> Left, int Count)> CopiedAsync(string template, int seed, (int Stage, int After)[]? crashes)
    {
        await using var test = await StartAsync(template);
        Random random = new(seed);
        test.Server.PageSize = random.Next(1, 9);
        test.Server.PagesByOffset = seed % 2 == 0;
        var (count, size) = (0, random.Next(1, 9));

        for (var stage = 0; stage < Stages; stage++)
        {
            Change(test, stage, random);

            foreach (var crash in (crashes ?? []).Where(crash => crash.Stage == stage))
            {
                // At another size of pages each time: a page that was half taken in does not come again as it was.
                test.Server.PageSize = 1 + ((size += 5) % 9);
                count += await CrashAsync(test, crash.After) ? 1 : 0;
            }

            test.Crash = crashes is null ? new(int.MaxValue) : null;
            await test.RestartAsync();
            Tell(test);
            await test.CopyAsync();
            count += test.Crash?.Taken ?? 0;
            test.Crash = null;
            await test.JudgeAsync();
        }

        await test.CopyAsync();
        return (await test.EverythingAsync(), count);
    }

    private static async Task<bool> CrashAsync(CopyUnderTest test, int after)
    {
        // Fewer steps may be left than were drawn: then at an earlier one, for there is always another request.
        for (var at = after; ; at /= 2)
        {
            test.Crash = new(int.MaxValue);
            await test.RestartAsync();
            Tell(test);
            test.Crash.ComeAfter(at);

            try
            {
                await test.TryAsync();
            }
            catch (Exception ended) when (test.Crash.HasCome && ended is CrashedException or Microsoft.EntityFrameworkCore.DbUpdateException)
            {
                return true;
            }
        }
    }

    private static void Tell(CopyUnderTest test) =>
        test.Get<SourceStatuses>().RecordCapability(test.Get<SourceCatalogue>().All[0].Key, new SourceCapability(Now, [], null) { HistoryOf = ["Observation"] });

    /// <summary>What happens at the source between two copyings: new, corrected, deleted, unreadable, of others, and what comes with a day's sweep.</summary>
    private static void Change(CopyUnderTest test, int stage, Random random)
    {
        var at = There.AddMinutes(10 * stage);

        for (var i = 0; i < 8; i++)
        {
            test.Put(SpO2($"o{stage}-{i}", 80 + random.Next(20), at.AddSeconds(random.Next(4)), $"p{1 + random.Next(3)}", measured: Now.AddMinutes(-200 + (10 * stage) + i)));
        }

        if (stage == 0)
        {
            var form = At(at, ResponseSamples.Daily(patient: Asked.Number));
            form["id"] = "r1";
            var unreadable = SpO2("u1", 94, at.AddSeconds(2));
            unreadable["valueQuantity"]!["code"] = "furlong";
            test.Put(form, unreadable, SpO2("low", 80, at, measured: Now.AddMinutes(-300)));
            return;
        }

        // What is of Anna stays Anna's.
        for (var i = 0; i < 3; i++)
        {
            var held = test.Server.Resources.First(resource => (string?)resource["id"] == $"o{stage - 1}-{i}");
            var patient = ((string?)held["subject"]!["reference"])!.Split('/')[1];
            test.Put(SpO2($"o{stage - 1}-{i}", 70 + random.Next(30), at.AddSeconds(i), patient, 2, i == 2 ? "entered-in-error" : "final", Now.AddMinutes(-190 + stage)));
        }

        test.Delete($"o{stage - 1}-3");
        test.Delete($"o{stage - 1}-4", isTold: false);

        if (stage == 2)
        {
            test.Clock.Advance(TimeSpan.FromDays(1));
        }
    }
}
