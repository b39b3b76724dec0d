namespace Dhof.Portal.Domain.Questionnaires;

/// <summary>One answer, as it came.</summary>
/// <param name="Text">In the form that <paramref name="Type"/> says. Of a choice what the sender displays, otherwise its code.</param>
/// <param name="System">Code system of a choice or of a unit; null where there is none.</param>
/// <param name="Code">Code of a choice or of a unit; null where there is none.</param>
/// <param name="Unit">The unit of a number, as people read it; null where there is none.</param>
public sealed record Answer(AnswerType Type, string Text, string? System = null, string? Code = null, string? Unit = null)
{
    /// <summary>Whether both say the same: a coded choice by its code, whatever it is displayed as.</summary>
    public bool SaysTheSameAs(Answer other) => Type == other.Type && (Type == AnswerType.Choice && Code is not null && other.Code is not null
        ? (System, Code) == (other.System, other.Code)
        : (Text, Code ?? Unit) == (other.Text, other.Code ?? other.Unit));
}
