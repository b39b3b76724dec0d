using System.Text.Json;
using Dhof.Portal.Fhir.Search;

namespace Dhof.Portal.Fhir.Server;

/// <summary>The parameters of an operation that was posted as a resource of type Parameters: each name with the text of its value.</summary>
public static class OperationParameters
{
    public static List<GivenParameter>? Read(ReadOnlyMemory<byte> body, out Refusal? refusal)
    {
        var json = JsonScan.WithoutMark(body);
        refusal = JsonScan.Look(json.Span);

        if (refusal is not null)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;

            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("resourceType", out var type) || type.ValueKind != JsonValueKind.String || type.GetString() != "Parameters")
            {
                refusal = new(RefusalCode.ParametersShape, "Parameters");
                return null;
            }

            var given = root.TryGetProperty("parameter", out var parameters) ? parameters.EnumerateArray().Select(Given).ToList() : [];
            return given;
        }
        catch (JsonException)
        {
            refusal = new(RefusalCode.JsonInvalid, "Parameters");
        }
        catch (InvalidOperationException)
        {
            refusal = new(RefusalCode.ParametersShape, "Parameters.parameter");
        }

        return null;
    }

    /// <exception cref="InvalidOperationException">It has not one value.</exception>
    private static GivenParameter Given(JsonElement parameter)
    {
        var value = parameter.EnumerateObject().Single(property => property.Name.StartsWith("value", StringComparison.Ordinal)).Value;
        return new(
            parameter.TryGetProperty("name", out var name) && name.GetString() is { } text ? text : throw new InvalidOperationException("A parameter without name."),
            value.ValueKind is JsonValueKind.String or JsonValueKind.Number ? value.ToString() : throw new InvalidOperationException("A value that is no text and no number."),
            InAddress: false);
    }
}
