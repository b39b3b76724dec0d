using MudBlazor;

namespace Dhof.Portal.Look;

/// <summary>The colours of css/tokens.css for what MudBlazor computes from them. What is seen is decided by the css: light and dark need no circuit.</summary>
public static class PortalTheme
{
    private static readonly string[] s_font = ["Inter Variable", "system-ui", "sans-serif"];

    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = Fill(new PaletteLight(), "#0B5C6B", "#FFFFFF", "#F4F7F9", "#FFFFFF", "#D5DDE4", "#16202B", "#4A5866", "#A8201A", "#7A4A00", "#1B6236", "#1C5599"),
        PaletteDark = Fill(new PaletteDark(), "#63C7D6", "#0F151B", "#0F151B", "#161D24", "#2C3742", "#E8EEF3", "#A9B6C2", "#FF9A91", "#FFCB66", "#82DAA1", "#93BFF7"),
        Typography = new Typography { Default = new DefaultTypography { FontFamily = s_font, FontSize = "0.9375rem", LineHeight = "1.5" } },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "6px" },
    };

    private static T Fill<T>(T palette, string primary, string onColour, string page, string surface, string border, string ink, string muted, string red, string yellow, string green, string blue)
        where T : Palette
    {
        (palette.Primary, palette.Secondary, palette.Tertiary, palette.Info) = (primary, muted, primary, blue);
        (palette.Error, palette.Warning, palette.Success) = (red, yellow, green);
        (palette.PrimaryContrastText, palette.SecondaryContrastText, palette.TertiaryContrastText, palette.InfoContrastText) = (onColour, onColour, onColour, onColour);
        (palette.ErrorContrastText, palette.WarningContrastText, palette.SuccessContrastText) = (onColour, onColour, onColour);
        (palette.Background, palette.Surface, palette.DrawerBackground, palette.AppbarBackground) = (page, surface, surface, surface);
        (palette.TextPrimary, palette.TextSecondary, palette.AppbarText, palette.DrawerText, palette.ActionDefault) = (ink, muted, ink, ink, muted);
        (palette.LinesDefault, palette.LinesInputs, palette.TableLines, palette.Divider) = (border, muted, border, border);
        return palette;
    }
}
