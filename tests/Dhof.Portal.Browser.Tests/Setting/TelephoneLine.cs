using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Dhof.Portal.Browser.Tests.Setting;

/// <summary>What lies between a page and the portal, and can break.</summary>
internal sealed class TelephoneLine
{
    private readonly ConcurrentBag<(IWebSocketRoute Page, IWebSocketRoute Portal)> _open = [];
    private volatile bool _broken;

    public static async Task<TelephoneLine> OfAsync(IPage page)
    {
        var line = new TelephoneLine();
        await page.RouteWebSocketAsync("**/_blazor**", line.Connect);
        return line;
    }

    public async Task BreakAsync()
    {
        _broken = true;
        Assert.NotEmpty(_open);

        foreach (var (page, portal) in _open)
        {
            await page.CloseAsync();
            await portal.CloseAsync();
        }
    }

    public void Restore() => _broken = false;

    private void Connect(IWebSocketRoute route)
    {
        if (_broken)
        {
            _ = route.CloseAsync();
            return;
        }

        _open.Add((route, route.ConnectToServer()));
    }
}
