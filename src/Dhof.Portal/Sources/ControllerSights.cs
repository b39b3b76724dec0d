using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Organisations;

namespace Dhof.Portal.Sources;

/// <summary>How far what a controller's copied sources hold is known here: absence says something only up to there.</summary>
public sealed class ControllerSights(SourceStatuses statuses, SourceLimits limits)
{
    /// <summary>Null where nothing is copied for the controller.</summary>
    public SourceSight? Of(OrganisationNumber controller, DateTimeOffset now)
    {
        SourceSight? sight = null;

        foreach (var status in statuses.All.Where(status => status.Source.IsCopied && status.Source.Controller == controller))
        {
            var complete = status.Copy?.CompleteTo;
            var stale = complete is { } to ? now >= to + Patience(status.Source) : status.Copy?.Failure is not null;

            // Of several the one that is furthest behind: what has not come may be there.
            sight = sight is not { } other ? new(complete, stale) : new(other.CompleteTo is null || complete is null ? null : complete < other.CompleteTo ? complete : other.CompleteTo, other.IsStale || stale);
        }

        return sight;
    }

    /// <summary>When the controller's sources count as silent, should nothing more be copied; null where they do already, or nothing is copied.</summary>
    public DateTimeOffset? StaleFrom(OrganisationNumber controller, DateTimeOffset now) => statuses.All
        .Where(status => status.Source.IsCopied && status.Source.Controller == controller)
        .Select(status => status.Copy?.CompleteTo + Patience(status.Source))
        .Where(from => from > now)
        .Min();

    private TimeSpan Patience(Source source) => source.Copy.Every * 3 is var rounds && rounds > limits.StaleAfter ? rounds : limits.StaleAfter;
}
