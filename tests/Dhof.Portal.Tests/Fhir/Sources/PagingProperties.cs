using System.Globalization;
using System.Text.Json.Nodes;
using CsCheck;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Sources;
using Dhof.Portal.Fhir.Sources;

namespace Dhof.Portal.Tests.Fhir.Sources;

public sealed class PagingProperties
{
    private static readonly SourceProtocol s_generic = SourceProtocol.Of(SourceKind.GenericR4, Asked.Hospital);

    private static readonly AskedSource s_asked = Asked.About(InformationTypes.Treatments);

    // Hours of the stays, how they are cut into pages, which pages come again, whether they are shuffled, and after how many pages it breaks.
    private static readonly Gen<(int[] Hours, int[] Cuts, int[] Again, bool Shuffled, int Break)> s_answers =
        Gen.Select(Gen.Int[0, 60].Array[0, 30], Gen.Int[1, 6].Array[1, 8], Gen.Int[0, 40].Array[0, 4], Gen.Bool, Gen.Int[1, 12]);

    [Fact]
    public void What_is_said_to_be_complete_is_complete() => s_answers.Sample(drawn =>
    {
        var hours = drawn.Shuffled ? drawn.Hours : [.. drawn.Hours.OrderDescending()];
        var stays = hours.Select((hour, i) => Stay(i, hour)).ToArray();
        var pages = Pages(stays, drawn.Cuts);

        foreach (var again in drawn.Again.Where(_ => pages.Count > 1))
        {
            pages.Insert(Math.Max(1, again % pages.Count), pages[again % Math.Max(1, again % pages.Count)]);
        }

        var answer = Ask();
        var read = 0;

        while (answer.Next is not null && read < drawn.Break)
        {
            answer.Add(Page(pages[read], read + 1 < pages.Count ? $"?page={read + 1}" : null, drawn.Shuffled ? "?_count=6" : "?_count=6&_sort=-date"));
            read++;
        }

        var broke = answer.Next is not null;

        if (broke)
        {
            answer.Break();
        }

        var got = answer.Items.Select(item => item.Origin.Id).ToHashSet();
        Assert.Equal(got.Count, answer.Items.Length);
        Assert.Equal(answer.Complete.IsWhole, !broke && read == pages.Count);
        Assert.True(!answer.Complete.IsWhole || got.Count == stays.Length);

        if (answer.Complete is { IsWhole: false, BackTo: { } backTo })
        {
            Assert.All(stays.Zip(hours).Where(stay => At(stay.Second) >= backTo), stay => Assert.Contains($"Encounter/{stay.First["id"]}", got));
        }
    });

    [Fact]
    public void Pages_that_came_newest_first_are_complete_back_to_the_oldest_that_was_read()
    {
        var answer = Ask();
        answer.Add(Page([Stay(1, 50), Stay(2, 40)], "?page=1"));
        answer.Break();
        Assert.Equal(Completeness.Cut(At(40).AddTicks(1)), answer.Complete);
    }

    [Fact]
    public void Pages_that_came_in_another_order_promise_nothing_until_the_last()
    {
        var answer = Ask();
        answer.Add(Page([Stay(1, 40), Stay(2, 50)], "?page=1"));
        Assert.Equal(Completeness.Cut(null), answer.Complete);
        answer.Add(Page([Stay(3, 45)], null));
        Assert.Equal(Completeness.Whole(null), answer.Complete);
    }

    [Fact]
    public void A_source_that_does_not_say_that_it_sorted_promises_nothing_until_the_last_page()
    {
        var answer = Ask();
        answer.Add(Page([Stay(1, 50), Stay(2, 40)], "?page=1", "?_count=200"));
        answer.Break();
        Assert.Equal(Completeness.Cut(null), answer.Complete);
    }

    [Theory]
    [InlineData("?page=1")]
    [InlineData("https://elsewhere.example/fhir/Encounter?page=2")]
    [InlineData("../../other")]
    public void A_link_in_a_circle_or_to_elsewhere_ends_the_answer(string link)
    {
        var answer = Ask();
        answer.Add(Page([Stay(1, 40)], "?page=1"));
        answer.Add(Page([Stay(2, 30)], link));
        Assert.Equal((null, false), (answer.Next, answer.Complete.IsWhole));
    }

    [Fact]
    public void An_answer_without_end_ends()
    {
        var answer = Ask();
        var pages = 0;

        while (answer.Next is not null)
        {
            answer.Add(Page([Stay(pages, 10_000 - pages)], $"?page={++pages}"));
        }

        Assert.Equal((SourceAnswer.MostPages, Completeness.Cut(At(10_001 - SourceAnswer.MostPages).AddTicks(1))), (pages, answer.Complete));
    }

    [Fact]
    public void Pages_without_anything_new_end_the_answer()
    {
        var answer = Ask();
        var pages = 0;

        while (answer.Next is not null)
        {
            answer.Add(Page([Stay(1, 40)], $"?page={++pages}"));
        }

        Assert.Equal((4, 1, false), (pages, answer.Items.Length, answer.Complete.IsWhole));
    }

    [Fact]
    public void Of_two_versions_the_later_stands_whatever_page_it_came_on()
    {
        var answer = Ask();
        answer.Add(Page([Stay(1, 40, "2026-01-02T00:00:00Z", "second")], "?page=1"));
        answer.Add(Page([Stay(1, 40, "2026-01-01T00:00:00Z", "first")], null));
        Assert.Equal("second", Assert.Single(answer.Items).Title);
    }

    private static SourceAnswer Ask() => new(new(Asked.Base), s_generic, "Encounter", s_generic.Search("Encounter", Asked.Identity, ["p1"], null), null);

    private static SourcePage Page(IEnumerable<JsonNode> stays, string? next, string self = "?_sort=-date") => SourcePages.Read(Asked.Searchset(stays, next, self: self).Bytes(), s_asked, Samples.Now)!;

    private static List<JsonObject[]> Pages(JsonObject[] stays, int[] cuts)
    {
        List<JsonObject[]> pages = [];

        for (var (at, i) = (0, 0); at < stays.Length || i == 0; i++)
        {
            pages.Add([.. stays.Skip(at).Take(cuts[i % cuts.Length])]);
            at += cuts[i % cuts.Length];
        }

        return pages;
    }

    private static DateTimeOffset At(int hour) => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddHours(hour);

    private static JsonObject Stay(int id, int hour, string updated = "2026-01-01T00:00:00Z", string title = "stay") => Asked.Of(
        "Encounter",
        id.ToString(CultureInfo.InvariantCulture),
        ("meta", new JsonObject { ["lastUpdated"] = updated }),
        ("subject", Asked.Subject()),
        ("type", new JsonArray(Asked.Text(title))),
        ("period", new JsonObject { ["start"] = At(hour).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture) }));
}
