namespace Dhof.Portal.Fhir.Server;

/// <summary>What can be wrong with a version of what is stored. Nothing of what stands is changed by it.</summary>
public sealed partial record RefusalCode
{
    public static RefusalCode IdentifierMissing { get; } = new("identifier-missing", 422, "required", "Name the measurement that is withdrawn by the identifier that it was sent with.");

    public static RefusalCode IssuedInvalid { get; } = new("issued-invalid", 422, "value", "Write issued (or meta.lastUpdated) as YYYY-MM-DDThh:mm:ss with zone, not more than ten minutes ahead, or leave it out: versions are ordered by it.");

    public static RefusalCode NothingToWithdraw { get; } = new("nothing-to-withdraw", 422, "not-found", "Nothing is stored under the identifier for this controller: send the withdrawal again after the measurement. The input is kept for review.");

    public static RefusalCode CorrectionOutdated { get; } = new("correction-outdated", 409, "conflict", "A later version is stored: send a correction with a later issued. The input is kept for review.");

    public static RefusalCode CorrectionOtherPatient { get; } = new("correction-other-patient", 409, "conflict", "The identifier is stored for another patient, and a correction cannot move a measurement: withdraw the stored one (entered-in-error, with its own patient) and send a new measurement with a new identifier. The input is kept for review.");

    public static RefusalCode CorrectionOtherController { get; } = new("correction-other-controller", 409, "conflict", "The identifier is stored for another controller of yours, and a correction cannot move a measurement: name that controller, or use a new identifier for a new measurement. The input is kept for review.");

    public static RefusalCode CorrectionOtherKind { get; } = new("correction-other-kind", 409, "conflict", "The identifier is stored as another kind of measurement: withdraw the stored one and send a new measurement with a new identifier. The input is kept for review.");
}
