namespace Dhof.Portal.Domain.Access;

/// <summary>What the information is to be used for (HL7 v3 PurposeOfUse, the four of Tillitsrammeverket). The access log stores the numbers.</summary>
public enum PurposeOfUse
{
    /// <summary>TREAT: giving care that is not an emergency.</summary>
    Treatment = 0,

    /// <summary>ETREAT: giving care in the chain of emergency care.</summary>
    EmergencyTreatment = 1,

    /// <summary>COC: booking, summoning, preparing; no care is given by the reader.</summary>
    CoordinationOfCare = 2,

    /// <summary>BTG: the usual rules are overridden (Akuttilgang, blålys).</summary>
    BreakTheGlass = 3,
}
