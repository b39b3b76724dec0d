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
/// <param name="At">With the offset of the wall clock.</param>
/// <param name="Prefix">Tells what the simulator sends from what the diary holds, so that the two never share an identifier.</param>
internal sealed record FormMessage(SyntheticPatient Patient, DateTimeOffset At, Form Form, ImmutableArray<AnsweredItem> Items, string Prefix = "")
{
    private const string IdentifierSystem = "urn:dhof:demo:response";

    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    private static readonly Form s_daily = FormOf("urn:dhof:form:daily-copd");

    public FormMessage(SyntheticPatient patient, SimulatedForm answered, string prefix = "")
        : this(patient, answered.At, s_daily, Daily(answered), prefix)
    {
    }

    public FormMessage(SyntheticPatient patient, SimulatedScores answered)
        : this(patient, answered.At, FormOf(answered.Url), Scored(FormOf(answered.Url), answered))
    {
    }

    private string Identifier => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Patient.Id}-{At.ToUnixTimeSeconds()}");

    private string Source => $"urn:dhof:demo:{Patient.Team.Municipality}";

    /// <summary>The row that the resource would become at the intake.</summary>
    public NewResponse ToNew(DateTimeOffset received, int bodyIndex) => NewResponse.Of(Patient.Id, Patient.Team.Municipality, ToReported(), received, bodyIndex);

    /// <summary>What the intake reads in the resource.</summary>
    public ReportedResponse ToReported() => new(
        IdentityNumber.TryParse(Patient.Identity.Number, out var subject) ? subject : throw new InvalidOperationException("A synthetic number has no valid check digits."),
        Patient.Team.Municipality,
        Form.Url,
        At.ToUniversalTime(),
        Items,
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
        json.WriteString("questionnaire", $"{Form.Url}|{Form.Version}");
        json.WriteString("status", "completed");
        WriteLogical(json, "subject", "urn:oid:2.16.578.1.12.4.1.4.1", Patient.Identity.Number, null);
        json.WriteString("authored", At.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture));
        WriteLogical(json, "author", "urn:oid:2.16.578.1.12.4.1.4.101", Patient.Team.Municipality.ToString(), Organisations.All[Patient.Team.Municipality].Name);
        WriteLogical(json, "source", "urn:oid:2.16.578.1.12.4.1.4.1", Patient.Identity.Number, "Pasienten selv");
        json.WriteStartArray("item");

        foreach (var item in Items)
        {
            WriteItem(json, item);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private static ImmutableArray<AnsweredItem> Daily(SimulatedForm answered) =>
    [
        Chosen(s_daily, 0, answered.Breathlessness),
        Chosen(s_daily, 1, answered.Cough),
        Chosen(s_daily, 2, answered.SputumAmount),
        Chosen(s_daily, 3, answered.SputumColour),
        Item(s_daily, 4, answered.Words is { } words ? new(AnswerType.FreeText, words) : null),
    ];

    /// <summary>A question that offers options is answered by one of them, another by a number.</summary>
    private static ImmutableArray<AnsweredItem> Scored(Form form, SimulatedScores answered) =>
    [
        .. answered.Points.Select((points, question) => form.Questions[question].Options.IsEmpty
            ? Item(form, question, points is { } number ? new(AnswerType.Number, number.ToString(CultureInfo.InvariantCulture)) : null)
            : Chosen(form, question, points)),
    ];

    private static AnsweredItem Chosen(Form form, int question, int? rank) =>
        Item(form, question, rank is { } chosen && form.Questions[question].Options[chosen] is var option ? new(AnswerType.Choice, option.Display.Nb, option.System, option.Code) : null);

    private static AnsweredItem Item(Form form, int question, Answer? answer) => new(form.Questions[question].LinkId, 0, form.Questions[question].Text.Nb, false, answer is null ? [] : [answer]);

    private static Form FormOf(string url) => FormCatalogue.Find(url) ?? throw new InvalidOperationException($"The form {url} is missing.");

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
            else if (answer.Type == AnswerType.Number)
            {
                json.WritePropertyName("valueInteger");
                json.WriteRawValue(answer.Text);
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
