using System.Collections.Immutable;

namespace Dhof.Portal.Domain.Access;

/// <summary>A version of the policy, so that an entry of the log can be read years later.</summary>
/// <param name="Since">The day it was written.</param>
public sealed record PolicyVersion(int Number, DateOnly Since)
{
    /// <summary>Every version, the first one first. The last is in force.</summary>
    public static ImmutableArray<PolicyVersion> All { get; } =
    [
        new(1, new(2026, 11, 23)),
        new(2, new(2026, 11, 26)),
        new(3, new(2026, 11, 26)),
        new(4, new(2026, 11, 26)),
        new(5, new(2026, 11, 26)),
        new(6, new(2026, 11, 26)),
        new(7, new(2026, 11, 26)),
        new(8, new(2026, 11, 26)),
    ];

    public static PolicyVersion InForce => All[^1];
}
