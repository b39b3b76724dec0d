using System.Globalization;
using System.Runtime;
using Dhof.Portal.Benchmarks.Running;

namespace Dhof.Portal.Benchmarks.Memory;

/// <summary>The portal in this program's own process, which answers how large its live heap is. Nothing of the browser's side is in it.</summary>
internal static class HeapHost
{
    public const string Name = "heap-host";

    public static async Task RunAsync(string[] args)
    {
        await using var app = await Shell.Portal.BuildAsync(args);
        await app.StartAsync();

        while (await Console.In.ReadLineAsync() is not null)
        {
            Console.WriteLine(ProcessAnswers.Mark + LiveBytes().ToString(CultureInfo.InvariantCulture));
        }
    }

    private static long LiveBytes()
    {
        for (var i = 0; i < 3; i++)
        {
            GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
