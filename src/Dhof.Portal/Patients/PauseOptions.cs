namespace Dhof.Portal.Patients;

/// <summary>Section <c>Pauses</c>. The default is this project's proposal (docs/safety.md).</summary>
public sealed class PauseOptions
{
    public const string Section = "Pauses";

    /// <summary>A pause of a patient's follow-up lasts no longer.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromDays(30);

    internal bool IsValid => Longest > TimeSpan.Zero && Longest <= TimeSpan.FromDays(90);
}
