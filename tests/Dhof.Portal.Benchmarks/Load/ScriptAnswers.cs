namespace Dhof.Portal.Benchmarks.Load;

/// <summary>What a browser would answer to the scripts that the portal calls. A script that is not named here is a fault of the run: the server would have been lied to.</summary>
internal sealed class ScriptAnswers
{
    private static readonly Dictionary<string, string> s_values = new()
    {
        ["Blazor._internal.attachWebRendererInterop"] = "null",
        ["Blazor._internal.navigationManager.enableNavigationInterception"] = "null",
        ["Blazor._internal.navigationManager.scrollToElement"] = "null",
        ["Blazor._internal.PageTitle.getAndRemoveExistingTitle"] = "null",
        ["Blazor._internal.domWrapper.focusBySelector"] = "null",
        ["DotNet.disposeJSObjectReferenceById"] = "null",
        ["callModule"] = "null",
        ["dispose"] = "null",
        ["window.hasOwnProperty"] = "true",
        ["mudThemeProvider.watchDarkMode"] = "null",
    };

    private static readonly HashSet<string> s_objects = ["callModule"];

    private int _lastObject;

    /// <returns>The answer as JSON; null where nobody knows it.</returns>
    public string? To(HubMessage.ScriptCall call) => call.WantsObject
        ? s_objects.Contains(call.Name) ? $"{{\"__jsObjectId\":{++_lastObject}}}" : null
        : s_values.GetValueOrDefault(call.Name);
}
