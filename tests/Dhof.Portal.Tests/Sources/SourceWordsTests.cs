using System.Globalization;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Sources;
using Dhof.Portal.Sources;
using Dhof.Portal.Texts;

namespace Dhof.Portal.Tests.Sources;

public sealed class SourceWordsTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    public SourceWordsTests()
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("nb-NO");
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("nb");
    }

    [Theory]
    [InlineData(1.999, "spør …"), InlineData(2.0, "har ikke svart ennå, spurt 09:59")]
    public void A_source_that_has_not_answered_says_so_from_two_seconds_on(double seconds, string expected) =>
        Assert.Equal(expected, Say(new SourceState.Asking(s_now.AddSeconds(-seconds)), s_now));

    [Fact]
    public void A_failure_tells_since_when_and_what_may_be_missing_and_many_kinds_are_everything()
    {
        Assert.Equal("svarer ikke siden 09:42: legemidler, timer kan mangle", Say(new SourceState.Failed(SourceFailure.TimedOut, s_now.AddMinutes(-18), InformationTypes.Medication | InformationTypes.Appointments), s_now));
        Assert.Equal("gir ikke portalen tilgang siden 09:42: alt derfra kan mangle", Say(new SourceState.Failed(SourceFailure.NotAllowed, s_now.AddMinutes(-18), (InformationTypes)31), s_now));
    }

    [Fact]
    public void An_answer_that_is_cut_says_how_far_back_it_goes_and_what_is_to_come_is_not_the_newest()
    {
        var holding = new SourceHolding("Appointment", InformationTypes.Appointments, 1, s_now.AddDays(9), null);
        var source = Source(new SourceState.Answered(s_now, 3, s_now.AddDays(9), Completeness.Cut(s_now.AddDays(-90)))) with { Holdings = [holding, holding with { Newest = s_now.AddDays(-1) }] };
        Assert.Equal("3 opplysninger, nyeste 22.11. 10:00, komplett tilbake til 25.08.2026", SourceWords.For(source, s_now));
    }

    public static TheoryData<string?, string?, ItemPrecision, string> Periods => new()
    {
        { "2026-01-05T10:00Z", "2026-01-05T10:00Z", ItemPrecision.Instant, "05.01.2026 11:00" },
        { "2026-01-05T10:00Z", "2026-01-05T10:30Z", ItemPrecision.Instant, "05.01.2026 11:00 – 11:30" },
        { "2026-01-05T22:30Z", "2026-01-05T23:30Z", ItemPrecision.Instant, "05.01.2026 – 06.01.2026" },
        { "2026-01-04T23:00Z", "2026-01-04T23:00Z", ItemPrecision.Day, "05.01.2026" },
        { "2026-01-04T23:00Z", null, ItemPrecision.Day, "siden 05.01.2026" },
        { "2025-12-31T23:00Z", null, ItemPrecision.Year, "siden 2026" },
        { "2026-04-30T22:00Z", null, ItemPrecision.Month, "siden 05.2026" },
        { null, "2026-01-04T23:00Z", ItemPrecision.Day, "til 05.01.2026" },
    };

    [Theory, MemberData(nameof(Periods))]
    public void A_time_is_told_as_precisely_as_it_was_written_and_no_more(string? from, string? to, ItemPrecision precision, string expected) => Assert.Equal(expected, SourceWords.For(new ItemPeriod(At(from), At(to), precision)));

    [Fact]
    public void Every_kind_of_information_has_a_name_and_a_place() =>
        Assert.Equal(Enum.GetValues<InformationTypes>().Where(type => type != InformationTypes.None).Order(), InformationWords.Order.Where(type => InformationWords.For(type).Length > 0).Order());

    private static string Say(SourceState state, DateTimeOffset now) => SourceWords.For(Source(state), now);

    private static PatientSource Source(SourceState state) => new(default, "Kilde", new OrganisationNumber(310000043), state, [], []);

    private static DateTimeOffset? At(string? written) => written is null ? null : DateTimeOffset.Parse(written, CultureInfo.InvariantCulture);
}
