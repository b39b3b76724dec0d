using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Dhof.Portal.Browser.Tests.Setting;

/// <summary>What the browser's console said that nobody should have to read, and answers that were not there.</summary>
public sealed class Complaints
{
    private readonly ConcurrentQueue<string> _heard = new();

    public void Hear(IPage page)
    {
        page.PageError += (_, error) => _heard.Enqueue($"script: {error}");
        page.Console += (_, said) =>
        {
            if (said.Type is "error" or "warning" or "assert")
            {
                _heard.Enqueue($"console {said.Type}: {said.Text} ({said.Location})");
            }
        };
        page.Response += (_, answer) =>
        {
            if (answer.Status >= 400)
            {
                _heard.Enqueue($"{answer.Status} {answer.Url}");
            }
        };
    }

    public void ShouldBeNone() => Assert.True(_heard.IsEmpty, string.Join('\n', _heard));
}
