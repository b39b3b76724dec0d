namespace Dhof.Portal.Domain.News;

/// <summary>Why a patient's greens are not seen together with others': somebody must look at this patient.</summary>
public enum NotTogether
{
    /// <summary>The patient has written something, or sent a picture.</summary>
    OwnWords,

    /// <summary>An answer is another than the time before, and not a better one.</summary>
    AnswersChanged,

    /// <summary>There are no answers before to hold these against.</summary>
    FirstAnswers,

    /// <summary>The first weeks: nobody knows yet what is usual.</summary>
    StartUp,

    /// <summary>A reading may be somebody else's.</summary>
    MaybeOtherPerson,

    /// <summary>The source does not answer: what came last may not be the last.</summary>
    SourceSilent,
}
