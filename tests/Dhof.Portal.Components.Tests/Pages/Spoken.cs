using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Dhof.Portal.Components.Tests.Pages;

/// <summary>What a screen reader is given of an element, in its order: texts, and names of what has a name of its own. What is hidden from it is left out.</summary>
internal static partial class Spoken
{
    public static string Of(IElement element)
    {
        StringBuilder said = new();
        Say(element, said);
        return Spaces().Replace(said.ToString(), " ").Trim().Replace("( ", "(", StringComparison.Ordinal).Replace(" )", ")", StringComparison.Ordinal).Replace(") ,", "),", StringComparison.Ordinal);
    }

    private static void Say(INode node, StringBuilder said)
    {
        if (node is not IElement element)
        {
            said.Append(node is IText text ? text.Data : "");
            return;
        }

        if (element.GetAttribute("aria-hidden") == "true" || element.LocalName is "style" or "defs" || element.HasAttribute("hidden"))
        {
            return;
        }

        var role = element.GetAttribute("role") ?? element.LocalName switch { "a" => "link", "button" => "button", _ => "" };
        var name = element.GetAttribute("aria-label");
        said.Append(role.Length > 0 ? $" {role}(" : " ");

        if (role is "img" || name is not null)
        {
            said.Append(name);
        }

        // A picture and whatever has a name of its own say that instead of what is in them; a group says both.
        if (role is not "img" && (name is null || role is not ("button" or "link" or "slider")))
        {
            foreach (var child in element.ChildNodes)
            {
                Say(child, said);
            }
        }

        said.Append(role.Length > 0 ? ") " : IsInline(element) ? "" : " ");
    }

    private static bool IsInline(IElement element) => element.LocalName is "span" or "b" or "strong" or "small";

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
