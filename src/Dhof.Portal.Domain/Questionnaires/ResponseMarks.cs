namespace Dhof.Portal.Domain.Questionnaires;

/// <summary>What a reader of a response must be told beside its answers.</summary>
[Flags]
public enum ResponseMarks
{
    None = 0,

    /// <summary>The sender's clock was ahead, by ten minutes at the most.</summary>
    ClockAhead = 1,

    /// <summary>The message named no organisation: the controller is taken from the client that sent it.</summary>
    ControllerAssumed = 2,

    /// <summary>The patient answered, and nobody for the patient.</summary>
    AnsweredByPatient = 4,
}
