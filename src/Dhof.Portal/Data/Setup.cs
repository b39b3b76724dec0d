using Dhof.Portal.Data.Sqlite;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SQLitePCL;

namespace Dhof.Portal.Data;

internal static class Setup
{
    private static readonly CheckpointsTogether s_checkpoints = new();

    /// <summary>
    /// SQLite serves one thread on each connection, which is all that ADO allows, and does not count its memory: otherwise it takes a lock whenever a value is
    /// read, and one for the whole process whenever memory is asked for.
    /// </summary>
    static Setup()
    {
        Batteries_V2.Init();
        Demand(raw.sqlite3_config(raw.SQLITE_CONFIG_MULTITHREAD));
        Demand(raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0));
    }

    public static void AddData(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DataOptions>().BindConfiguration(DataOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        var folder = (configuration.GetSection(DataOptions.Section).Get<DataOptions>() ?? new()).FullPath;

        services.AddSingleton<WriteGate>();
        services.AddDbContextFactory<PortalDatabase>((provider, options) => options
            .UseSqlite(ConnectionString(provider.GetRequiredService<IOptions<DataOptions>>().Value))
            .AddInterceptors(s_checkpoints));
        services.AddSingleton<SqliteConnections>();
        services.AddSingleton<MeasurementWriter>();
        services.AddHostedService(provider => provider.GetRequiredService<MeasurementWriter>());
        services.AddSingleton<AccessLogWriter>();
        services.AddHostedService(provider => provider.GetRequiredService<AccessLogWriter>());
        services.AddSingleton<MeasurementReader>();
        services.AddSingleton<HistoryReader>();
        services.AddSingleton<CaseloadReader>();
        services.AddSingleton<NewReadingReader>();
        services.AddSingleton<GreenReader>();
        services.AddSingleton<NewestReader>();
        services.AddSingleton<ReadingOriginReader>();
        services.AddSingleton<VersionReader>();
        services.AddSingleton<MeasurementSearchReader>();
        services.AddSingleton<ResponseSearchReader>();
        services.AddSingleton<BodyReader>();
        services.AddSingleton<PatientLocator>();
        services.AddSingleton<PersonLocator>();
        services.AddSingleton<OriginalReader>();
        services.AddSingleton<IdentifiedReader>();
        services.AddSingleton(new QuarantineLimits());
        services.AddSingleton<QuarantineWriter>();
        services.AddSingleton<QuarantineRetries>();
        services.AddSingleton<CopyProgress>();
        services.AddSingleton<OriginReader>();
        services.AddDataProtection().SetApplicationName("Dhof.Portal").PersistKeysToFileSystem(new(Path.Combine(folder, "keys")));
    }

    /// <summary>Creates the folder and brings the tables up to date. Called once, before anything reads.</summary>
    public static async Task MigrateAsync(IServiceProvider services, CancellationToken cancellation)
    {
        Directory.CreateDirectory(services.GetRequiredService<IOptions<DataOptions>>().Value.FullPath);
        await using var database = await services.GetRequiredService<IDbContextFactory<PortalDatabase>>().CreateDbContextAsync(cancellation);
        await database.Database.MigrateAsync(cancellation);
        await database.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL;", cancellation);
    }

    /// <summary>Too late where somebody has opened a database before.</summary>
    private static void Demand(int result)
    {
        if (result is not (raw.SQLITE_OK or raw.SQLITE_MISUSE))
        {
            throw new InvalidOperationException($"SQLite refused a setting: {result}.");
        }
    }

    internal static string ConnectionString(DataOptions options) => new SqliteConnectionStringBuilder
    {
        DataSource = Path.Combine(options.FullPath, "portal.db"),
        ForeignKeys = true,
        Pooling = true,
    }.ConnectionString;
}
