using System.Globalization;
using Dhof.Portal.Domain.Questionnaires;
using Dhof.Portal.Fhir.Server;
using Hl7.Fhir.Model;

namespace Dhof.Portal.Fhir.Mapping;

/// <summary>One answer of any type that R4 has. An answer that says nothing is none; one that says something unreadable is refused.</summary>
internal static class QuestionnaireResponseAnswer
{
    public static Refusal? Read(QuestionnaireResponseDraft draft, QuestionnaireResponse.AnswerComponent answer, List<Answer> answers)
    {
        if (answer.ModifierExtension is { Count: > 0 })
        {
            return draft.Refuse(RefusalCode.Modifier);
        }

        draft.At += ".value";

        if (answer.Value is not { } value)
        {
            return null;
        }

        if (value is PrimitiveType primitive && primitive.JsonValue is null)
        {
            return null;
        }

        var (read, isEmpty) = Of(value);

        if (read is not null)
        {
            answers.Add(read);
        }

        return read is null && !isEmpty ? draft.Refuse(RefusalCode.ElementShape) : null;
    }

    private static (Answer? Answer, bool IsEmpty) Of(DataType value) => value switch
    {
        Coding coding => (OfCoding(coding), true),
        Quantity quantity => OfQuantity(quantity),
        FhirBoolean { JsonValue: bool yes } => (new(AnswerType.YesNo, yes ? "true" : "false"), false),
        FhirDecimal or Integer => ((value as PrimitiveType).Number() is { } number ? new(AnswerType.Number, Written(number)) : null, false),
        FhirBoolean => (null, false),
        Date date => OfText(AnswerType.Date, date),
        FhirDateTime dateTime => OfText(AnswerType.DateAndTime, dateTime),
        Time time => OfText(AnswerType.TimeOfDay, time),
        FhirUri address => OfText(AnswerType.Address, address),
        FhirString text => OfText(AnswerType.FreeText, text),
        Attachment attachment => OfAttachment(attachment),
        ResourceReference reference => OfReference(reference),
        _ => (null, false),
    };

    private static Answer? OfCoding(Coding coding) => (coding.DisplayElement.Text() ?? coding.CodeElement.Text()) is { } text
        ? new(AnswerType.Choice, text, coding.SystemElement.Text(), coding.CodeElement.Text())
        : null;

    private static (Answer? Answer, bool IsEmpty) OfQuantity(Quantity quantity)
    {
        if (quantity.ValueElement is not { JsonValue: not null } value)
        {
            return (null, true);
        }

        var comparator = quantity.ComparatorElement?.JsonValue as string;

        return value.Number() is { } number
            ? (new(AnswerType.Number, comparator + Written(number), quantity.SystemElement.Text(), quantity.CodeElement.Text(), quantity.UnitElement.Text() ?? quantity.CodeElement.Text()), false)
            : (null, false);
    }

    private static (Answer? Answer, bool IsEmpty) OfAttachment(Attachment attachment)
    {
        var (title, type) = (attachment.TitleElement.Text(), attachment.ContentTypeElement.Text());
        var isEmpty = title is null && type is null && !attachment.UrlElement.IsPresent() && !attachment.DataElement.IsPresent();
        return (isEmpty ? null : new(AnswerType.Attachment, title ?? "", Unit: type), isEmpty);
    }

    /// <summary>The identifier is left in the original: it may be a person's number.</summary>
    private static (Answer? Answer, bool IsEmpty) OfReference(ResourceReference reference)
    {
        var isEmpty = reference is { Identifier: null } && !reference.DisplayElement.IsPresent() && !reference.ReferenceElement.IsPresent();
        return (isEmpty ? null : new(AnswerType.Reference, reference.DisplayElement.Text() ?? reference.ReferenceElement.Text() ?? ""), isEmpty);
    }

    private static (Answer? Answer, bool IsEmpty) OfText(AnswerType type, PrimitiveType primitive) => primitive.JsonValue switch
    {
        string { Length: > 0 } text => (new(type, text), false),
        string => (null, true),
        _ => (null, false),
    };

    /// <summary>3.50 and 3.5 are the same answer.</summary>
    private static string Written(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);
}
