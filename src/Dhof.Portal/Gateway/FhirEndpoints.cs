using System.Globalization;
using Dhof.Portal.Access;
using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Quarantine;
using Dhof.Portal.Fhir.Server;
using Dhof.Portal.Live;
using Dhof.Portal.Questionnaires;

namespace Dhof.Portal.Gateway;

/// <summary>The addresses under /fhir: reads the request, lets <see cref="Intake"/> decide, writes the answer.</summary>
internal sealed partial class FhirEndpoints(ClientAccess clients, ClientPatients patients, Intake intake, RefusedEntries refused, OriginalReader originals, IdentifiedReader identified, ResponseQueries responses, Readiness readiness, TimeProvider clock, ILogger<FhirEndpoints> log)
{
    private const string SecondsUntilReady = "5";

    public static Task MetadataAsync(HttpContext context) => AskedForm.Judge(context.Request) is { } refusal
        ? FhirAnswer.RefuseAsync(context, refusal)
        : FhirAnswer.WriteAsync(context, StatusCodes.Status200OK, CapabilityStatements.Json);

    public static RequestDelegate Only(string method) => context =>
    {
        context.Response.Headers.Allow = method;
        return FhirAnswer.RefuseAsync(context, new(RefusalCode.MethodNotAllowed, "Resource"));
    };

    /// <summary>Nobody is answered before the portal is ready, and whatever goes wrong is answered as FHIR.</summary>
    public RequestDelegate Answer(RequestDelegate answer) => async context =>
    {
        if (!readiness.IsReady)
        {
            context.Response.Headers.RetryAfter = SecondsUntilReady;
            await FhirAnswer.RefuseAsync(context, new(RefusalCode.NotReady, "Resource"));
            return;
        }

        if (AskedForm.Judge(context.Request) is { } refusal)
        {
            await FhirAnswer.RefuseAsync(context, refusal);
            return;
        }

        try
        {
            await answer(context);
        }
        catch (BadHttpRequestException broken) when (!context.Response.HasStarted)
        {
            await FhirAnswer.RefuseAsync(context, new(broken.StatusCode == StatusCodes.Status413PayloadTooLarge ? RefusalCode.BodyTooLarge : RefusalCode.RequestBroken, "Resource"));
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to be answered.
        }
#pragma warning disable CA1031 // Whatever failed, a machine reads an OperationOutcome; the log has the cause.
        catch (Exception failure) when (!context.Response.HasStarted)
#pragma warning restore CA1031
        {
            Failed(log, failure);
            await FhirAnswer.RefuseAsync(context, new(RefusalCode.Failed, "Resource"));
        }
    };

    public Task PostBundleAsync(HttpContext context) => WithBodyAsync(context, async json =>
    {
        if (Preconditions.AreAny(context.Request))
        {
            await KeepAndRefuseAsync(context, json, ReceivedForm.Bundle, new(RefusalCode.ConditionalRequest, "Bundle"));
            return;
        }

        if (EnvelopeReader.ReadBundle(json, out var refusal) is not { } envelope)
        {
            await KeepAndRefuseAsync(context, json, ReceivedForm.Bundle, refusal!);
            return;
        }

        var receipts = await intake.TakeAsync(clients.Grant(context.User), envelope.Entries, envelope.IsTransaction, clock.GetUtcNow(), context.RequestAborted);

        if (envelope.IsTransaction && receipts.Any(receipt => receipt.Refusal is not null))
        {
            var (status, outcome) = BundleResponses.Withdrawn(receipts);
            await FhirAnswer.WriteAsync(context, status, outcome);
            return;
        }

        await FhirAnswer.WriteAsync(context, StatusCodes.Status200OK, BundleResponses.Of(envelope, receipts));
    });

    public Task PostObservationAsync(HttpContext context) =>
        PostAsync(context, ResourceTypes.Observation, identified.Measurements, (grant, receipt) => Task.FromResult(originals.Find(grant, receipt.Id, receipt.Version)));

    public Task PostResponseAsync(HttpContext context) =>
        PostAsync(context, ResourceTypes.QuestionnaireResponse, identified.Responses, (grant, receipt) => responses.OriginalAsync(grant, receipt.Id, context.RequestAborted));

    /// <summary>An alert of another system of the controller. It is answered with the address of the alert that it is shown as; what was sent again is answered 200.</summary>
    public Task PostIssueAsync(HttpContext context) => WithBodyAsync(context, async json =>
    {
        if (Preconditions.AreAny(context.Request))
        {
            await KeepAndRefuseAsync(context, json, ReceivedForm.Resource, new(RefusalCode.ConditionalRequest, "Resource"));
            return;
        }

        if (EnvelopeReader.ReadResource(json, out var refusal) is not { } entry)
        {
            await KeepAndRefuseAsync(context, json, ReceivedForm.Resource, refusal!);
            return;
        }

        if (!ResourceTypes.Is(entry.Resource.Span, ResourceTypes.DetectedIssue))
        {
            await KeepAndRefuseAsync(context, json, ReceivedForm.Resource, new(RefusalCode.OtherType, "Resource"));
            return;
        }

        var receipt = (await intake.TakeAsync(clients.Grant(context.User), [entry], true, clock.GetUtcNow(), context.RequestAborted))[0];

        if (receipt.Refusal is not null)
        {
            await FhirAnswer.RefuseAsync(context, receipt.Refusal);
            return;
        }

        context.Response.Headers.Location = string.Create(CultureInfo.InvariantCulture, $"{context.Request.PathBase}/fhir/{ResourceTypes.DetectedIssue}/{receipt.Id}");
        await FhirAnswer.WriteAsync(context, receipt.IsNew ? StatusCodes.Status201Created : StatusCodes.Status200OK, OperationOutcomes.Success());
    });

    /// <param name="there">What stands under an identifier.</param>
    /// <param name="stored">What is stored, where the client may read it.</param>
    private Task PostAsync(HttpContext context, string type, Func<ControllerGrant, string, IReadOnlyList<IdentifiedRow>> there, Func<ControllerGrant, Receipt, Task<Original?>> stored) => WithBodyAsync(context, async json =>
    {
        // A form takes no correction, so there is no version to be expected.
        if (!Preconditions.TryRead(context.Request, out var conditions) || (conditions.Version is not null && type != ResourceTypes.Observation))
        {
            await KeepAndRefuseAsync(context, json, ReceivedForm.Resource, new(RefusalCode.ConditionalRequest, "Resource"));
            return;
        }

        var grant = clients.Grant(context.User);

        if (conditions.Identifier is { } identifier && there(grant, identifier) is { Count: > 0 } standing)
        {
            await ThereAsync(context, grant, type, standing, stored);
            return;
        }

        if (EnvelopeReader.ReadResource(json, out var refusal) is not { } entry)
        {
            await KeepAndRefuseAsync(context, json, ReceivedForm.Resource, refusal!);
            return;
        }

        if (IssueIntake.Takes(entry) || PlanIntake.Takes(entry) || (ResourceTypes.Of(entry.Resource.Span) is { } other && other != type))
        {
            await KeepAndRefuseAsync(context, json, ReceivedForm.Resource, new(RefusalCode.OtherType, "Resource"));
            return;
        }

        var receipt = (await intake.TakeAsync(grant, [entry], true, clock.GetUtcNow(), context.RequestAborted, conditions.Version))[0];

        if (receipt.Refusal is not null)
        {
            if (receipt is { Refusal.Code: var code, Version: > 0 } && code == RefusalCode.VersionOther)
            {
                context.Response.Headers.ETag = $"W/\"{receipt.Version}\"";
            }

            await FhirAnswer.RefuseAsync(context, receipt.Refusal);
            return;
        }

        // A repeated message is answered with the version that is stored, as it came and when. A client that may not read gets its own back.
        var first = receipt.IsNew ? null : await stored(grant, receipt);
        var received = first?.Received ?? receipt.Received ?? clock.GetUtcNow();
        await CreatedAsync(context, receipt, received, () => first is null ? OriginalObservation.WithId(entry.Resource, receipt.Id, receipt.Version, received) : Whole(first, receipt.Id));
    });

    /// <summary>What was to be stored only if it was not there is there: it is read, and what was sent is not looked at.</summary>
    private async Task ThereAsync(HttpContext context, ControllerGrant grant, string type, IReadOnlyList<IdentifiedRow> standing, Func<ControllerGrant, Receipt, Task<Original?>> stored)
    {
        if (standing is not [var one])
        {
            await FhirAnswer.RefuseAsync(context, new(RefusalCode.ConditionalSeveral, "http.If-None-Exist"));
            return;
        }

        var receipt = new Receipt(one.Id, one.Version, false, one.Received, null) { Type = type };
        var original = await stored(grant, receipt);
        await patients.Open(grant, ClientActions.Read, one.Record, context.RequestAborted).Logged;
        await CreatedAsync(context, receipt, one.Received, () => original is null ? OperationOutcomes.Success() : Whole(original, one.Id));
    }

    private static byte[] Whole(Original original, long id) => OriginalObservation.FromArray(Originals.Expand(original.Content), original.Index, id, original.Version, original.Received);

    private static Task CreatedAsync(HttpContext context, Receipt receipt, DateTimeOffset received, Func<byte[]> representation)
    {
        var status = receipt.IsNew ? StatusCodes.Status201Created : StatusCodes.Status200OK;
        // Relative: behind a proxy the portal does not know what the sender calls it.
        context.Response.Headers.Location = string.Create(CultureInfo.InvariantCulture, $"{context.Request.PathBase}/fhir/{receipt.Type}/{receipt.Id}/_history/{receipt.Version}");
        FhirAnswer.Version(context, receipt.Version.ToString(CultureInfo.InvariantCulture), received);
        var prefer = context.Request.Headers["Prefer"].ToString();

        if (prefer.Contains("return=minimal", StringComparison.OrdinalIgnoreCase))
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        }

        return FhirAnswer.WriteAsync(context, status, prefer.Contains("return=OperationOutcome", StringComparison.OrdinalIgnoreCase)
            ? OperationOutcomes.Success()
            : representation());
    }

    private async Task KeepAndRefuseAsync(HttpContext context, ReadOnlyMemory<byte> body, ReceivedForm form, Refusal refusal)
    {
        await refused.KeepAsync(clients.Grant(context.User), body, form, refusal, clock.GetUtcNow(), context.RequestAborted);
        await FhirAnswer.RefuseAsync(context, refusal);
    }

    internal static async Task WithBodyAsync(HttpContext context, Func<ReadOnlyMemory<byte>, Task> take)
    {
        if (RequestBody.Judge(context.Request) is { } code)
        {
            await FhirAnswer.RefuseAsync(context, new(code, "Resource"));
            return;
        }

        using var body = await RequestBody.ReadAsync(context.Request, context.RequestAborted);
        await (body is null ? FhirAnswer.RefuseAsync(context, new(RefusalCode.BodyTooLarge, "Resource")) : take(body.Json));
    }

    [LoggerMessage(1, LogLevel.Error, "A FHIR request failed")]
    private static partial void Failed(ILogger log, Exception failure);
}
