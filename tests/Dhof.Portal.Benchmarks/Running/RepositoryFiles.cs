namespace Dhof.Portal.Benchmarks.Running;

/// <summary>Where the portal that is measured was built.</summary>
internal static class RepositoryFiles
{
    /// <summary>The portal's own build output, of the configuration that this program was built in.</summary>
    public static string Portal =>
        Path.Combine(Project, Path.GetRelativePath(Path.Combine(Root, "tests", "Dhof.Portal.Benchmarks"), AppContext.BaseDirectory), "Dhof.Portal.dll");

    /// <summary>The portal's project folder.</summary>
    public static string Project => Path.Combine(Root, "src", "Dhof.Portal");

    /// <summary>This program.</summary>
    public static string Own => Path.Combine(AppContext.BaseDirectory, "Dhof.Portal.Benchmarks.dll");

    private static string Root
    {
        get
        {
            var root = new DirectoryInfo(AppContext.BaseDirectory);

            while (root is not null && !File.Exists(Path.Combine(root.FullName, "Dhof.Portal.sln")))
            {
                root = root.Parent;
            }

            return root?.FullName ?? throw new InvalidOperationException("Not started from the repository.");
        }
    }
}
