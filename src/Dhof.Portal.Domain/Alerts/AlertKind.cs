namespace Dhof.Portal.Domain.Alerts;

/// <summary>What sort of alert a rule raises, as machine clients are told: the five of VKP DHO (domain.md 1.5), and what is none of them.</summary>
public enum AlertKind
{
    Measurement,
    MissingMeasurement,
    FormAnswer,
    MissingFormAnswer,
    InactivePatient,

    /// <summary>About the equipment or a source, never about the patient.</summary>
    Technical,
}
