using System.Globalization;
using System.Runtime;
using Dhof.Portal.Benchmarks.Running;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.Extensions.DependencyInjection;

namespace Dhof.Portal.Benchmarks.Memory;

/// <summary>The portal in this program's own process, which answers how large its live heap is. Nothing of the browser's side is in it.</summary>
internal static class HeapHost
{
    public const string Name = "heap-host";

    /// <summary>Asks for the live heap in bytes.</summary>
    public const string Heap = "heap";

    /// <summary>Asks how many circuits the server holds.</summary>
    public const string Circuits = "circuits";

    public static async Task RunAsync(string[] args)
    {
        var circuits = new OpenCircuits();
        await using var app = await Shell.Portal.BuildAsync(args, builder => builder.Services.AddSingleton<CircuitHandler>(circuits));
        await app.StartAsync();

        while (await Console.In.ReadLineAsync() is { } question)
        {
            Console.WriteLine(ProcessAnswers.Mark + (question == Circuits ? circuits.Count : LiveBytes()).ToString(CultureInfo.InvariantCulture));
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
