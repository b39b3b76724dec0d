namespace Dhof.Portal.Plans;

internal static class Setup
{
    public static void AddPlans(this IServiceCollection services) => services.AddSingleton<PlanQueries>().AddSingleton<ReportedPlans>().AddSingleton<ReceivedPlans>().AddSingleton<PlanCommands>();
}
