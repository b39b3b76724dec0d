namespace Dhof.Portal.Domain.Questionnaires;

/// <summary>How an answer stands to the one before it.</summary>
public enum AnswerChange
{
    Same,

    Worse,

    Better,

    /// <summary>Different, and nobody has said which of the two is worse.</summary>
    Changed,

    /// <summary>Answered now and not the time before.</summary>
    New,

    /// <summary>Answered the time before and not now.</summary>
    Gone,
}
