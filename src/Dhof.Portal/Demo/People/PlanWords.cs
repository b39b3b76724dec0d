using System.Collections.Immutable;
using Dhof.Portal.Domain.Plans;

namespace Dhof.Portal.Demo.People;

/// <summary>What the plans of the named patients say, by identity number. Invented, and no advice: who has none is not here.</summary>
internal static class PlanWords
{
    private static readonly ScheduledTask s_morning = new(Weekdays.All, new(10, 0), TimeSpan.FromHours(2), ["spo2", "hr", "rr"], ["urn:dhof:form:daily-copd"]);
    private static readonly ScheduledTask s_evening = new(Weekdays.All, new(22, 0), TimeSpan.FromHours(1), ["spo2", "hr"], []);
    private static readonly ScheduledTask s_working = new(Weekdays.Working, new(10, 0), TimeSpan.FromHours(2), ["spo2", "hr"], ["urn:dhof:form:daily-copd"]);

    private static readonly PlanContent s_aud = Plan(
        ["Jeg går til postkassen uten å stoppe", "Litt hoste om morgenen, klart slim", "SpO₂ 92–95 %"],
        ["Faste medisiner", "Gå tur hver dag, pustepauser når jeg trenger det", "Måle hver morgen"],
        ["Må stoppe i trappen hjemme", "Mer slim enn vanlig, gult eller grønt", "SpO₂ under 92 % to dager på rad"],
        ["Ta hurtigvirkende inhalasjon ved behov, inntil fire ganger daglig", "Hvile, lang utpust, sitte fremoverlent", "Måle morgen og kveld", "Ring oppfølgingen på dagtid"],
        ["Tung pust i ro, får ikke sove", "Forvirret eller svært slapp", "SpO₂ under 88 %"],
        ["Start kuren som er avtalt med fastlegen", "Ring oppfølgingen straks, legevakt 116 117 utenfor åpningstid", "Ring 113 ved kraftig tung pust eller brystsmerter"],
        ["Gå til butikken og bære posene selv", "Passe barnebarnet på fredager"],
        s_morning,
        s_evening);

    public static ImmutableDictionary<string, PlannedPatient> All { get; } = new Dictionary<string, PlannedPatient>
    {
        // Aud Prøvesen
        ["04855513299"] = new(PlanKind.Changed, s_aud.With(PlanPart.YellowActions, ["Ta hurtigvirkende inhalasjon ved behov", "Ring oppfølgingen på dagtid"]) with { Schedule = [s_working] }, s_aud),

        // Berit Skrinsyn
        ["12835111065"] = new(PlanKind.Agreed, Plan(
            ["Puster som jeg pleier", "Peak flow over 250"],
            ["Faste medisiner", "Trim med gruppa på tirsdager"],
            ["Mer tungpust i oppoverbakke", "Peak flow 200–250", "Våkner av hosten"],
            ["Ekstra inhalasjon morgen og kveld i tre dager", "Ring oppfølgingen hvis det ikke er bedre dagen etter"],
            ["Peak flow under 200", "Klarer ikke å snakke hele setninger"],
            ["Start kuren i skapet på badet", "Ring oppfølgingen, legevakt 116 117", "Ring 113 hvis det haster"],
            ["Være med på turen til Mørkelia i mai"],
            s_morning)),

        // Arne Mønster
        ["28744811777"] = new(PlanKind.Overdue, Plan(
            ["Er med på kaia hver dag", "Vanlig hoste"],
            ["Faste medisiner", "Måle på ukedager"],
            ["Orker ikke kaia", "Seigt slim"],
            ["PEP-fløyte tre ganger daglig", "Drikk godt", "Ring oppfølgingen"],
            ["Blå på leppene", "Må sitte hele natten"],
            ["Ring oppfølgingen eller 116 117", "Ring 113 hvis jeg ikke får puste"],
            ["Male båten til våren"],
            s_working)),

        // Odd Testland: a new version is being written
        ["19764613956"] = new(
            PlanKind.Agreed,
            Plan(
                ["Vekt 80–82 kg", "Ingen hevelse, sover flatt"],
                ["Faste medisiner, også vanndrivende", "Veie meg hver morgen før frokost", "Høyst 1,5 liter drikke om dagen"],
                ["Vekt opp 1 kg på tre dager", "Hovne ankler", "Må ha en pute til"],
                ["Ring oppfølgingen samme dag", "Ikke salt mat, ben høyt"],
                ["Vekt opp 2 kg på tre dager", "Tung pust når jeg ligger"],
                ["Ta ekstra vanndrivende som avtalt med fastlegen", "Ring oppfølgingen straks, 116 117 utenfor åpningstid", "Ring 113 ved brystsmerter"],
                ["Sove i egen seng", "Hagen"],
                new ScheduledTask(Weekdays.All, new(9, 30), TimeSpan.FromHours(2), ["bp", "hr", "weight"], [])),
            Plan(
                ["Vekt 79–81 kg", "Ingen hevelse, sover flatt"],
                ["Faste medisiner, også vanndrivende", "Veie meg hver morgen før frokost", "Høyst 1,5 liter drikke om dagen"],
                ["Vekt opp 1 kg på tre dager", "Hovne ankler"],
                ["Ring oppfølgingen samme dag", "Ikke salt mat, ben høyt", "Ekstra vanndrivende etter avtale på telefon"],
                ["Vekt opp 2 kg på tre dager", "Tung pust når jeg ligger"],
                [],
                ["Sove i egen seng", "Hagen"],
                new ScheduledTask(Weekdays.All, new(9, 30), TimeSpan.FromHours(2), ["bp", "hr", "weight"], []))),

        // Liv Demodal: silent since Friday
        ["23865314639"] = new(PlanKind.Agreed, Plan(
            ["Går til Kiwi og hjem igjen", "SpO₂ 92–95 %"],
            ["Faste medisiner", "Måle hver morgen før ti"],
            ["Må hvile på benken halvveis", "SpO₂ under 92 %"],
            ["Ta hurtigvirkende inhalasjon ved behov", "Ring oppfølgingen på dagtid"],
            ["Tung pust i ro", "SpO₂ under 88 %"],
            ["Ring oppfølgingen straks, 116 117 utenfor åpningstid", "Ring 113 hvis det haster"],
            ["Besøke søsteren min i Stavern"],
            s_morning)),

        // Kåre Attrappen: nothing agreed yet
        ["02825015348"] = new(PlanKind.DraftOnly, PlanContent.Empty, Plan(
            ["Rolig pust, går rundt kvartalet"],
            ["Faste medisiner"],
            ["Kald og klam, målingen spriker"],
            ["Varm fingeren og mål på nytt", "Ring oppfølgingen"],
            [],
            [],
            [],
            s_working)),

        // Turid Skinnvik
        ["30735816094"] = new(PlanKind.Agreed, Plan(
            ["Strikker og leser uten å bli sliten"],
            ["Faste medisiner", "Måle mandag, onsdag og fredag"],
            ["Sliten av å kle på meg", "Mer hoste enn i går"],
            ["Ekstra inhalasjon", "Mål hver dag til det er bedre", "Ring oppfølgingen"],
            ["Får ikke sagt en hel setning"],
            ["Ring 116 117, ring 113 hvis det haster"],
            ["Kor på torsdager"],
            s_working with { Days = Weekdays.Monday | Weekdays.Wednesday | Weekdays.Friday, Kinds = ["hr"] })),

        // Harald Kulissen
        ["15844916725"] = new(PlanKind.Agreed, Plan(
            ["SpO₂ 88–92 % med 2 liter oksygen", "Spiser i kjøkkenet"],
            ["Oksygen 2 liter, 16 timer i døgnet", "Ingen åpen ild i huset"],
            ["SpO₂ 86–87 %, eller over 92 %", "Hodepine om morgenen"],
            ["Ikke skru opp oksygenet selv", "Sjekk slange og maske", "Ring oppfølgingen"],
            ["SpO₂ under 86 %", "Døsig, vanskelig å vekke"],
            ["Kona ringer 113", "Si fra at jeg har mål 88–92 %"],
            ["Sitte ute i hagen med transportabelt oksygen"],
            s_morning,
            s_evening)),

        // Gunvor Papirmyr, Oslo
        ["09924317466"] = new(PlanKind.Agreed, Plan(
            ["Klarer meg med hjemmehjelp to ganger i uken"],
            ["Dosett", "Måle hver morgen"],
            ["Svimmel når jeg reiser meg", "Blodsukker over 15"],
            ["Sett deg, drikk vann", "Ring oppfølgingen på dagtid"],
            ["Faller", "Blodsukker under 3"],
            ["Trygghetsalarm", "Sukkerbiter eller saft med en gang", "Ring 113"],
            ["Bo hjemme"],
            new ScheduledTask(Weekdays.All, new(10, 30), TimeSpan.FromHours(2), ["bp", "hr", "glucose"], []))),
    }.ToImmutableDictionary();

    private static PlanContent Plan(
        ImmutableArray<string> greenSigns,
        ImmutableArray<string> greenActions,
        ImmutableArray<string> yellowSigns,
        ImmutableArray<string> yellowActions,
        ImmutableArray<string> redSigns,
        ImmutableArray<string> redActions,
        ImmutableArray<string> goals,
        params ImmutableArray<ScheduledTask> schedule) =>
        new(new(greenSigns, greenActions), new(yellowSigns, yellowActions), new(redSigns, redActions), schedule, goals, null, null);
}
