using System.Text.Json.Nodes;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Plans;
using Dhof.Portal.Fhir.Resources;
using Dhof.Portal.Tests.Plans;

namespace Dhof.Portal.Tests.Fhir;

/// <summary>Plans as a controller's own system sends them: as the portal gives them out.</summary>
internal static class PlanSamples
{
    public static PlanContent Content { get; } = SamplePlan.Whole with { ValidFrom = new(2026, 2, 1), ReviewBy = new(2026, 8, 1) };

    /// <param name="place">Whose.</param>
    public static JsonNode Json(int place = 1, PlanContent? content = null) => Of(Samples.Patient(place), content ?? Content);

    public static JsonNode Of(string number, PlanContent content)
    {
        var subject = IdentityNumber.TryParse(number, out var parsed) ? parsed : throw new ArgumentException("No such number.", nameof(number));
        ReportedPlan plan = new(7, new(new(1_001), new(310000019)), subject, new(new(310000019), 1, content, new(true, "Dr. Nils Berg, fastlege", new(2026, 1, 30)), "Kari Nilsen", Samples.Now), Samples.Now, Samples.Now);
        return JsonNode.Parse(CarePlanResource.Of(plan).Whole("7", "1", Samples.Now))!;
    }
}
