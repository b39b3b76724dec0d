namespace Dhof.Portal.Access;

internal static class GrantSetup
{
    /// <summary>Everything that makes grants for clinicians and the portal's own work.</summary>
    public static IServiceCollection AddGrants(this IServiceCollection services)
    {
        services.AddOptions<AccessOptions>()
            .BindConfiguration(AccessOptions.Section)
            .Validate(options => options.IsValid, $"{AccessOptions.Section}:{nameof(AccessOptions.DeclaredFor)} is not between zero and seven days: write 24 hours as 1.00:00:00.")
            .ValidateOnStart();

        return services
            .AddSingleton<AccessLog>()
            .AddSingleton<AccessDecisions>()
            .AddSingleton<PatientAccess>()
            .AddSingleton<PersonSearch>()
            .AddSingleton<CareDeclarations>()
            .AddSingleton<AccessLogReader>()
            .AddSingleton<AccessExplanations>()
            .AddSingleton<CaseloadAccess>()
            .AddSingleton<QuarantineAccess>()
            .AddSingleton<EngineAccess>();
    }
}
