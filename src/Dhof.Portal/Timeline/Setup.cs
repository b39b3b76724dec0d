namespace Dhof.Portal.Timeline;

internal static class Setup
{
    public static void AddTimeline(this IServiceCollection services) => services.AddSingleton<EventQueries>().AddSingleton<ReadingsElsewhere>();
}
