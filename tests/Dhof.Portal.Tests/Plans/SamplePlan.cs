using System.Collections.Frozen;
using Dhof.Portal.Domain.Plans;

namespace Dhof.Portal.Tests.Plans;

/// <summary>A plan that can be agreed.</summary>
internal static class SamplePlan
{
    public const string Form = "urn:form";

    public static FrozenSet<string> Forms { get; } = FrozenSet.Create(Form);

    public static PlanContent Whole { get; } = new(
        new(["stabil"], ["mål hver dag"]),
        new(["tyngre pust", "gult slim"], ["ta hurtigvirkende medisin", "ring oppfølgingen"]),
        new(["kan ikke snakke"], ["ring 113"]),
        [new(Weekdays.Working, new(10, 0), TimeSpan.FromHours(2), ["spo2", "hr"], [])],
        ["gå til butikken"],
        new(2026, 11, 1),
        new(2027, 5, 1));
}
