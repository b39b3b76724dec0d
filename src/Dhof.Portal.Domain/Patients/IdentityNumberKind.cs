namespace Dhof.Portal.Domain.Patients;

/// <summary>Which series a national identity number belongs to.</summary>
public enum IdentityNumberKind
{
    /// <summary>Fødselsnummer of the ordinary series.</summary>
    Birth,

    /// <summary>D-nummer: day + 40.</summary>
    D,

    /// <summary>Hjelpenummer given locally: month + 40.</summary>
    H,

    /// <summary>Felles hjelpenummer: first digit 8 or 9.</summary>
    CommonHelp,

    /// <summary>Synthetic, Test-Norge (Tenor): month + 80.</summary>
    TestNorway,

    /// <summary>Synthetic, NHN SyntPop: month + 65.</summary>
    SyntPop,
}
