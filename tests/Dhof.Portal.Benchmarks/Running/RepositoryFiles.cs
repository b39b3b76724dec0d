namespace Dhof.Portal.Benchmarks.Running;

/// <summary>Where the portal that is measured was built.</summary>
internal static class RepositoryFiles
{
    /// <summary>The portal's own build output, of the configuration that this program was built in.</summary>
    public static string Portal
    {
        get
        {
            var root = new DirectoryInfo(AppContext.BaseDirectory);

            while (root is not null && !File.Exists(Path.Combine(root.FullName, "Dhof.Portal.sln")))
            {
                root = root.Parent;
            }

            var build = Path.GetRelativePath(Path.Combine(root?.FullName ?? throw new InvalidOperationException("Not started from the repository."), "tests", "Dhof.Portal.Benchmarks"), AppContext.BaseDirectory);
            return Path.Combine(root.FullName, "src", "Dhof.Portal", build, "Dhof.Portal.dll");
        }
    }

    /// <summary>This program.</summary>
    public static string Own => Path.Combine(AppContext.BaseDirectory, "Dhof.Portal.Benchmarks.dll");
}
