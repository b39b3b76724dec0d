namespace Dhof.Portal.Patients;

internal static class Setup
{
    public static void AddPatients(this IServiceCollection services) => services.AddSingleton<PatientQueries>().AddSingleton<RecordQueries>().AddSingleton<SharingCommands>();
}
