using Dhof.Portal.Plans;
using Dhof.Portal.Questionnaires;

namespace Dhof.Portal.Timeline;

internal static class Setup
{
    public static void AddTimeline(this IServiceCollection services) =>
        services.AddSingleton<EventQueries>().AddSingleton<ReadingsElsewhere>().AddSingleton(new PlanForms(FormCatalogue.All));
}
