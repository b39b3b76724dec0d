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
}
