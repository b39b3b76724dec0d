using System.Runtime.CompilerServices;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Look;
using Microsoft.AspNetCore.Components;

namespace Dhof.Portal.Components.Tests.Look;

public sealed class LookTests : BunitContext
{
    [Theory]
    [InlineData(Severity.Red, "Rød", "severity-red")]
    [InlineData(Severity.Yellow, "Gul", "severity-yellow")]
    [InlineData(Severity.Green, "Grønn", "severity-green")]
    [InlineData(null, "Mangler", "severity-missing")]
    public void Severity_is_a_word_beside_an_icon_that_is_not_spoken(Severity? severity, string word, string name)
    {
        var mark = Render<SeverityMark>(parameters => parameters.Add(p => p.Severity, severity).Add(p => p.Word, word));

        Assert.Equal(word, mark.Find($".{name} .severity-word").TextContent);
        Assert.Equal("true", mark.Find("svg").GetAttribute("aria-hidden"));
    }

    [Fact]
    public void Every_severity_has_its_own_outline() => Assert.Equal(5, new (Severity?, bool)[] { (Severity.Red, false), (Severity.Yellow, false), (Severity.Green, false), (null, false), (null, true) }
        .Select(state => Render<SeverityMark>(parameters => parameters.Add(p => p.Severity, state.Item1).Add(p => p.Paused, state.Item2).Add(p => p.Word, "")).Find("svg").InnerHtml).Distinct().Count());

    [Fact]
    public void A_failure_stays_in_its_panel_and_can_be_tried_again()
    {
        var fails = true;
        RenderFragment panel = builder => builder.AddContent(0, fails ? throw new InvalidOperationException("gone") : "Målinger");
        var page = Render<PanelBoundary>(parameters => parameters.Add(p => p.Message, "Kunne ikke vises.").Add(p => p.RetryText, "Prøv igjen").AddChildContent<Fragile>(child => child.Add(p => p.Content, panel)));

        Assert.Contains("Kunne ikke vises.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        fails = false;
        page.Find("button").Click();
        Assert.Contains("Målinger", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[role=alert]"));
    }

    [Fact]
    public void A_skeleton_is_spoken_once_and_has_the_rows_asked_for()
    {
        var skeleton = Render<Skeleton>(parameters => parameters.Add(p => p.Label, "Laster målinger").Add(p => p.Shape, SkeletonShape.Lane).Add(p => p.Rows, 4));

        Assert.Equal("Laster målinger", skeleton.Find("[role=status]").TextContent.Trim());
        Assert.Equal(4, skeleton.FindAll(".skeleton-item[aria-hidden=true]").Count);
    }

    [Fact]
    public void The_file_of_the_theme_is_what_its_provider_would_write_and_the_provider_writes_nothing()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        var theme = Render<StaticThemeProvider>();
        Assert.Equal("", theme.Markup);
        Assert.Equal(Lines(File.ReadAllText(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", "..", "wwwroot-assets", "css", "mudblazor-theme.css"))), Lines(theme.Instance.Css()));

        static string[] Lines(string css) => css.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    private static string Here([CallerFilePath] string path = "") => path;

    private sealed class Fragile : ComponentBase
    {
        [Parameter] public RenderFragment? Content { get; set; }

        protected override void BuildRenderTree(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder) => builder.AddContent(0, Content);
    }
}
