using System.Net;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.RateLimiting;

namespace Dhof.Portal.Sources;

/// <summary>
/// From the outside in: the time that a question may take, the turn among all who ask this source, the tries, the rest of a source that fails, the time of
/// one try. Questions only read, so that a POST may be tried again too.
/// </summary>
internal static class SourceResilience
{
    private const double NineOfTen = 0.9;

    /// <summary>The name of the client of a source.</summary>
    public static string Client(string key) => "source:" + key;

    public static void AddSourceClient(this IServiceCollection services, string key, TimeSpan tryTimeout, TimeSpan timeout)
    {
        var client = services.AddHttpClient(Client(key), client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                AutomaticDecompression = DecompressionMethods.All,
                PooledConnectionLifetime = TimeSpan.FromMinutes(2),
                ActivityHeadersPropagator = null,
            })
            .RemoveAllLoggers();

        client.AddResilienceHandler("source", (builder, context) => Build(builder, context.ServiceProvider, tryTimeout, timeout));
        client.AddHttpMessageHandler(provider => new WholeBodies(provider.GetRequiredService<SourceLimits>().MostBytes));
    }

    private static void Build(ResiliencePipelineBuilder<HttpResponseMessage> builder, IServiceProvider provider, TimeSpan tryTimeout, TimeSpan timeout)
    {
        var limits = provider.GetRequiredService<SourceLimits>();

        // What is waited for here is a network, and it knows no other time.
        builder.TimeProvider = TimeProvider.System;
        builder
            .AddTimeout(timeout)
            .AddRateLimiter(new HttpRateLimiterStrategyOptions { DefaultRateLimiterOptions = new() { PermitLimit = limits.AtOnce, QueueLimit = limits.Waiting } })
            .AddRetry(new HttpRetryStrategyOptions
            {
                MaxRetryAttempts = limits.Retries,
                Delay = limits.RetryDelay,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldRetryAfterHeader = true,
                ShouldHandle = args => ValueTask.FromResult(MayPass(args.Outcome) && !(Wait(args.Outcome.Result, provider.GetRequiredService<TimeProvider>()) >= timeout)),
            })
            .AddCircuitBreaker(new HttpCircuitBreakerStrategyOptions
            {
                FailureRatio = NineOfTen,
                MinimumThroughput = limits.FailingRequests,
                SamplingDuration = limits.FailingFor,
                BreakDuration = limits.Rest,
                ShouldHandle = args => ValueTask.FromResult(MayPass(args.Outcome)),
            })
            .AddTimeout(tryTimeout);
    }

    /// <summary>What may be otherwise at the next try. A body that is too large will be so again.</summary>
    private static bool MayPass(Outcome<HttpResponseMessage> outcome) =>
        HttpClientResiliencePredicates.IsTransient(outcome) && outcome.Exception is not HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded };

    /// <summary>How long the source asks to be left alone.</summary>
    public static TimeSpan? Wait(HttpResponseMessage? response, TimeProvider clock) =>
        response?.Headers.RetryAfter is { } after ? after.Delta ?? after.Date - clock.GetUtcNow() : null;
}
