using System.Globalization;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Sources;
using Dhof.Portal.Fhir.Sources;
using Dhof.Portal.Texts;

namespace Dhof.Portal.Sources;

/// <summary>What the page Kilder says of one source.</summary>
public static class StatusWords
{
    private static readonly TimeSpan s_wrongClock = TimeSpan.FromSeconds(30);

    public static string Availability(SourceStatus status, DateTimeOffset now) => status switch
    {
        { Source.Address: null } => Words.SourcePosts,
        { Availability: SourceAvailability.Up, Since: { } since } => Words.SourceUpSince.With(NorwegianTime.Short(since, now)),
        { Availability: SourceAvailability.Down, Since: { } since } => Words.SourceDownSince.With(SourceWords.For(status.LastFailure ?? SourceFailure.Unreachable), NorwegianTime.Short(since, now)),
        _ => Words.SourceNotYet,
    };

    public static IEnumerable<(string Name, string Text)> Facts(SourceStatus status, DateTimeOffset now)
    {
        var source = status.Source;
        yield return (Words.SourceKind, source.Kind switch { SourceKind.Pmd => "PMD (Norsk helsenett)", SourceKind.VkpEpj => "VKP EPJ", _ => "FHIR R4" });
        yield return (Words.SourceMode, source.Mode == SourceMode.Copy ? Words.SourceModeCopy : Words.SourceModeLookup);
        yield return (Words.SourceAddress, source.Address?.Host ?? Words.SourcePosts);
        yield return (Words.InformationKind, InformationWords.List((source.IsCopied ? CopyRequests.Of(source.Types) : source.ResourceTypes(source.Types)).Aggregate(InformationTypes.None, (all, type) => all | SourceProtocol.TypeOf(type))));
        yield return (Words.SourceAgreement, source.Agreement);
        yield return (Words.SourceLastAnswer, status.LastAnswer is { } at ? NorwegianTime.Short(at, now) : Words.NotKnown);
        yield return (Words.SourceLatency, status.Latency is { } took ? $"{took.TotalMilliseconds.ToString("N0", NorwegianTime.Formats)} ms" : Words.NotKnown);
        yield return (Words.SourceQuestions, Words.SourceQuestionsOf.With(status.Questions, status.Failures));

        if (status.Copy is { } copy)
        {
            yield return (Words.SourceCopiedAt, At(copy.CopiedAt, now));
            yield return (Words.SourceCompleteTo, At(copy.CompleteTo, now));
            yield return (Words.SourceNewestThere, At(copy.Newest, now));
            yield return (Words.SourceCopied, Words.SourceCopiedOf.With(Number(copy.Stored), Number(copy.Refused), Number(copy.Unknown)));
            yield return (Words.SourceCopyNext, copy.NextAt is { } next && next > now ? NorwegianTime.Short(next, now) : Words.SourceCopyNow);
        }

        yield return (Words.SourceCapabilities, Capability(status.Capability, now));
    }

    /// <summary>What somebody has to do something about.</summary>
    public static IEnumerable<string> Troubles(SourceStatus status, DateTimeOffset now)
    {
        if (status is { LastFailure: { } failure, LastFailureAt: { } at })
        {
            yield return Words.SourceLastFailure.With(SourceWords.For(failure), NorwegianTime.Short(at, now));
        }

        if (status.Copy is { Failure: { } left })
        {
            yield return Words.SourceCopyFailed.With(SourceWords.For(left));
        }

        foreach (var mismatch in status.Capability.Mismatches)
        {
            yield return mismatch.Gap switch
            {
                CapabilityGap.Version => Words.GapVersion.With(mismatch.Name.Length > 0 ? mismatch.Name : Words.NotSaid),
                CapabilityGap.Type => Words.GapType.With(mismatch.Name),
                CapabilityGap.Parameter => Words.GapParameter.With(mismatch.Name),
                _ => Words.GapFormat,
            };
        }

        foreach (var (reason, count) in status.Refused)
        {
            yield return $"{Number(count)} {Reason(reason)}";
        }

        if (status.ClockSkew is { } skew && skew.Duration() >= s_wrongClock)
        {
            yield return Words.SourceClock.With(skew.TotalSeconds.ToString("+0;−0", CultureInfo.InvariantCulture));
        }
    }

    private static string At(DateTimeOffset? at, DateTimeOffset now) => at is { } known ? NorwegianTime.Short(known, now) : Words.SourceCopyNotYet;

    private static string Number(long count) => count.ToString("N0", NorwegianTime.Formats);

    private static string Capability(SourceCapability capability, DateTimeOffset now) => capability switch
    {
        { Failure: { } failure } => SourceWords.For(failure),
        { ReadAt: { } at } => Words.SourceCapabilitiesRead.With(NorwegianTime.Short(at, now)),
        _ => Words.NotKnown,
    };

    private static string Reason(SourceRefusalReason reason) => reason switch
    {
        SourceRefusalReason.OtherPatient => Words.RefusedOtherPatient,
        SourceRefusalReason.NotTied => Words.RefusedNotTied,
        SourceRefusalReason.Unreadable => Words.RefusedUnreadable,
        SourceRefusalReason.Modifier => Words.RefusedModifier,
        SourceRefusalReason.ControllerNotOpened => Words.RefusedController,
        SourceRefusalReason.TypeNotAsked => Words.RefusedType,
        _ => Words.RefusedSourceWarns,
    };
}
