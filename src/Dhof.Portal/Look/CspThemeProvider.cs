using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using MudBlazor;

namespace Dhof.Portal.Look;

/// <summary>MudThemeProvider whose style element carries the nonce of the page, so that no inline style needs to be allowed.</summary>
public sealed class CspThemeProvider : MudThemeProvider
{
    public CspThemeProvider() => Theme = PortalTheme.Theme;

    [CascadingParameter(Name = "CspNonce")]
    public string? Nonce { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder __builder)
    {
        // BuildTheme returns a whole style element.
        var element = BuildTheme();
        var start = element.IndexOf('>', StringComparison.Ordinal) + 1;
        var end = element.LastIndexOf("</style>", StringComparison.Ordinal);

        __builder.OpenElement(0, "style");
        __builder.AddAttribute(1, "nonce", Nonce);
        __builder.AddMarkupContent(2, element[start..end]);
        __builder.CloseElement();
    }
}
