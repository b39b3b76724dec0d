using System.Globalization;
using Dhof.Portal.Alerts;
using Dhof.Portal.Domain;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Texts;

namespace Dhof.Portal.Tests.Alerts;

/// <summary>The sentence of every rule in three languages, from the numbers of its finding. A space that does not break is written _.</summary>
public sealed class AlertSentenceTests
{
    private static readonly AnswerBeside s_breath = new(new("Tungpust", "Tungpust", "Breathlessness"), new("mye", "mykje", "much"), new("litt", "litt", "a little"));

    private static readonly Dictionary<string, Finding> s_findings = new()
    {
        ["outside-limit"] = Found("outside-limit", "spo2", 84, 88, Severity.Red),
        ["persistent-yellow"] = Found("persistent-yellow", "spo2", 90, 92) with { Basis = new([1, 3], [new("outside", 2), new("red", 0), new("of", 3)]) },
        ["persistent-yellow with a red"] = Found("persistent-yellow", "bp-sys", 165, 161) with { Basis = new([1, 2, 3], [new("outside", 3), new("red", 1), new("of", 3)]) },
        ["rapid-weight-gain"] = Found("rapid-weight-gain", "weight", 1.6m, 1) with { Basis = new([1, 3], [new("weight", 80m), new("lowest", 78.4m), new("days", 3)]) },
        ["oxygen-trend"] = Trend(-0.45m, -0.94m, -0.11m),
        ["oxygen-trend, uncertain"] = Trend(-0.1m, -0.58m, 0.2m),
        ["oxygen-trend, just uncertain"] = Trend(-0.3m, -0.58m, -0.04m),
        ["missed-measurement"] = Missed("missed-measurement", "bp-sys", 1, new("Blodtrykk", "Blodtrykk", "Blood pressure")),
        ["missed-measurement, several"] = Missed("missed-measurement", "spo2", 3, new("SpO₂", "SpO₂", "SpO₂"), new RuleNumber("last-state", 1)),
        ["missed-form"] = Missed("missed-form", "urn:dhof:form:daily-copd", 1, new("Dagens skjema", "Dagens skjema", "Form of the day"), new RuleNumber("last-state", 2)),
        ["inactive-patient"] = Missed("inactive-patient", "patient", 8, new("SpO₂", "SpO₂", "SpO₂"), new("last-state", 1), new("last", Histories.Now.AddHours(-2).ToUnixTimeSeconds()), new RuleNumber("after-days", 7)),
        ["source-silent"] = Missed("source-silent", "source", 1, new("SpO₂", "SpO₂", "SpO₂"), new RuleNumber("others", 2), new RuleNumber("complete-to", Histories.Now.AddHours(-2).ToUnixTimeSeconds())),
        ["source-silent, never"] = Missed("source-silent", "source", 1, new("SpO₂", "SpO₂", "SpO₂"), new RuleNumber("others", 0)),
        ["symptoms-worse"] = Worse(s_breath),
        ["symptoms-worse, several"] = Worse(s_breath, new(new("Oppspytt", "Oppspytt", "Sputum"), new("mye", "mykje", "much"), new("noe", "noko", "some")), new(new("Hoste", "Hoste", "Cough"), new("noe", "noko", "some"), new("litt", "litt", "a little"))),
        ["cat-rise"] = Found("cat-rise", "urn:dhof:form:cat", 4, 2) with { Basis = new([], [new("total", 18), new("before", 14), new("before-at", Histories.Now.AddDays(-42).ToUnixTimeSeconds())]) { Responses = [1, 3] } },
        ["falling-oxygen-rising-pulse"] = Both(new("pulse", 92), new("pulse-usual", 78)),
        ["falling-oxygen-rising-pulse, both"] = Both(new("pulse", 92), new("pulse-usual", 78), new("breaths", 19.5m), new("breaths-usual", 16)),
        ["falling-oxygen-rising-pulse, breaths"] = Both(new("breaths", 19.5m), new("breaths-usual", 16)),
    };

    [Theory]
    [InlineData("symptoms-worse", "Verre i skjemaet: tungpust mye mot vanlig litt", "Verre i skjemaet: tungpust mykje mot vanleg litt", "Worse in the form: breathlessness much against usual a little")]
    [InlineData("symptoms-worse, several", "Verre i skjemaet: tungpust mye mot vanlig litt, oppspytt mye mot vanlig noe og hoste noe mot vanlig litt", "Verre i skjemaet: tungpust mykje mot vanleg litt, oppspytt mykje mot vanleg noko og hoste noko mot vanleg litt", "Worse in the form: breathlessness much against usual a little, sputum much against usual some and cough some against usual a little")]
    [InlineData("cat-rise", "CAT 18, opp 4 fra 14 den 12.10.2026", "CAT 18, opp 4 frå 14 den 12.10.2026", "CAT 18, up 4 from 14 on 12.10.2026")]
    [InlineData("outside-limit", "SpO₂ 84_% er under rød grense 88_%", "SpO₂ 84_% er under raud grense 88_%", "SpO₂ 84_% is below the red limit 88_%")]
    [InlineData("persistent-yellow", "SpO₂ gul i 2 av de siste 3, sist 90_%", "SpO₂ gul i 2 av dei siste 3, sist 90_%", "SpO₂ yellow in 2 of the last 3, latest 90_%")]
    [InlineData("persistent-yellow with a red", "Systolisk BT gul eller rød i 3 av de siste 3, sist 165_mmHg", "Systolisk BT gul eller raud i 3 av dei siste 3, sist 165_mmHg", "Systolic BP yellow or red in 3 of the last 3, latest 165_mmHg")]
    [InlineData("rapid-weight-gain", "Vekt +1,6_kg på 3 dager, fra 78,4_kg til 80,0_kg", "Vekt +1,6_kg på 3 dagar, frå 78,4_kg til 80,0_kg", "Weight +1,6_kg in 3 days, from 78,4_kg to 80,0_kg")]
    [InlineData("oxygen-trend", "SpO₂ snitt 7 dager 89,4_% mot vanlig 92,0_%, faller 0,5 om dagen (0,1–0,9)", "SpO₂ snitt 7 dagar 89,4_% mot vanleg 92,0_%, fell 0,5 om dagen (0,1–0,9)", "SpO₂ mean of 7 days 89,4_% against usual 92,0_%, falling 0,5 a day (0,1–0,9)")]
    [InlineData("oxygen-trend, uncertain", "SpO₂ snitt 7 dager 89,4_% mot vanlig 92,0_%, usikker retning (−0,6 til +0,2 om dagen)", "SpO₂ snitt 7 dagar 89,4_% mot vanleg 92,0_%, usikker retning (−0,6 til +0,2 om dagen)", "SpO₂ mean of 7 days 89,4_% against usual 92,0_%, direction uncertain (−0,6 to +0,2 a day)")]
    [InlineData("oxygen-trend, just uncertain", "SpO₂ snitt 7 dager 89,4_% mot vanlig 92,0_%, usikker retning (−0,6 til 0 om dagen)", "SpO₂ snitt 7 dagar 89,4_% mot vanleg 92,0_%, usikker retning (−0,6 til 0 om dagen)", "SpO₂ mean of 7 days 89,4_% against usual 92,0_%, direction uncertain (−0,6 to 0 a day)")]
    [InlineData("falling-oxygen-rising-pulse", "SpO₂ 90,1_% mot vanlig 93,0_% og puls 92_/min mot vanlig 78_/min siste 3 dager", "SpO₂ 90,1_% mot vanleg 93,0_% og puls 92_/min mot vanleg 78_/min siste 3 dagar", "SpO₂ 90,1_% against usual 93,0_% and pulse 92_/min against usual 78_/min in the last 3 days")]
    [InlineData("falling-oxygen-rising-pulse, both", "SpO₂ 90,1_% mot vanlig 93,0_% og puls 92_/min mot vanlig 78_/min og respirasjonsfrekvens 20_/min mot vanlig 16_/min siste 3 dager", "SpO₂ 90,1_% mot vanleg 93,0_% og puls 92_/min mot vanleg 78_/min og respirasjonsfrekvens 20_/min mot vanleg 16_/min siste 3 dagar", "SpO₂ 90,1_% against usual 93,0_% and pulse 92_/min against usual 78_/min and respiratory rate 20_/min against usual 16_/min in the last 3 days")]
    [InlineData("falling-oxygen-rising-pulse, breaths", "SpO₂ 90,1_% mot vanlig 93,0_% og respirasjonsfrekvens 20_/min mot vanlig 16_/min siste 3 dager", "SpO₂ 90,1_% mot vanleg 93,0_% og respirasjonsfrekvens 20_/min mot vanleg 16_/min siste 3 dagar", "SpO₂ 90,1_% against usual 93,0_% and respiratory rate 20_/min against usual 16_/min in the last 3 days")]
    [InlineData("missed-measurement", "Mangler blodtrykk, ventet før {0}", "Manglar blodtrykk, venta før {0}", "Blood pressure is missing, expected before {0}")]
    [InlineData("missed-measurement, several", "Mangler SpO₂ 3 ganger på rad, ventet første gang {1}, sist {0} · siste måling var gul", "Manglar SpO₂ 3 gonger på rad, venta første gong {1}, sist {0} · siste måling var gul", "SpO₂ is missing 3 times in a row, first expected {1}, latest {0} · the latest measurement was yellow")]
    [InlineData("missed-form", "Mangler dagens skjema, ventet før {0} · siste måling var rød", "Manglar dagens skjema, venta før {0} · siste måling var raud", "Form of the day is missing, expected before {0} · the latest measurement was red")]
    [InlineData("inactive-patient", "Ingenting mottatt siden {2}, i minst 7 dager · siste måling var gul", "Ingenting motteke sidan {2}, i minst 7 dagar · siste måling var gul", "Nothing received since {2}, for at least 7 days · the latest measurement was yellow")]
    [InlineData("source-silent", "Kilden svarer ikke siden {2}: SpO₂ ventet før {0}, og 2 til", "Kjelda svarer ikkje sidan {2}: SpO₂ venta før {0}, og 2 til", "The source has not answered since {2}: SpO₂ expected before {0}, and 2 more")]
    [InlineData("source-silent, never", "Kilden svarer ikke: SpO₂ ventet før {0}", "Kjelda svarer ikkje: SpO₂ venta før {0}", "The source does not answer: SpO₂ expected before {0}")]
    public void It_tells_what_the_rule_judged(string which, string nb, string nn, string en) =>
        Assert.Equal(new[] { nb, nn, en }.Select(text => string.Format(CultureInfo.InvariantCulture, text, Time(0), Time(-48), Time(-2))), new[] { "nb", "nn", "en" }.Select(language => In(language, () => AlertSentence.Why(s_findings[which]))).Select(why => why.Replace('\u00a0', '_')));

    [Fact]
    public void Every_rule_has_a_sentence_here() =>
        Assert.Equal(AlertRules.Named.Select(rule => rule.Key).Order(StringComparer.Ordinal), s_findings.Values.Select(finding => finding.Rule).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void What_is_to_be_told_of_the_reading_follows_whatever_the_rule() => Assert.Equal(
        "SpO₂ gul i 2 av de siste 3, sist 90_%. Usannsynlig verdi, kontroller målingen. Mottatt sent",
        In("nb", () => AlertSentence.Why(s_findings["persistent-yellow"] with { Marks = ReadingMarks.Improbable | ReadingMarks.Late })).Replace('\u00a0', '_'));

    [Fact]
    public void A_finding_of_a_rule_that_is_gone_names_its_series() => Assert.Equal("Vekt", In("nb", () => AlertSentence.Why(Found("forgotten", "weight", 1, 1))));

    private static Finding Found(string rule, string series, decimal value, decimal edge, Severity severity = Severity.Yellow) =>
        new(rule, 1, series, severity, 3, Histories.Now, value, edge, series == "spo2", ReadingMarks.None);

    private static Finding Trend(decimal slope, decimal low, decimal high) => Found("oxygen-trend", "spo2", 89.4m, 90) with
    {
        Basis = new([1, 2, 3], [new("mean", 89.4m), new("usual", 92.0m), new("of-days", 7), new("slope", slope), new("slope-low", low), new("slope-high", high)]),
    };

    private static Finding Worse(params AnswerBeside[] answers) => Found("symptoms-worse", "urn:dhof:form:daily-copd", answers.Length, 2) with { Basis = new([], []) { Responses = [3], Answers = [.. answers] } };

    private static string Time(int hours) => NorwegianTime.DayAndTime(Histories.Now.AddHours(hours));

    private static Finding Missed(string rule, string series, int times, LocalText subject, params RuleNumber[] more) => Found(rule, series, times, 1, Severity.None) with
    {
        Measurement = 0,
        Basis = new([], [new("times", times), new("first-due", Histories.Now.AddHours(-24 * (times - 1)).ToUnixTimeSeconds()), .. more]) { Subject = subject },
    };

    private static Finding Both(params RuleNumber[] risen) => Found("falling-oxygen-rising-pulse", "spo2", 90.1m, 91) with
    {
        Basis = new([1, 2, 3], [new("saturation", 90.1m), new("saturation-usual", 93), .. risen, new("days", 3)]),
    };

    private static string In(string language, Func<string> said)
    {
        var (preferred, written) = (CultureInfo.CurrentUICulture, CultureInfo.CurrentCulture);

        try
        {
            (CultureInfo.CurrentUICulture, CultureInfo.CurrentCulture) = (CultureInfo.GetCultureInfo(language), CultureInfo.GetCultureInfo(language));
            return said();
        }
        finally
        {
            (CultureInfo.CurrentUICulture, CultureInfo.CurrentCulture) = (preferred, written);
        }
    }
}
