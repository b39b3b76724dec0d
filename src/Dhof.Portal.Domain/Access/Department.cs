namespace Dhof.Portal.Domain.Access;

/// <summary>A department of a hospital.</summary>
/// <param name="Resh">Its number in the register of units in specialist care.</param>
public sealed record Department(string Resh, string Name);
