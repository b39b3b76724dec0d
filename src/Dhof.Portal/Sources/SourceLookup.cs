using Dhof.Portal.Access;
using Dhof.Portal.Data;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Sources;
using Dhof.Portal.Patients;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.Sources;

/// <summary>Asks sources about opened patients. Every question is in the access log before it is sent, and its outcome after.</summary>
public sealed partial class SourceLookup(
    SourceCatalogue catalogue,
    SourceClient client,
    SourceStatuses statuses,
    SourceLimits limits,
    SourceLog log,
    IDbContextFactory<PortalDatabase> databases,
    TimeProvider clock,
    ILogger<SourceLookup> logger)
{
    internal SourceCatalogue Catalogue => catalogue;

    internal SourceStatuses Statuses => statuses;

    internal TimeProvider Clock => clock;

    /// <summary>For one opened page. Nothing is asked yet.</summary>
    public PatientSources Open(OpenPatient open) => new(this, open);

    internal async Task AskAsync(HeldSource held, PatientGrant grant, InformationTypes types, Func<SourceQuestion, IEnumerable<string>, CancellationToken, Task> ask, CancellationToken cancellation)
    {
        string[] resourceTypes = [.. held.Source.ResourceTypes(types)];
        SourceFailure? failure;

        try
        {
            failure = await TryAskAsync(held, grant, types, question => ask(question, resourceTypes, cancellation), cancellation);
        }
#pragma warning disable CA1031 // Whatever hinders one question, the others are asked, and the page says what is missing.
        catch (Exception hindered) when (hindered is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Hindered(logger, held.Source.Key.Value, hindered.GetType().Name);
            failure = SourceFailure.Internal;

            foreach (var type in resourceTypes)
            {
                held.Put(held.Type(type) with { Failure = failure });
            }
        }

        if (failure is { } because)
        {
            NotAnswered(logger, held.Source.Key.Value, because);
        }
    }

    private async Task<SourceFailure?> TryAskAsync(HeldSource held, PatientGrant grant, InformationTypes types, Func<SourceQuestion, Task> ask, CancellationToken cancellation)
    {
        var behalf = new SourceBehalf(grant, await NumberAsync(grant, cancellation));
        var question = new SourceQuestion(client, statuses, limits, clock, held, behalf);

        await log.AskedAsync(grant, held.Source.Key, held.Source.Controller, types, cancellation);
        await ask(question);
        await log.AnsweredAsync(grant, held.Source.Key, held.Source.Controller, types, question.Failure, cancellation);
        return question.Failure;
    }

    /// <exception cref="InvalidOperationException">The patient has no valid identity number, or the grant does not open it.</exception>
    private async Task<IdentityNumber> NumberAsync(PatientGrant grant, CancellationToken cancellation)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        return IdentityNumber.TryParse(await database.IdentityNumber(grant).SingleOrDefaultAsync(cancellation), out var number)
            ? number
            : throw new InvalidOperationException("The patient has no identity number to ask by.");
    }

    [LoggerMessage(1, LogLevel.Warning, "Source {Source} did not answer: {Failure}")]
    private static partial void NotAnswered(ILogger log, string source, SourceFailure failure);

    [LoggerMessage(2, LogLevel.Error, "Source {Source} could not be asked: {Hindrance}")]
    private static partial void Hindered(ILogger log, string source, string hindrance);
}
