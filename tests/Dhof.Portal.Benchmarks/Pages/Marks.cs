using Microsoft.Playwright;

namespace Dhof.Portal.Benchmarks.Pages;

/// <summary>
/// Measures inside the page: a selector is marked when, after a mutation, the frame that first shows it has been painted. Milliseconds since the navigation
/// began, by the browser's own clock, so that nothing of the measuring program is in them.
/// </summary>
internal static class Marks
{
    private const string Script =
        """
        (() => {
          const marks = window.marks = {};
          const seen = {};
          const look = () => {
            for (const [name, selector] of Object.entries(SELECTORS)) {
              const count = [...document.querySelectorAll(selector)].filter(found => found.tagName !== 'SPAN' || found.textContent.trim()).length;
              if (count > (seen[name] ?? 0)) {
                seen[name] = count;
                requestAnimationFrame(() => { const channel = new MessageChannel(); channel.port1.onmessage = () => { marks[name] = performance.now(); }; channel.port2.postMessage(0); });
              }
            }
          };
          new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true });
        })();
        """;

    public static Task AddAsync(IBrowserContext context, params (string Name, string Selector)[] marks)
    {
        var selectors = System.Text.Json.JsonSerializer.Serialize(marks.ToDictionary(mark => mark.Name, mark => mark.Selector));
        return context.AddInitScriptAsync(Script.Replace("SELECTORS", selectors, StringComparison.Ordinal));
    }

    public static async Task<double> ReadAsync(IPage page, string name)
    {
        await page.WaitForFunctionAsync("name => window.marks?.[name]", name);
        return await page.EvaluateAsync<double>("name => window.marks[name]", name);
    }
}
