using Microsoft.Extensions.Options;

namespace Dhof.Portal.Sources;

internal static class Setup
{
    public static void AddSources(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SourceOptions>()
            .Configure<IConfiguration>((options, settings) => settings.GetSection(SourceOptions.Section).Bind(options.Sources))
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<SourceOptions>, SourceOptionsValidation>();
        services.AddHttpClient();
        services.AddSingleton(new SourceLimits());
        services.AddSingleton<SourceCatalogue>();
        services.AddSingleton<SourceStatuses>();
        services.AddSingleton<ControllerSights>();
        services.AddSingleton<SourceClient>();
        services.AddSingleton<SourceLookup>();
        services.AddHostedService<CapabilityReading>();

        // Each source has a client of its own, so that a dead one takes nothing from the others. What is wrong with the settings is told when they are validated.
        foreach (var source in Configured(configuration))
        {
            services.AddSourceClient(source.Key.Value, source.TryTimeout, source.Timeout);
        }
    }

    private static IEnumerable<Source> Configured(IConfiguration configuration) =>
        (configuration.GetSection(SourceOptions.Section).Get<List<ConfiguredSource>>() ?? [])
            .Select(source => SourceSettings.Read(source, "", [])).OfType<Source>().DistinctBy(source => source.Key);
}
