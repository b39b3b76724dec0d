namespace Dhof.Portal.Access;

/// <summary>Section <c>Access</c>.</summary>
public sealed class AccessOptions
{
    public const string Section = "Access";

    /// <summary>The longest that may be set.</summary>
    public static readonly TimeSpan LongestDeclared = TimeSpan.FromDays(7);

    /// <summary>How long a care relation lasts that a clinician declares. The default is this project's proposal.</summary>
    public TimeSpan DeclaredFor { get; init; } = TimeSpan.FromHours(24);

    internal bool IsValid => DeclaredFor > TimeSpan.Zero && DeclaredFor <= LongestDeclared;
}
