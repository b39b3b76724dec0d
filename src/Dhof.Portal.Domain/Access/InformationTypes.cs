namespace Dhof.Portal.Domain.Access;

/// <summary>Kinds of information that a grant opens, each on its own.</summary>
[Flags]
public enum InformationTypes
{
    None = 0,

    /// <summary>IT12: name, birth date, telephone, next of kin.</summary>
    Demographics = 1,

    /// <summary>IT17: measurements and the limits they are judged by.</summary>
    Measurements = 2,

    /// <summary>IT17: alerts.</summary>
    Alerts = 4,

    /// <summary>IT17: answered forms.</summary>
    Questionnaires = 8,

    /// <summary>IT08: plans, goals, tasks, referrals.</summary>
    Plans = 16,

    /// <summary>IT03: medication and vaccines.</summary>
    Medication = 32,

    /// <summary>IT09: documents of the record.</summary>
    Documents = 64,

    /// <summary>IT10: messages.</summary>
    Dialogue = 128,

    /// <summary>IT11: appointments, video included.</summary>
    Appointments = 256,

    /// <summary>IT16: conditions, allergies, flags.</summary>
    Background = 512,

    /// <summary>IT19: contacts, episodes of care and procedures.</summary>
    Treatments = 1024,

    /// <summary>IT23: services, devices, aids.</summary>
    Services = 2048,

    /// <summary>Across all: consents.</summary>
    Consents = 4096,

    /// <summary>What another source may hold and this list does not name.</summary>
    Other = 8192,

    /// <summary>Across all: who has used what one's own organisation holds (Logg over bruk). No source and no list holds it.</summary>
    AccessLog = 16384,
}
