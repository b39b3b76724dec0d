namespace Dhof.Portal.Questionnaires;

internal static class Setup
{
    public static void AddQuestionnaires(this IServiceCollection services) => services.AddSingleton<ResponseQueries>().AddSingleton<News2Reader>().AddSingleton<ScoreQueries>();
}
