using System.Collections.Immutable;

namespace Dhof.Portal.Access;

/// <summary>One step of a decision.</summary>
/// <param name="Holds">Whether it lets the next one be taken.</param>
public sealed record AccessStep(string Name, bool Holds, ImmutableArray<string> Texts);
