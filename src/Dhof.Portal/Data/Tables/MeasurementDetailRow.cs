using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dhof.Portal.Data.Tables;

/// <summary>What the row of a measurement cannot hold, for the few that have it: names, answers in words, parts. Written with the measurement, in its transaction.</summary>
public sealed class MeasurementDetailRow : IClinicalRow, IEntityTypeConfiguration<MeasurementDetailRow>
{
    private static readonly JsonSerializerOptions s_json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    public static InformationTypes InformationType => InformationTypes.Measurements;

    /// <summary>The id of the measurement.</summary>
    public long Measurement { get; init; }

    public PatientId Patient { get; init; }

    public OrganisationNumber Controller { get; init; }

    /// <summary>What it is listed under; empty for a kind with a name of its own.</summary>
    public string Thing { get; init; } = "";

    /// <summary>Every coding, system|code, with a line feed before the first and after each; null where searches need none.</summary>
    public string? Codes { get; init; }

    /// <summary>The details as JSON. The same details are the same text.</summary>
    public string Content { get; init; } = "";

    public static string Write(MeasurementDetails details) => JsonSerializer.Serialize(details, s_json);

    public static MeasurementDetails Read(string content) => JsonSerializer.Deserialize<MeasurementDetails>(content, s_json)!;

    public static string? Searched(MeasurementDetails details) => details.Codes.IsEmpty ? null : $"\n{string.Join('\n', details.Codes)}\n";

    public void Configure(EntityTypeBuilder<MeasurementDetailRow> builder)
    {
        builder.ToTable("MeasurementDetails");
        builder.HasKey(r => r.Measurement);
        builder.Property(r => r.Measurement).ValueGeneratedNever();
    }
}
