namespace Dhof.Portal.Gateway.Copying;

internal static class Setup
{
    public static void AddCopying(this IServiceCollection services)
    {
        services.AddSingleton<CopyIntake>();
        services.AddSingleton<CopyDeletions>();
        services.AddSingleton<CopyTools>();
        services.AddSingleton<SourceCopying>();
        services.AddHostedService(provider => provider.GetRequiredService<SourceCopying>());
    }
}
