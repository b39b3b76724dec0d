using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Sources;

namespace Dhof.Portal.Access;

/// <summary>Writes to the access log what was asked of which source about whom, before it is asked; and afterwards what came of it. If it cannot be written, nothing is asked.</summary>
public sealed class SourceLog(AccessLog log)
{
    public const string Asked = "source.ask";
    public const string Answered = "source.answer";

    public Task AskedAsync(PatientGrant grant, SourceKey source, OrganisationNumber controller, InformationTypes types, CancellationToken cancellation) =>
        log.WriteAsync(AccessEntry.On(grant, Asked, types, controller) with { Source = source }, cancellation);

    /// <param name="failure">Null where all was answered.</param>
    public Task AnsweredAsync(PatientGrant grant, SourceKey source, OrganisationNumber controller, InformationTypes types, SourceFailure? failure, CancellationToken cancellation) =>
        log.WriteAsync(AccessEntry.On(grant, Answered, types, controller) with { Source = source, Failure = failure }, cancellation);
}
