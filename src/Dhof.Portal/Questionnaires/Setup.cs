using Dhof.Portal.Domain.Questionnaires;

namespace Dhof.Portal.Questionnaires;

internal static class Setup
{
    public static void AddQuestionnaires(this IServiceCollection services) =>
        services.AddSingleton<ResponseQueries>().AddSingleton<News2Reader>().AddSingleton<ScoreQueries>().AddSingleton<FindForm>(FormCatalogue.Find);
}
