using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;
using Dhof.Portal.Benchmarks.Load;
using Dhof.Portal.Browser.Tests.Pages;
using Dhof.Portal.Browser.Tests.Setting;
using Microsoft.Playwright;

namespace Dhof.Portal.Browser.Tests.Load;

/// <summary>What the load client answers to the portal's scripts, held against what a browser answers to them on the pages that the load client opens.</summary>
public sealed partial class ScriptAnswersTests(Stage stage) : BrowserTest(stage)
{
    private readonly ConcurrentDictionary<long, HubMessage.ScriptCall> _asked = new();
    private readonly ConcurrentDictionary<long, string> _answered = new();

    [Fact]
    public async Task The_load_client_answers_every_script_as_a_browser_does()
    {
        await VisitAsync(page => new WorklistPage(page).OpenAsync());
        await VisitAsync(async page =>
        {
            await new WorklistPage(page).OpenAsync();
            await page.GotoAsync((await page.Locator(".worklist-open").First.GetAttributeAsync("href") ?? "").Replace("/?open=", "/pasienter/", StringComparison.Ordinal));
            await Expect(page.Locator(".lane-plot").First).ToBeVisibleAsync();
        });
        await VisitAsync(async page =>
        {
            await page.GotoAsync("/pasienter/0000000000000001");
            await Expect(page.Locator(".card.empty")).ToBeVisibleAsync();
        });
    }

    private async Task VisitAsync(Func<IPage, Task> open)
    {
        _asked.Clear();
        _answered.Clear();
        var page = await SignedInAsync("kari");
        page.WebSocket += (_, socket) =>
        {
            socket.FrameReceived += (_, frame) => Read(frame, Hear);
            socket.FrameSent += (_, frame) => Read(frame, HearAnswer);
        };
        await open(page);
        await DrawnAsync(page);
        await page.WaitForTimeoutAsync(500);

        Assert.NotEmpty(_answered);
        var scripts = new ScriptAnswers();
        Assert.All(_answered, answer =>
        {
            var call = _asked[answer.Key];
            Assert.Equal((call.Name, Plain(answer.Value)), (call.Name, Plain(scripts.To(call) ?? "nobody answers")));
        });
    }

    private void Hear(ReadOnlyMemory<byte> message)
    {
        if (HubMessage.Read(message) is HubMessage.ScriptCall call)
        {
            _asked[call.Call] = call;
        }
    }

    private void HearAnswer(ReadOnlyMemory<byte> message)
    {
        var reader = new PackReader(message);
        reader.ReadArray();

        if (reader.ReadInteger() != 1)
        {
            return;
        }

        reader.Skip();
        reader.Skip();

        if (reader.ReadText() == "EndInvokeJSFromDotNet")
        {
            reader.ReadArray();
            var call = reader.ReadInteger();
            reader.Skip();
            using var answer = JsonDocument.Parse(reader.ReadText()!);
            _answered[call] = answer.RootElement[1].GetBoolean() ? answer.RootElement[2].GetRawText() : "failed";
        }
    }

    private static void Read(IWebSocketFrame frame, Action<ReadOnlyMemory<byte>> hear)
    {
        // The greeting is text that ends with its own mark, not a framed message.
        if (frame.Binary is not { Length: > 0 } bytes || (bytes[0] == '{' && bytes[^1] == 0x1e))
        {
            return;
        }

        ReadOnlyMemory<byte> rest = bytes;

        while (Frames.TryTake(rest, out var message, out var used))
        {
            hear(message);
            rest = rest[used..];
        }
    }

    /// <summary>Which number an object of the browser has is the browser's own affair.</summary>
    private static string Plain(string answer) => ObjectNumber().Replace(answer, "$1n");

    [GeneratedRegex("""("__jsObjectId":)\d+""")]
    private static partial Regex ObjectNumber();
}
