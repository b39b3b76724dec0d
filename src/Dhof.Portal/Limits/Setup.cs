namespace Dhof.Portal.Limits;

internal static class Setup
{
    public static void AddLimits(this IServiceCollection services) => services.AddSingleton<LimitQueries>().AddSingleton<LimitCommands>();
}
