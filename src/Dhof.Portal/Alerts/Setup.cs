using Microsoft.Extensions.Options;

namespace Dhof.Portal.Alerts;

internal static class Setup
{
    public static void AddAlerts(this IServiceCollection services)
    {
        services.AddOptions<AlertOptions>()
            .BindConfiguration(AlertOptions.Section)
            .Validate(options => options.IsValid, $"{AlertOptions.Section}: the times are above zero, {nameof(AlertOptions.RedWithin)} is a day at most, {nameof(AlertOptions.LongestSnooze)} 31 days at most, {nameof(AlertOptions.InactiveAfter)} between two and 60 days, and {nameof(AlertOptions.Closes)} is later than {nameof(AlertOptions.Opens)}. Write two hours as 02:00:00.")
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<AlertOptions>, AlertOptionsValidation>();
        services.AddSingleton<AlertQueries>();
        services.AddSingleton<Assignees>();
        services.AddSingleton<JournalQueries>();
        services.AddSingleton<ReceivedIssues>();
        services.AddSingleton<AlertCommands>();
        services.AddSingleton<ReportedAlerts>();
        services.AddSingleton<AlertEvents>();
        services.AddSingleton<AlertEngine>();
        services.AddHostedService(provider => provider.GetRequiredService<AlertEngine>());
        services.AddSingleton<EscalationWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<EscalationWatch>());
    }
}
