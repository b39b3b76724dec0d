using Dhof.Portal.Access;
using Dhof.Portal.Data;
using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Demo;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Live;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;

namespace Dhof.Portal.Tests.Demo;

/// <summary>A folder of its own with a real SQLite file, and starts of the region in it.</summary>
internal sealed class DemoFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("dhof-demo-").FullName;

    /// <summary>Starts the region as the portal does, asks, and stops.</summary>
    public async Task<T> StartAsync<T>(string now, Func<PortalDatabase, ControllerGrant, Task<T>> ask, string region = DemoOptions.Small, int seed = 1)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var services = Services(now, region, seed);
        var writer = services.GetRequiredService<MeasurementWriter>();
        await Portal.Data.Setup.MigrateAsync(services, cancellation);
        await using var database = await services.GetRequiredService<IDbContextFactory<PortalDatabase>>().CreateDbContextAsync(cancellation);
        await writer.StartAsync(cancellation);

        try
        {
            await services.GetRequiredService<RegionSeeding>().RunAsync(cancellation);
            return await ask(database, await services.GetRequiredService<EngineAccess>().OpenAsync("test", cancellation));
        }
        finally
        {
            await writer.StopAsync(CancellationToken.None);
        }
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Path, recursive: true);
    }

    private ServiceProvider Services(string now, string region, int seed)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Data:Folder"] = Path,
            ["Demo:Region"] = region,
            ["Demo:Seed"] = $"{seed}",
            ["Demo:Now"] = now,
        }).Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddLogging();
        services.AddSingleton<ChangeFeed>();
        services.AddSingleton<Readiness>();
        services.AddSingleton<EngineAccess>();
        services.AddData(configuration);
        services.AddDemo(configuration, new HostingEnvironment { EnvironmentName = Environments.Development });
        return services.BuildServiceProvider();
    }
}
