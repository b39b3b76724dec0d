using System.Collections.Immutable;

namespace Dhof.Portal.Demo.People;

/// <summary>Ordinary given names with family names that say what they are.</summary>
internal static class InventedNames
{
    public static ImmutableArray<string> Women { get; } =
    [
        "Anne", "Astrid", "Bjørg", "Bodil", "Borghild", "Eldbjørg", "Ellen", "Else", "Eva", "Gerd", "Grete", "Gudrun", "Hanne", "Helga", "Hjørdis", "Inger",
        "Jorunn", "Karin", "Kirsten", "Magnhild", "Marit", "Nora", "Ragnhild", "Randi", "Reidun", "Sigrid", "Solveig", "Torill", "Unni", "Wenche", "Åse", "Åshild",
    ];

    public static ImmutableArray<string> Men { get; } =
    [
        "Asbjørn", "Bjarne", "Birger", "Dagfinn", "Egil", "Einar", "Finn", "Frode", "Geir", "Gunnar", "Halvor", "Håkon", "Ivar", "Jens", "Johannes", "Kjell",
        "Knut", "Leif", "Magne", "Nils", "Olav", "Oddvar", "Per", "Ragnar", "Reidar", "Sigurd", "Steinar", "Sverre", "Terje", "Tore", "Trygve", "Øyvind",
    ];

    public static ImmutableArray<string> Families { get; } =
    [
        "Attrappen", "Avbildstad", "Blindprøve", "Demodal", "Eksempelås", "Fiksjonseth", "Forsøksrud", "Generalprøve", "Kladdheim", "Kopibakken", "Kulissen",
        "Liksomdal", "Mønster", "Oppdiktstad", "Papirmyr", "Plassholder", "Prøvesen", "Prøvestad", "Sandkassebakk", "Simulant", "Skinnvik", "Skissevold", "Skrinsyn", "Syntetisk",
        "Tenktvik", "Testland", "Testmoen", "Tilfeldigrud", "Tomvang", "Utkastli", "Variabelø", "Øvelsrud",
    ];
}
