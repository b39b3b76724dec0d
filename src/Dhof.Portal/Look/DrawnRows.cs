namespace Dhof.Portal.Look;

/// <summary>
/// How far down the long lists of one circuit are drawn: a screen or two at first, more when somebody goes there. Whoever comes back to a list finds it drawn as far as it was.
/// </summary>
public sealed class DrawnRows
{
    /// <summary>More rows of the worklist than stand on a tall screen. Each has a drawing.</summary>
    public const int WorklistAtOnce = 24;

    public const int PatientsAtOnce = 100;

    public int Worklist { get; set; } = WorklistAtOnce;

    public int Patients { get; set; } = PatientsAtOnce;
}
