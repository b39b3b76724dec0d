namespace Dhof.Portal.Tests.Architecture;

/// <summary>The checkout that the tests run in.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string File(params ReadOnlySpan<string> path) => Path.Combine([Root, .. path]);

    private static string Find(string folder) => System.IO.File.Exists(Path.Combine(folder, "Dhof.Portal.sln")) ? folder : Find(Path.GetDirectoryName(folder)!);
}
