namespace Dhof.Portal.Patients;

internal static class Setup
{
    public static void AddPatients(this IServiceCollection services)
    {
        services.AddOptions<PauseOptions>()
            .BindConfiguration(PauseOptions.Section)
            .Validate(options => options.IsValid, $"{PauseOptions.Section}: {nameof(PauseOptions.Longest)} is above zero and 90 days at most. Write thirty days as 30.00:00:00.")
            .ValidateOnStart();
        services.AddSingleton<PatientQueries>().AddSingleton<RecordQueries>().AddSingleton<SharingCommands>();
        services.AddSingleton<PauseQueries>().AddSingleton<PauseCommands>().AddSingleton<PauseEvents>();
    }
}
