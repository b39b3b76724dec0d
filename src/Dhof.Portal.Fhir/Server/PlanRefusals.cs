namespace Dhof.Portal.Fhir.Server;

/// <summary>What can be wrong with one CarePlan, beside what can be wrong with any resource.</summary>
public sealed partial record RefusalCode
{
    public static RefusalCode PlanNotUnderstood { get; } = new("plan-not-understood", 422, "not-supported", "Send the plan as the portal gives one out, nothing beside it: a plan that is understood in part would be another plan. The input is kept and shown.");

    public static RefusalCode PlanStatus { get; } = new("plan-status", 422, "business-rule", "Send status active or draft and intent plan or proposal.");

    public static RefusalCode PlanTooLarge { get; } = new("plan-too-large", 413, "too-long", "Send at most 12 lines of at most 300 characters in a part, and a description of at most 500.");

    public static RefusalCode PlanExists { get; } = new("plan-exists", 409, "conflict", "The patient has an agreed plan here: read it, and send the next as PUT to its address with its version in If-Match. The input is kept for review.");

    public static RefusalCode PlanDraftOpen { get; } = new("plan-draft-open", 409, "conflict", "Somebody is writing on the plan: nothing of theirs is overwritten. The input is kept for review.");

    public static RefusalCode PlanVersionMissing { get; } = new("plan-version-missing", 428, "required", "Send If-Match with the version that the plan had when you read it, as W/\"version\".");
}
