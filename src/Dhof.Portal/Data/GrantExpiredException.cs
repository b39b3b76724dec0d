namespace Dhof.Portal.Data;

/// <summary>A grant was used after its time. The page asks for a new one; nothing was read.</summary>
public sealed class GrantExpiredException() : InvalidOperationException("The grant has expired.")
{
    /// <summary>The one place where a grant is held against the clock.</summary>
    /// <param name="until">The first instant at which the grant opens nothing.</param>
    /// <exception cref="GrantExpiredException">The grant's time is over.</exception>
    public static void ThrowIfOver(DateTimeOffset until, TimeProvider clock)
    {
        if (clock.GetUtcNow() >= until)
        {
            throw new GrantExpiredException();
        }
    }
}
