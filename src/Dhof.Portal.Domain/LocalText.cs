namespace Dhof.Portal.Domain;

/// <summary>A clinical name in the three languages of the screen.</summary>
/// <param name="Nb">Bokmål.</param>
/// <param name="Nn">Nynorsk.</param>
/// <param name="En">English.</param>
public sealed record LocalText(string Nb, string Nn, string En)
{
    /// <summary>The name in a language given by its two-letter code; bokmål where the language is another.</summary>
    public string In(string language) => language switch
    {
        "nn" => Nn,
        "en" => En,
        _ => Nb,
    };
}
