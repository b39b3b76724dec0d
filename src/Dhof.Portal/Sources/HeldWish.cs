using Dhof.Portal.Domain.Access;

namespace Dhof.Portal.Sources;

/// <summary>What content was asked of a source, all questions together: asked again by whoever tries again.</summary>
/// <param name="From">Null for all time, where anything was asked for.</param>
internal sealed record HeldWish(InformationTypes Types, DateTimeOffset? From)
{
    public static HeldWish None { get; } = new(InformationTypes.None, null);

    public HeldWish And(InformationTypes types, DateTimeOffset? from) =>
        new(Types | types, Types == InformationTypes.None ? from : From is null || from is null ? null : from < From ? from : From);
}
