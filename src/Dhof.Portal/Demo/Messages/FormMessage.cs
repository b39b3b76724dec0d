using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Demo.People;
using Dhof.Portal.Demo.Physiology;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Questionnaires;
using Dhof.Portal.Questionnaires;

namespace Dhof.Portal.Demo.Messages;

/// <summary>An answered form as the patient's system sends it: the same facts go into the FHIR resource and into the row.</summary>
/// <param name="Prefix">Tells what the simulator sends from what the diary holds, so that the two never share an identifier.</param>
internal sealed record FormMessage(SyntheticPatient Patient, SimulatedForm Answered, string Prefix = "")
{
    private const string IdentifierSystem = "urn:dhof:demo:response";
    private const string Url = "urn:dhof:form:daily-copd";

    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    private static readonly Form s_form = FormCatalogue.Find(Url) ?? throw new InvalidOperationException($"The form {Url} is missing.");

    private string Identifier => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Patient.Id}-{Answered.At.ToUnixTimeSeconds()}");

    private string Source => $"urn:dhof:demo:{Patient.Team.Municipality}";

    /// <summary>The row that the resource would become at the intake.</summary>
    public NewResponse ToNew(DateTimeOffset received, int bodyIndex) => NewResponse.Of(Patient.Id, Patient.Team.Municipality, ToReported(), received, bodyIndex);

    /// <summary>What the intake reads in the resource.</summary>
    public ReportedResponse ToReported() => new(
        IdentityNumber.TryParse(Patient.Identity.Number, out var subject) ? subject : throw new InvalidOperationException("A synthetic number has no valid check digits."),
        Patient.Team.Municipality,
        Url,
        Answered.At.ToUniversalTime(),
        Items(),
        ByPatient: true,
        "Pasienten selv",
        Source,
        $"{IdentifierSystem}|{Identifier}");

    public byte[] ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>(2_048);
        using var json = new Utf8JsonWriter(buffer, s_options);
        json.WriteStartObject();
        json.WriteString("resourceType", "QuestionnaireResponse");
        json.WriteStartObject("meta");
        json.WriteString("source", Source);
        json.WriteEndObject();
        WriteIdentifier(json, IdentifierSystem, Identifier);
        json.WriteString("questionnaire", $"{Url}|{s_form.Version}");
        json.WriteString("status", "completed");
        WriteLogical(json, "subject", "urn:oid:2.16.578.1.12.4.1.4.1", Patient.Identity.Number, null);
        json.WriteString("authored", Answered.At.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture));
        WriteLogical(json, "author", "urn:oid:2.16.578.1.12.4.1.4.101", Patient.Team.Municipality.ToString(), Organisations.All[Patient.Team.Municipality].Name);
        WriteLogical(json, "source", "urn:oid:2.16.578.1.12.4.1.4.1", Patient.Identity.Number, "Pasienten selv");
        json.WriteStartArray("item");

        foreach (var item in Items())
        {
            WriteItem(json, item);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private ImmutableArray<AnsweredItem> Items() =>
    [
        Chosen(0, Answered.Breathlessness),
        Chosen(1, Answered.Cough),
        Chosen(2, Answered.SputumAmount),
        Chosen(3, Answered.SputumColour),
        Item(4, Answered.Words is { } words ? new(AnswerType.FreeText, words) : null),
    ];

    private static AnsweredItem Chosen(int question, int? rank) =>
        Item(question, rank is { } chosen && s_form.Questions[question].Options[chosen] is var option ? new(AnswerType.Choice, option.Display.Nb, option.System, option.Code) : null);

    private static AnsweredItem Item(int question, Answer? answer) => new(s_form.Questions[question].LinkId, 0, s_form.Questions[question].Text.Nb, false, answer is null ? [] : [answer]);

    private static void WriteItem(Utf8JsonWriter json, AnsweredItem item)
    {
        json.WriteStartObject();
        json.WriteString("linkId", item.LinkId);
        json.WriteString("text", item.Text);

        if (item.Answers is [var answer])
        {
            json.WriteStartArray("answer");
            json.WriteStartObject();

            if (answer.Type == AnswerType.Choice)
            {
                json.WriteStartObject("valueCoding");
                json.WriteString("system", answer.System);
                json.WriteString("code", answer.Code);
                json.WriteString("display", answer.Text);
                json.WriteEndObject();
            }
            else
            {
                json.WriteString("valueString", answer.Text);
            }

            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    /// <summary>A logical reference: an identifier, never a link.</summary>
    private static void WriteLogical(Utf8JsonWriter json, string property, string system, string value, string? display)
    {
        json.WriteStartObject(property);
        WriteIdentifier(json, system, value);

        if (display is not null)
        {
            json.WriteString("display", display);
        }

        json.WriteEndObject();
    }

    private static void WriteIdentifier(Utf8JsonWriter json, string system, string value)
    {
        json.WriteStartObject("identifier");
        json.WriteString("system", system);
        json.WriteString("value", value);
        json.WriteEndObject();
    }
}
