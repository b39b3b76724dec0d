using System.Buffers;
using CsCheck;
using Dhof.Portal.Benchmarks.Load;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;
using HubMessage = Dhof.Portal.Benchmarks.Load.HubMessage;

namespace Dhof.Portal.Tests.Load;

/// <summary>The load client's reading and writing, held against the framework's own protocol of circuits.</summary>
public sealed class CircuitProtocolTests
{
    private static readonly IHubProtocol s_protocol = FindProtocol();
    private static readonly Gen<string> s_text = Gen.String[Gen.Char['\0', '\u2fff'], 0, 300];

    [Fact]
    public void A_batch_is_read_as_the_framework_writes_it() => Gen.Select(Gen.Long, Gen.Byte.Array[0, 70_000]).Sample((id, content) =>
    {
        var batch = Assert.IsType<HubMessage.RenderBatch>(Read(new InvocationMessage("JS.RenderBatch", [id, content])));
        Assert.Equal(id, batch.Id);
        Assert.Equal(content, batch.Content.ToArray());
    }, iter: 200);

    [Fact]
    public void A_call_of_a_script_is_read_with_its_number_its_name_and_what_it_wants() => Gen.Select(Gen.Long, s_text, Gen.Int[0, 2]).Sample((call, name, wants) =>
        Assert.Equal(new HubMessage.ScriptCall(call, name, wants == HubMessage.ScriptCall.ObjectWanted), Read(new InvocationMessage("JS.BeginInvokeJS", [call, name, "[1]", wants, 0L, 1]))));

    [Fact]
    public void An_answer_a_fault_and_an_end_are_told_apart()
    {
        Assert.Equal(new HubMessage.Completed("0", "circuit", null), Read(CompletionMessage.WithResult("0", "circuit")));
        Assert.Equal(new HubMessage.Completed("0", null, "why"), Read(CompletionMessage.WithError("0", "why")));
        Assert.Equal(new HubMessage.Failed("why"), Read(new InvocationMessage("JS.Error", ["why"])));
        Assert.Equal(new HubMessage.Closed("why"), Read(new CloseMessage("why")));
        Assert.IsType<HubMessage.RootsUpdated>(Read(new InvocationMessage("JS.EndUpdateRootComponents", [1L])));
        Assert.IsType<HubMessage.Other>(Read(PingMessage.Instance));
    }

    [Fact]
    public void What_the_client_says_is_understood_by_the_framework() => Gen.Select(Gen.Long, Gen.Bool, s_text).Sample((number, truth, text) =>
    {
        var call = Assert.IsType<InvocationMessage>(Understood(HubCall.Of("7", "Call", number, truth, text, null), [typeof(long), typeof(bool), typeof(string), typeof(string)]));
        Assert.Equal("7", call.InvocationId);
        Assert.Equal("Call", call.Target);
        Assert.Equal([number, truth, text, null], call.Arguments);
        Assert.IsType<PingMessage>(Understood(HubCall.Ping, []));
    });

    [Fact]
    public void Messages_are_cut_where_they_end_however_they_arrive() => Gen.Select(Gen.Byte.Array[0, 300].List[1, 5], Gen.Int[1, 200]).Sample((messages, portion) =>
    {
        byte[] wire = [.. messages.SelectMany(message => Frames.Of(message))];
        List<byte[]> read = [];
        var (done, come) = (0, 0);

        while (come < wire.Length)
        {
            come = Math.Min(come + portion, wire.Length);

            while (Frames.TryTake(wire.AsMemory(done, come - done), out var message, out var used))
            {
                read.Add(message.ToArray());
                done += used;
            }
        }

        Assert.Equal(messages, read);
    });

    [Fact]
    public void Bytes_that_are_no_message_are_refused_and_nothing_else() => Gen.Byte.Array[0, 40].Sample(bytes =>
    {
        try
        {
            Assert.NotNull(HubMessage.Read(bytes));
        }
        catch (InvalidDataException)
        {
            // As it should be.
        }
    }, iter: 20_000);

    [Fact]
    public void A_document_without_a_circuit_is_refused()
    {
        Assert.Throws<InvalidDataException>(() => OpenedDocument.Read("<html><!--Blazor:{\"prerenderId\":\"1\"}--></html>"));
        var document = OpenedDocument.Read("<!--Blazor:{\"type\":\"server\",\"descriptor\":\"a\"}--><!--Blazor:{\"type\":\"server\",\"descriptor\":\"b\"}--><!--Blazor-Server-Component-State:x-->");
        Assert.Equal("x", document.State);
        Assert.Contains("\"ssrComponentId\":2,\"marker\":{\"type\":\"server\",\"descriptor\":\"b\"}", document.Operations, StringComparison.Ordinal);
    }

    private static HubMessage Read(Microsoft.AspNetCore.SignalR.Protocol.HubMessage message)
    {
        Assert.True(Frames.TryTake(s_protocol.GetMessageBytes(message), out var content, out _));
        return HubMessage.Read(content);
    }

    private static Microsoft.AspNetCore.SignalR.Protocol.HubMessage? Understood(byte[] wire, Type[] arguments)
    {
        var input = new ReadOnlySequence<byte>(wire);
        Assert.True(s_protocol.TryParseMessage(ref input, new Binder(arguments), out var message));
        return message;
    }

    private static IHubProtocol FindProtocol()
    {
        var services = new ServiceCollection().AddLogging();
        services.AddServerSideBlazor();
        return services.BuildServiceProvider().GetServices<IHubProtocol>().Single(protocol => protocol.Name == "blazorpack");
    }

    private sealed class Binder(Type[] arguments) : IInvocationBinder
    {
        public IReadOnlyList<Type> GetParameterTypes(string methodName) => arguments;

        public Type GetReturnType(string invocationId) => typeof(string);

        public Type GetStreamItemType(string streamId) => typeof(string);
    }
}
