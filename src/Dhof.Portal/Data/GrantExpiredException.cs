namespace Dhof.Portal.Data;

/// <summary>A grant was used after its time. The page asks for a new one; nothing was read.</summary>
public sealed class GrantExpiredException() : InvalidOperationException("The grant has expired.");
