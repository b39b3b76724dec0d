namespace Dhof.Portal.News;

internal static class Setup
{
    public static void AddNews(this IServiceCollection services) => services.AddSingleton<NewsQueries>().AddSingleton<SeenCommands>().AddSingleton<GreenQueries>().AddSingleton<GreenCommands>().AddSingleton<GreenEvents>();
}
