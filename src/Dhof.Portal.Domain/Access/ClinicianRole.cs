namespace Dhof.Portal.Domain.Access;

/// <summary>What a person does in their organisation.</summary>
public enum ClinicianRole
{
    /// <summary>Daily follow-up in the municipality (oppfølgingsansvarlig).</summary>
    HomeCareNurse,

    /// <summary>Books, summons and prepares; may lack an HPR number.</summary>
    Secretary,

    /// <summary>Fastlege.</summary>
    GeneralPractitioner,

    /// <summary>Doctor in a hospital.</summary>
    Specialist,

    /// <summary>No person but a machine client, in the access log only: the policy opens nothing for it.</summary>
    Client,
}
