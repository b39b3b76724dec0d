namespace Dhof.Portal.Benchmarks.Load;

/// <summary>What the server of a circuit says, as far as a browser has to act on it.</summary>
internal abstract record HubMessage
{
    private const int Invocation = 1, Completion = 3, Closing = 7;
    private const int CompletedWithError = 1, CompletedWithResult = 3;

    private HubMessage()
    {
    }

    /// <exception cref="InvalidDataException">This is no message of the protocol.</exception>
    public static HubMessage Read(ReadOnlyMemory<byte> message)
    {
        var reader = new PackReader(message);
        var parts = reader.ReadArray();

        switch (reader.ReadInteger())
        {
            case Invocation:
                reader.Skip();
                reader.Skip();
                var target = reader.ReadText() ?? throw new InvalidDataException("A call without a name.");
                reader.ReadArray();
                return ReadCall(target, ref reader);
            case Completion:
                reader.Skip();
                var call = reader.ReadText() ?? "";
                var kind = reader.ReadInteger();
                return new Completed(call, kind == CompletedWithResult ? reader.ReadText() : null, kind == CompletedWithError ? reader.ReadText() : null);
            case Closing:
                return new Closed(parts > 1 ? reader.ReadText() : null);
            default:
                return new Other();
        }
    }

    private static HubMessage ReadCall(string target, ref PackReader reader)
    {
        switch (target)
        {
            case "JS.RenderBatch":
                return new RenderBatch(reader.ReadInteger(), reader.ReadBytes());
            case "JS.BeginInvokeJS":
                var call = reader.ReadInteger();
                var name = reader.ReadText() ?? "";
                reader.Skip();
                return new ScriptCall(call, name, reader.ReadInteger() == ScriptCall.ObjectWanted);
            case "JS.EndUpdateRootComponents":
                return new RootsUpdated();
            case "JS.Error":
                return new Failed(reader.ReadText() ?? "");
            default:
                return new Other();
        }
    }

    /// <summary>What the browser is to draw; it answers with the id.</summary>
    public sealed record RenderBatch(long Id, ReadOnlyMemory<byte> Content) : HubMessage;

    /// <summary>The server calls a script and waits for the answer.</summary>
    /// <param name="WantsObject">The answer is a reference to an object of the browser.</param>
    public sealed record ScriptCall(long Call, string Name, bool WantsObject) : HubMessage
    {
        public const int ObjectWanted = 1;
    }

    public sealed record RootsUpdated : HubMessage;

    /// <summary>The answer to a call of ours.</summary>
    public sealed record Completed(string Call, string? Result, string? Error) : HubMessage;

    /// <summary>The circuit has ended by a fault.</summary>
    public sealed record Failed(string Why) : HubMessage;

    public sealed record Closed(string? Why) : HubMessage;

    /// <summary>A ping, and what needs no answer.</summary>
    public sealed record Other : HubMessage;
}
