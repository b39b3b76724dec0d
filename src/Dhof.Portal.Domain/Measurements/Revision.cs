namespace Dhof.Portal.Domain.Measurements;

/// <summary>What a message says about the measurement that stands under its identifier: that it is another than was told before, or none at all.</summary>
/// <param name="Issued">When its sender made this version; null where the message is silent. UTC.</param>
/// <param name="Reason">Why, in the sender's words; null where the message is silent. Never an identity number.</param>
public sealed record Revision(MeasurementStatus Status, DateTimeOffset? Issued, string? Reason)
{
    /// <summary>
    /// The message is final, and its source says by the id that it is a version of what it held before. Where it says what stands, it is none; where nothing stands, it is
    /// the first.
    /// </summary>
    public bool SaysFinal { get; private init; }

    /// <param name="stored">When the source stored it.</param>
    public static Revision OfFinal(DateTimeOffset stored) => new(MeasurementStatus.Corrected, stored, null) { SaysFinal = true };

    /// <summary>As the first version is stored.</summary>
    public MeasurementStatus FirstStatus => SaysFinal ? MeasurementStatus.Final : Status;

    public bool IsWithdrawal => Status == MeasurementStatus.EnteredInError;

    /// <summary>
    /// Whether it is older than what stands. A later version of what was final is never old, unless its source says when it stored each. Two that both say when they were issued are told apart by that;
    /// otherwise the order of receipt decides. What was withdrawn stays withdrawn, unless this one says that it was issued later.
    /// </summary>
    /// <param name="standing">The status of the version that stands.</param>
    /// <param name="issued">When that was issued; null where its message was silent.</param>
    /// <param name="received">When that was received.</param>
    public bool IsOlderThan(MeasurementStatus standing, DateTimeOffset? issued, DateTimeOffset received) => standing switch
    {
        MeasurementStatus.Final => Issued < issued,
        MeasurementStatus.EnteredInError when !IsWithdrawal => Issued is null || Issued <= (issued ?? received),
        _ => Issued < issued,
    };
}

/// <summary>The status of a stored version, as FHIR has it. Stored by number.</summary>
public enum MeasurementStatus
{
    Final = 0,
    Amended = 1,
    Corrected = 2,
    EnteredInError = 3,
}
