using System.Globalization;
using System.Text.Json;

namespace Dhof.Portal.Fhir.Server;

/// <summary>The answer to a bundle: one entry for each that came, in order, with its original fullUrl.</summary>
public static class BundleResponses
{
    private const int BytesOfEntry = 260;

    public static byte[] Of(Envelope envelope, IReadOnlyList<Receipt> receipts) => AnswerWriter.Write(
        writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("resourceType", "Bundle");
            writer.WriteString("type", envelope.IsTransaction ? "transaction-response" : "batch-response");

            if (receipts.Count > 0)
            {
                writer.WriteStartArray("entry");

                for (var i = 0; i < receipts.Count; i++)
                {
                    Entry(writer, envelope.Entries[i].FullUrl, receipts[i]);
                }

                writer.WriteEndArray();
            }

            writer.WriteEndObject();
        },
        (receipts.Count + 1) * BytesOfEntry);

    /// <summary>A transaction that was withdrawn: every failing entry by its place in the bundle, and the status that they share.</summary>
    public static (int Status, byte[] Outcome) Withdrawn(IReadOnlyList<Receipt> receipts)
    {
        Refusal[] refusals = [.. receipts.Select((receipt, i) => receipt.Refusal?.InEntry(i)).OfType<Refusal>()];
        int[] statuses = [.. refusals.Select(refusal => refusal.Code.Status).Distinct()];
        return (statuses is [var one] ? one : 422, OperationOutcomes.Of(refusals));
    }

    private static void Entry(Utf8JsonWriter writer, string? fullUrl, Receipt receipt)
    {
        writer.WriteStartObject();

        if (fullUrl is not null)
        {
            writer.WriteString("fullUrl", fullUrl);
        }

        writer.WriteStartObject("response");

        if (receipt.Refusal is { } refusal)
        {
            writer.WriteString("status", Status(refusal.Code.Status));
            writer.WritePropertyName("outcome");
            OperationOutcomes.Write(writer, [refusal]);
        }
        else
        {
            writer.WriteString("status", receipt.IsNew ? "201 Created" : "200 OK");
            writer.WriteString("location", string.Create(CultureInfo.InvariantCulture, $"{receipt.Type}/{receipt.Id}/_history/{receipt.Version}"));
            writer.WriteString("etag", string.Create(CultureInfo.InvariantCulture, $"W/\"{receipt.Version}\""));

            if (receipt.Received is { } received)
            {
                writer.WriteString("lastModified", Instant(received));
            }
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    internal static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static string Status(int status) => status switch
    {
        400 => "400 Bad Request",
        403 => "403 Forbidden",
        405 => "405 Method Not Allowed",
        409 => "409 Conflict",
        413 => "413 Content Too Large",
        422 => "422 Unprocessable Entity",
        _ => status.ToString(CultureInfo.InvariantCulture),
    };
}
