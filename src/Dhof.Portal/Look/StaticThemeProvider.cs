using Microsoft.AspNetCore.Components.Rendering;
using MudBlazor;

namespace Dhof.Portal.Look;

/// <summary>
/// MudThemeProvider that draws nothing. What it would write into each page is css/mudblazor-theme.css, which a browser keeps: over the circuit it was 11 kB of each visit.
/// </summary>
public sealed class StaticThemeProvider : MudThemeProvider
{
    public StaticThemeProvider() => Theme = PortalTheme.Theme;

    /// <summary>What the file holds.</summary>
    public string Css()
    {
        // BuildTheme returns a whole style element.
        var element = BuildTheme();
        return element[(element.IndexOf('>', StringComparison.Ordinal) + 1)..element.LastIndexOf("</style>", StringComparison.Ordinal)].Trim();
    }

    protected override void BuildRenderTree(RenderTreeBuilder __builder)
    {
        // Nothing: the file is there.
    }
}
