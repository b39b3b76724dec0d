namespace Dhof.Portal.Domain.Plans;

/// <summary>A plan that is being written and is not agreed.</summary>
/// <param name="Version">Raised by every act.</param>
/// <param name="By">Who saved or discarded it last, named with role.</param>
public sealed record PlanDraft(PlanContent Content, PlanDraftState State, int Version, string By, DateTimeOffset At)
{
    /// <summary>Where it is from; null where it was begun here.</summary>
    public PlanOrigin? Origin { get; init; }
}
