using System.Net;
using Dhof.Portal.Domain.Sources;
using Polly.CircuitBreaker;
using Polly.RateLimiting;
using Polly.Timeout;

namespace Dhof.Portal.Sources;

/// <summary>What a status or an exception means for whoever asked.</summary>
internal static class SourceFailures
{
    /// <summary>Null for an answer.</summary>
    public static SourceFailure? Of(HttpStatusCode status) => (int)status switch
    {
        >= 200 and < 300 => null,
        >= 300 and < 400 => SourceFailure.Redirected,
        401 or 403 => SourceFailure.NotAllowed,
        404 or 405 or 501 => SourceFailure.NotFound,
        410 => SourceFailure.Gone,
        408 or 504 => SourceFailure.TimedOut,
        429 or 503 => SourceFailure.Busy,
        >= 400 and < 500 => SourceFailure.Rejected,
        _ => SourceFailure.Broken,
    };

    /// <summary>Null for what is no failure of the source.</summary>
    public static SourceFailure? Of(Exception thrown) => thrown switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => SourceFailure.TooLarge,
        HttpRequestException or IOException => SourceFailure.Unreachable,
        TimeoutRejectedException => SourceFailure.TimedOut,
        BrokenCircuitException => SourceFailure.Resting,
        RateLimiterRejectedException => SourceFailure.Busy,
        _ => null,
    };

    /// <summary>Whether the source as a whole is down; otherwise it is up and did not answer this.</summary>
    public static bool IsDown(SourceFailure failure) => failure is not (SourceFailure.NotFound or SourceFailure.Gone or SourceFailure.Rejected or SourceFailure.Internal);
}
