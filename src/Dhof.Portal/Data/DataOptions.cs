using System.ComponentModel.DataAnnotations;

namespace Dhof.Portal.Data;

/// <summary>Section <c>Data</c>.</summary>
public sealed class DataOptions
{
    public const string Section = "Data";

    /// <summary>Where the database and the keys of the session cookies lie. Relative to the current directory.</summary>
    [Required(AllowEmptyStrings = false, ErrorMessage = "Data:Folder is empty: name a folder that the portal may write in.")]
    public string Folder { get; init; } = ".data";

    public string FullPath => Path.GetFullPath(Folder.Length == 0 ? "." : Folder);
}
