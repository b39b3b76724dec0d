using System.Reflection;
using System.Runtime.CompilerServices;
using Dhof.Portal.Fhir.Server;

namespace Dhof.Portal.Tests.Fhir;

public sealed class RefusalCodeTests
{
    private static RefusalCode[] All { get; } =
        [.. typeof(RefusalCode).GetProperties(BindingFlags.Public | BindingFlags.Static).Where(p => p.PropertyType == typeof(RefusalCode)).Select(p => (RefusalCode)p.GetValue(null)!)];

    [Fact]
    public void Keys_are_unique() => Assert.Equal(All.Length, All.DistinctBy(code => code.Key).Count());

    [Fact]
    public void The_document_lists_each_with_its_status_and_cure()
    {
        string[] lines = File.ReadAllLines(Path.Combine(Path.GetDirectoryName(Here())!, "../../../docs/fhir.md"));
        Assert.All(All, code => Assert.Contains(lines, line => line.StartsWith($"| `{code.Key}` | {code.Status} |", StringComparison.Ordinal) && line.EndsWith($"{code.Cure} |", StringComparison.Ordinal)));
        Assert.Equal(All.Length, lines.Count(line => line.StartsWith("| `", StringComparison.Ordinal) && line.Split('|')[2].Trim() is { Length: 3 } status && status.All(char.IsAsciiDigit)));
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
