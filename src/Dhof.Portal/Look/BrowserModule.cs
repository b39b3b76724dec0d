using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dhof.Portal.Look;

/// <summary>
/// A script module of the portal. Loading it and calling it is one question to the browser (js/shell.js answers it), not two: the second would wait for whatever
/// the browser and the circuit have been given to do meanwhile.
/// </summary>
internal static class BrowserModule
{
    /// <summary>Wires an element to the module's <c>attach</c>.</summary>
    /// <returns>What <c>attach</c> returned, with a <c>dispose</c> of its own.</returns>
    /// <param name="module">Address, from the base of the document.</param>
    /// <exception cref="JSException">The module could not be loaded, or failed.</exception>
    public static ValueTask<IJSObjectReference> AttachAsync(this IJSRuntime browser, string module, ElementReference element, params object?[] more) =>
        browser.InvokeAsync<IJSObjectReference>("callModule", [module, "attach", element, .. more]);

    /// <summary>Calls something else of the module.</summary>
    /// <exception cref="JSException">The module could not be loaded, or failed.</exception>
    public static ValueTask CallAsync(this IJSRuntime browser, string module, string function, params object?[] given) =>
        browser.InvokeVoidAsync("callModule", [module, function, .. given]);
}
