namespace Dhof.Portal.Alerts;

internal static class Setup
{
    public static void AddAlerts(this IServiceCollection services)
    {
        services.AddSingleton<AlertQueries>();
        services.AddSingleton<ReportedAlerts>();
        services.AddSingleton<AlertEvents>();
        services.AddSingleton<AlertEngine>();
        services.AddHostedService(provider => provider.GetRequiredService<AlertEngine>());
    }
}
