namespace Dhof.Portal.Quarantine;

internal static class Setup
{
    public static void AddQuarantine(this IServiceCollection services) => services.AddSingleton<QuarantineQueries>().AddSingleton<QuarantineCommands>();
}
