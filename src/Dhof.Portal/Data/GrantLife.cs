namespace Dhof.Portal.Data;

/// <summary>The one place that asks whether a grant still holds.</summary>
internal static class GrantLife
{
    /// <exception cref="GrantExpiredException">The grant's time is over.</exception>
    public static void Demand(this TimeProvider clock, DateTimeOffset until)
    {
        if (clock.GetUtcNow() >= until)
        {
            throw new GrantExpiredException();
        }
    }
}
