namespace Dhof.Portal.Domain.Questionnaires;

/// <summary>What kind of value an answer is.</summary>
public enum AnswerType
{
    /// <summary>One of the options of the question, or a coding that the sender chose.</summary>
    Choice = 1,

    /// <summary>The patient's own words.</summary>
    FreeText,

    /// <summary>The text is <c>true</c> or <c>false</c>.</summary>
    YesNo,

    /// <summary>The text is a number with a decimal point, with <c>&lt;</c>, <c>&lt;=</c>, <c>&gt;=</c> or <c>&gt;</c> before it where the sender set one.</summary>
    Number,

    /// <summary>The text is YYYY, YYYY-MM or YYYY-MM-DD.</summary>
    Date,

    /// <summary>The text is a date with time of day and zone, or any part of it from the year on.</summary>
    DateAndTime,

    /// <summary>The text is hh:mm:ss.</summary>
    TimeOfDay,

    /// <summary>An address, which is shown and never followed.</summary>
    Address,

    /// <summary>A picture or a document: the text is its title, the content stands in the original.</summary>
    Attachment,

    /// <summary>A person or a thing: the text is what the sender calls it.</summary>
    Reference,
}
