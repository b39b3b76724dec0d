using System.Text.Json;
using Dhof.Portal.Browser.Tests.Pages;
using Dhof.Portal.Browser.Tests.Setting;
using Microsoft.Playwright;

namespace Dhof.Portal.Browser.Tests.Charts;

/// <summary>What the script of the chart does by itself, asked in the browser.</summary>
public sealed class ChartModuleTests(Stage stage) : BrowserTest(stage)
{
    /// <summary>A second chart beside the page's own, whose server answers when the test says so.</summary>
    private const string Late =
        """
        async () => {
          const { attach } = await import('/chart.js');
          const element = document.querySelector('.chart-work').cloneNode(true);
          delete element.dataset.drawn;
          element.querySelector('.js-canvas').replaceChildren();
          document.querySelector('main').append(element);
          const day = 86400000;
          const bytes = data => new TextEncoder().encode(JSON.stringify(data));
          const data = (from, to, value) => ({ from, to, first: 0, last: 100 * day, scale: { low: 80, high: 100, step: 5, apart: 81 }, series: [{ role: 'line', at: [0, 100 * day], value: [value, value], upper: [] }], gaps: [], notes: [],
            points: { at: [50 * day], value: [value], letters: 'g', texts: ['when', `value ${value}`], said: [[0, 1]] } });
          const asked = [];
          const page = { invokeMethodAsync: (name, from, to) => new Promise((answer, refuse) => asked.push({ answer: value => answer(bytes(data(from, to, value))), refuse })) };
          const two = [attach(element, page, bytes(data(0, 100 * day, 90)), document.querySelector('script[nonce]').nonce), attach(element, page, bytes(data(0, 100 * day, 91)), '')];
          const chart = await two[0];
          const rest = () => new Promise(done => setTimeout(done, 300));
          const click = async name => { element.querySelector(`[data-go=${name}]`).click(); await rest(); };
          const shown = () => element.querySelector('.readout-what').textContent;
          await rest();
          const seen = { drawings: element.querySelectorAll('.apexcharts-canvas').length, same: await two[1] === chart, first: shown() };
          await click('in');
          seen.atOnce = element.dataset.drawn.split(' ').slice(0, 2).map(Number);
          await click('in');
          seen.asked = asked.length;
          asked[1].answer(92); await rest(); seen.latest = shown();
          asked[0].answer(94); await rest(); seen.afterStale = shown();
          await click('out'); asked[2].refuse(new Error('gone')); await rest(); seen.refused = !element.querySelector('.chart-coarse').hidden;
          // A reading at the end of the line is added to the drawing; the whole is drawn anew soon after. A change of other numbers is not believed.
          const before = data(0, 100 * day, 95);
          before.series[0] = { role: 'line', at: [0, 90 * day], value: [95, 95], upper: [] };
          before.number = 7;
          chart.show(bytes(before), true); await rest();
          const news = { basis: 7, number: 8, scale: before.scale, series: [{ at: { at: 2, out: 0, in: [95 * day] }, value: { at: 2, out: 0, in: [99] }, upper: { at: 0, out: 0, in: [] } }], gaps: { at: 0, out: 0, in: [] }, notes: { at: 0, out: 0, in: [] },
            points: { at: { at: 1, out: 0, in: [95 * day] }, value: { at: 1, out: 0, in: [99] }, letters: 'gg', texts: { at: 2, out: 0, in: ['value 99'] }, said: { at: 1, out: 0, in: [[0, 2]] } } };
          const canvas = element.querySelector('.apexcharts-canvas');
          const added = () => element.querySelector('.chart-added path')?.getAttribute('d') ?? '';
          chart.change(news);
          seen.added = [shown(), added().split('L').length, element.querySelector('.apexcharts-canvas') === canvas];
          await rest(); await rest();
          seen.settled = [added(), element.querySelectorAll('.apexcharts-canvas').length, element.querySelector('.apexcharts-canvas') === canvas];
          seen.askedBefore = asked.length;
          chart.change({ ...news, basis: 3 }); await rest();
          seen.askedAfter = asked.length;
          seen.untouched = shown();
          chart.dispose();
          seen.left = element.querySelectorAll('svg.apexcharts-svg').length;
          element.remove();
          return seen;
        }
        """;

    [Fact]
    public async Task An_answer_to_a_window_that_was_left_is_dropped_two_attachments_are_one_chart_and_news_are_added_to_it()
    {
        var page = await ChartAsync();
        var seen = await page.EvaluateAsync<JsonElement>(Late);

        Assert.Equal((1, true, "value 90"), (seen.GetProperty("drawings").GetInt32(), seen.GetProperty("same").GetBoolean(), seen.GetProperty("first").GetString()));
        Assert.Equal([25 * 86_400_000L, 75 * 86_400_000L], seen.GetProperty("atOnce").EnumerateArray().Select(at => at.GetInt64()));
        Assert.Equal(2, seen.GetProperty("asked").GetInt32());
        Assert.Equal("value 92", seen.GetProperty("latest").GetString());
        Assert.Equal("value 92", seen.GetProperty("afterStale").GetString());
        Assert.True(seen.GetProperty("refused").GetBoolean());
        Assert.Equal("""["value 99",2,true]""", seen.GetProperty("added").GetRawText());
        Assert.Equal("""["",1,false]""", seen.GetProperty("settled").GetRawText());
        Assert.Equal(seen.GetProperty("askedBefore").GetInt32() + 1, seen.GetProperty("askedAfter").GetInt32());
        Assert.Equal("value 99", seen.GetProperty("untouched").GetString());
        Assert.Equal(0, seen.GetProperty("left").GetInt32());
        Complaints.ShouldBeNone();
    }

    [Theory]
    [InlineData("2026-10-24T20:00:00Z", "2026-10-25T05:00:00Z", "22:00 23:00 25.10. 01:00 02:00 (UTC+2) 02:00 (UTC+1) 03:00 04:00 05:00 06:00")]
    [InlineData("2026-03-28T21:00:00Z", "2026-03-29T04:00:00Z", "22:00 23:00 29.3. 01:00 03:00 04:00 05:00 06:00")]
    [InlineData("2026-10-23T12:00:00Z", "2026-10-27T12:00:00Z", "24.10. 25.10. 26.10. 27.10.")]
    [InlineData("2026-03-27T12:00:00Z", "2026-03-31T12:00:00Z", "28.3. 29.3. 30.3. 31.3.")]
    [InlineData("2025-11-15T00:00:00Z", "2026-05-15T00:00:00Z", "des 2026 feb mar apr mai")]
    public async Task Times_are_those_of_a_clock_in_Oslo_also_in_the_nights_when_it_changes(string from, string to, string expected)
    {
        var page = await StrangerAsync();
        await page.GotoAsync("/sign-in");
        var said = await page.EvaluateAsync<string>(
            "async ([from, to, most]) => (await import('/chart.js')).ticks(Date.parse(from), Date.parse(to), 'Europe/Oslo', 'nb', Number(most)).map(tick => tick.text).join(' ')",
            new[] { from, to, expected.Contains(':', StringComparison.Ordinal) ? "12" : "7" });
        Assert.Equal(expected, said);
    }

    [Fact]
    public async Task The_colours_follow_the_theme_without_a_new_drawing_and_paper_has_neither_cursor_nor_buttons()
    {
        var page = await ChartAsync();
        var line = page.Locator("[seriesName='line'] path").First;
        var drawn = await line.ElementHandleAsync();
        async Task<string> ColourAsync() => await drawn!.EvaluateAsync<string>("path => getComputedStyle(path).stroke");
        Assert.Equal("rgb(43, 74, 92)", await ColourAsync());
        await page.EvaluateAsync("document.documentElement.dataset.theme = 'dark'");
        Assert.Equal("rgb(185, 207, 221)", await ColourAsync());

        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        Assert.NotEqual("none", await page.Locator("[seriesName='band'] path").First.EvaluateAsync<string>("path => getComputedStyle(path).stroke"));
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.None, Media = Media.Print });
        await Expect(page.Locator(".chart-cursor")).ToBeHiddenAsync();
        await Expect(page.Locator(".chart-tools .button").First).ToBeHiddenAsync();
        await Expect(page.Locator(".apexcharts-svg")).ToBeVisibleAsync();
    }

    private async Task<IPage> ChartAsync()
    {
        var page = await SignedInAsync("kari");
        await page.GotoAsync((await DemoPeople.FindAsync(Portal, "Prøvesen")).Path() + "?chart=spo2&range=3m");
        await new ChartPage(page).FineAsync();
        return page;
    }
}
