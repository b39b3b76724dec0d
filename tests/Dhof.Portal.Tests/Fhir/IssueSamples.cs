using System.Text.Json.Nodes;

namespace Dhof.Portal.Tests.Fhir;

/// <summary>Alerts as another system sends them.</summary>
internal static class IssueSamples
{
    /// <summary>An hour old, of a patient by place.</summary>
    public static JsonObject Of(string id, int patient = 0, string severity = "high", string status = "final", string text = "Oksygenmetning 84 %", (string System, string Value)? author = null) => new()
    {
        ["resourceType"] = "DetectedIssue",
        ["identifier"] = new JsonArray(new JsonObject { ["system"] = "urn:alarm", ["value"] = id }),
        ["status"] = status,
        ["code"] = new JsonObject { ["coding"] = new JsonArray(new JsonObject { ["system"] = "http://ehelse.no/fhir/CodeSystem/vkp-alert-code-v090", ["code"] = "1" }), ["text"] = "Måling utenfor grense" },
        ["severity"] = severity,
        ["patient"] = Samples.Reference(Samples.BirthNumber, Samples.Patient(patient)),
        ["identifiedDateTime"] = "2026-03-02T08:00:00Z",
        ["author"] = author is var (system, value) ? Samples.Reference(system, value, "Trygghetssentralen") : new JsonObject { ["display"] = "Trygghetssentralen" },
        ["detail"] = text,
    };
}
