using System.Collections.Concurrent;
using System.Diagnostics;

namespace Dhof.Portal.Benchmarks.Running;

/// <summary>Picks the answers of a host out of what it writes.</summary>
internal static class ProcessAnswers
{
    public const string Mark = "answer:";

    public static ConcurrentDictionary<int, TaskCompletionSource<string>> Waiting { get; } = new();

    public static void Heard(this Process process, string? line)
    {
        if (line?.StartsWith(Mark, StringComparison.Ordinal) == true && Waiting.TryRemove(process.Id, out var answer))
        {
            answer.SetResult(line[Mark.Length..]);
        }
    }
}
