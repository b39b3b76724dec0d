using System.Diagnostics;
using System.Net;
using System.Net.WebSockets;

namespace Dhof.Portal.Benchmarks.Load;

/// <summary>
/// One real circuit without a browser: the document of a page, its WebSocket, an answer to every batch and every script. It draws nothing. It goes to this
/// machine only.
/// </summary>
internal sealed class CircuitClient : IAsyncDisposable
{
    private const string Starting = "0";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_keepAlive = TimeSpan.FromSeconds(15);

    private readonly ClientWebSocket _socket = new();
    private readonly Visitor _visitor;
    private readonly Uri _page;
    private readonly ScriptAnswers _scripts = new();
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource<string> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _updated = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _listening = Task.CompletedTask, _pinging = Task.CompletedTask;
    private string? _circuit;

    public CircuitClient(Visitor visitor, LoadPage page)
    {
        (_visitor, _page) = (visitor, new(visitor.Portal, page.Path));
        Drawn.Await(page.Shows);
        _socket.Options.SetRequestHeader("Origin", visitor.Portal.GetLeftPart(UriPartial.Authority));
        _socket.Options.SetRequestHeader("Cookie", visitor.Cookie);

        // As every browser asks for.
        _socket.Options.DangerousDeflateOptions = new();
    }

    /// <summary>From the request of the document until the content of the page is drawn, in milliseconds.</summary>
    public double OpenedAfter { get; private set; }

    /// <summary>What was drawn, and when.</summary>
    public Drawn Drawn { get; } = new();

    /// <summary>Why the circuit is of no use any more; null while all is well.</summary>
    public string? Fault { get; private set; }

    /// <exception cref="InvalidOperationException">The circuit did not come to stand; the message says why.</exception>
    public async Task OpenAsync(CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        var document = OpenedDocument.Read(await _visitor.GetAsync(_page, cancellation));
        await _socket.ConnectAsync(new UriBuilder(new Uri(_visitor.Portal, "_blazor")) { Scheme = "ws" }.Uri, _visitor.Http, cancellation);
        await SendAsync(HubCall.Handshake);
        _listening = ListenAsync();
        _pinging = PingAsync();

        await SendAsync(HubCall.Of(Starting, "StartCircuit", _visitor.Portal.ToString(), _page.ToString(), "[]", document.State));
        _circuit = await _started.Task.WaitAsync(s_patience, cancellation);
        await SendAsync(HubCall.Of(null, "UpdateRootComponents", document.Operations, document.State));
        await _updated.Task.WaitAsync(s_patience, cancellation);
        OpenedAfter = Stopwatch.GetElapsedTime(began, await ShownAsync(cancellation)).TotalMilliseconds;
    }

    private async Task<long> ShownAsync(CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        long shown;

        while ((shown = Drawn.SinceAwaited.Shown) == 0)
        {
            if (Fault is { } why)
            {
                throw new InvalidOperationException(why);
            }

            if (Stopwatch.GetElapsedTime(began) > s_patience)
            {
                throw new InvalidOperationException("The content of the page was never drawn.");
            }

            await Task.Delay(10, cancellation);
        }

        return shown;
    }

    /// <summary>Leaves as a browser does: it says so, and the server need not keep the circuit for somebody who may come back.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_circuit is not null && _socket.State == WebSocketState.Open)
        {
            await _visitor.LeaveAsync(_circuit);
        }

        await _stop.CancelAsync();
        await Task.WhenAll(_listening, _pinging);
        _socket.Dispose();
        _stop.Dispose();
        _sending.Dispose();
    }

    private async Task ListenAsync()
    {
        try
        {
            await foreach (var message in Messages.OfAsync(_socket, _stop.Token))
            {
                await AnswerAsync(HubMessage.Read(message));
            }

            Fail("The server closed the connection.");
        }
        catch (OperationCanceledException)
        {
            // We close.
        }
        catch (Exception broken) when (broken is WebSocketException or InvalidDataException or IOException)
        {
            Fail($"{broken.GetType().Name}: {broken.Message}");
        }
    }

    private async Task AnswerAsync(HubMessage message)
    {
        switch (message)
        {
            case HubMessage.RenderBatch batch:
                Drawn.Add(batch);
                await SendAsync(HubCall.Of(null, "OnRenderCompleted", batch.Id, null));
                break;
            case HubMessage.ScriptCall call when _scripts.To(call) is { } answer:
                await SendAsync(HubCall.Of(null, "EndInvokeJSFromDotNet", call.Call, true, $"[{call.Call},true,{answer}]"));
                break;
            case HubMessage.ScriptCall call:
                Fail($"Nobody answers the script {call.Name}: add it to ScriptAnswers.");
                break;
            case HubMessage.RootsUpdated:
                _updated.TrySetResult();
                break;
            case HubMessage.Completed { Call: Starting, Result: { } circuit }:
                _started.TrySetResult(circuit);
                break;
            case HubMessage.Completed { Error: var error }:
                Fail($"The server refused: {error}");
                break;
            case HubMessage.Failed(var why):
                Fail($"The circuit failed: {why}");
                break;
            case HubMessage.Closed(var why):
                Fail($"The server closed the circuit: {why}");
                break;
        }
    }

    private async Task PingAsync()
    {
        try
        {
            using var timer = new PeriodicTimer(s_keepAlive);

            while (await timer.WaitForNextTickAsync(_stop.Token))
            {
                await SendAsync(HubCall.Ping);
            }
        }
        catch (Exception closed) when (closed is OperationCanceledException or WebSocketException)
        {
            // Whoever listens says why.
        }
    }

    private async Task SendAsync(byte[] message)
    {
        await _sending.WaitAsync(_stop.Token);

        try
        {
            await _socket.SendAsync(message, WebSocketMessageType.Binary, endOfMessage: true, _stop.Token);
        }
        finally
        {
            _sending.Release();
        }
    }

    private void Fail(string why)
    {
        Fault ??= why;
        _started.TrySetException(new InvalidOperationException(why));
        _updated.TrySetException(new InvalidOperationException(why));
    }
}
