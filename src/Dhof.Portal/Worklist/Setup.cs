using Dhof.Portal.Look;

namespace Dhof.Portal.Worklist;

internal static class Setup
{
    public static void AddWorklist(this IServiceCollection services) =>
        services.AddSingleton<WorklistQueries>().AddSingleton<KeptWorklists>().AddScoped<DrawnRows>().AddSingleton<PatientListQueries>().AddSingleton<SharedWorklist>().AddSingleton<SharedPatientList>()
            .AddSingleton<MyPatientsQueries>().AddSingleton<LimitsToReviewQueries>().AddSingleton<SharedLimitsToReview>();
}
