using System.Globalization;
using Dhof.Portal.Access;
using Dhof.Portal.Demo.Sources;
using Dhof.Portal.Sources;
using Microsoft.Extensions.Options;

namespace Dhof.Portal.Demo;

internal static class Setup
{
    /// <summary>Registers the clock too: only a demonstration may stop it. The region is filled by <see cref="RegionSeeding"/>, which the start runs.</summary>
    public static void AddDemo(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddOptions<DemoOptions>()
            .Bind(configuration.GetSection(DemoOptions.Section))
            .PostConfigure(options => options.Region ??= environment.IsDevelopment() ? DemoOptions.Default : DemoOptions.None)
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<DemoOptions>>(new DemoOptions.Check(environment));

        // Not through the options: other options need the clock before all of them have been judged together.
        services.AddSingleton(DateTimeOffset.TryParse(configuration.GetSection(DemoOptions.Section)[nameof(DemoOptions.Now)], CultureInfo.InvariantCulture, out var now) ? new DemoClock(now) : TimeProvider.System);
        services.AddSingleton<RegionSeeding>();
        services.AddHostedService<Simulator>();

        // Not through the options either: a fault in them is to be told once, beside those of sources and clients.
        var onePlace = new OnePlace(configuration.GetSection(DemoOptions.Section)[nameof(DemoOptions.Region)] ?? DemoOptions.Default);
        services.AddSingleton<IPostConfigureOptions<SourceOptions>>(onePlace);
        services.AddSingleton<IPostConfigureOptions<ClientOptions>>(onePlace);
    }

    /// <summary>The other organisations of the region, where the sources that are configured name them.</summary>
    public static void AddDemoSources(this IServiceCollection services)
    {
        services.AddSingleton<SourceMoods>();
        services.AddSingleton<SourceRecords>();
        services.AddHostedService<SourceServers>();
    }
}
