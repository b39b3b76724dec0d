using Dhof.Portal.Domain.Limits;

namespace Dhof.Portal.Domain.Alerts.Acts;

/// <summary>What a clinician made of an alert, in their own words.</summary>
/// <param name="Judged">What I think.</param>
/// <param name="Agreed">What was agreed; empty for nothing.</param>
/// <param name="NextCheck">When it is looked at again, or rung again, UTC; null for no appointment.</param>
public sealed record Assessment(ContactOutcome Contact, string Judged, string Agreed, DateTimeOffset? NextCheck)
{
    /// <summary>Characters in each of the two texts.</summary>
    public const int LongestText = 2_000;

    /// <summary>How far ahead the next check may be.</summary>
    public static readonly TimeSpan FurthestCheck = TimeSpan.FromDays(31);

    /// <summary>Whether a red may be closed upon it: somebody was reached, and it says what was made of it.</summary>
    public bool Answers => Contact is ContactOutcome.Patient or ContactOutcome.NextOfKin or ContactOutcome.HomeVisit or ContactOutcome.Colleague && Judged.Length > 0;

    /// <summary>What is wrong with it; null for nothing.</summary>
    public AssessmentFault? WhyNot(DateTimeOffset now) => this switch
    {
        { Judged.Length: > LongestText } or { Agreed.Length: > LongestText } => AssessmentFault.TextTooLong,
        { Contact: ContactOutcome.NoAnswer, NextCheck: null } => AssessmentFault.NoAnswerWithoutTime,
        { NextCheck: { } next } when next <= now => AssessmentFault.CheckIsPast,
        { NextCheck: { } next } when next > now + FurthestCheck => AssessmentFault.CheckTooFar,
        { Contact: not ContactOutcome.NoAnswer, Judged.Length: 0 } => AssessmentFault.NothingJudged,
        _ => null,
    };

    /// <summary>What is lacking before an alert as serious as this may be closed upon it; null for nothing.</summary>
    public AssessmentFault? WhyNotClosing(Severity severity) => severity < Severity.Red || Answers ? null
        : Contact is ContactOutcome.None or ContactOutcome.NoAnswer ? AssessmentFault.RedNeedsContact : AssessmentFault.NothingJudged;
}

/// <summary>What is wrong with an assessment.</summary>
public enum AssessmentFault
{
    /// <summary>It does not say what the clinician thinks.</summary>
    NothingJudged,

    TextTooLong,

    /// <summary>Nobody answered, and no time to try again is set.</summary>
    NoAnswerWithoutTime,

    /// <summary>The time of the next check is not a time.</summary>
    CheckNotRead,

    CheckIsPast,

    CheckTooFar,

    /// <summary>A red is not closed before somebody was reached.</summary>
    RedNeedsContact,
}
