namespace Dhof.Portal.Domain.Sources;

/// <summary>What a source understands.</summary>
public enum SourceKind
{
    /// <summary>An ordinary FHIR R4 server: the patient is found by identity number, then everything by <c>patient=</c>.</summary>
    GenericR4 = 0,

    /// <summary>Pasientens måledata (Norsk helsenett): Observations of one patient.</summary>
    Pmd = 1,

    /// <summary>The EPJ API of Velferdsteknologisk knutepunkt.</summary>
    VkpEpj = 2,
}
