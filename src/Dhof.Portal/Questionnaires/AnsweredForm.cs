using System.Collections.Immutable;
using Dhof.Portal.Domain.Questionnaires;

namespace Dhof.Portal.Questionnaires;

/// <summary>One response beside the one before it.</summary>
/// <param name="From">The name of the organisation whose response it is.</param>
/// <param name="AnsweredBy">What the message calls the one who answered; null where it is silent.</param>
/// <param name="Source">The sending system; null where the message is silent.</param>
public sealed record AnsweredForm(
    long Id,
    DateTimeOffset Authored,
    DateTimeOffset Received,
    ResponseMarks Marks,
    string From,
    string? AnsweredBy,
    string? Source,
    ImmutableArray<ComparedAnswer> Answers);

/// <summary>The responses of a patient to one form.</summary>
/// <param name="Form">Null where the portal does not know it.</param>
/// <param name="Url">Null where the responses name no form: then nobody knows whether they answer the same questions, and nothing is compared.</param>
/// <param name="Responses">Latest first by the time of answering, not of arrival; never none.</param>
/// <param name="Count">How many there are in all.</param>
public sealed record FormHistory(Form? Form, string? Url, ImmutableArray<AnsweredForm> Responses, int Count)
{
    public AnsweredForm Latest => Responses[0];
}
