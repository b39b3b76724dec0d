using System.Globalization;
using System.Text.Json.Nodes;
using Dhof.Portal.Access;
using Dhof.Portal.Alerts;
using Dhof.Portal.Data;
using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Sources;
using Dhof.Portal.Gateway;
using Dhof.Portal.Gateway.Copying;
using Dhof.Portal.Live;
using Dhof.Portal.Measurements;
using Dhof.Portal.Patients;
using Dhof.Portal.Plans;
using Dhof.Portal.Quarantine;
using Dhof.Portal.Questionnaires;
using Dhof.Portal.Sources;
using Dhof.Portal.Tests.Fhir;
using Dhof.Portal.Tests.Fhir.Sources;
using Dhof.Portal.Tests.Sources;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Tests.Gateway.Copying;

/// <summary>A portal that copies Larvik's source, on a database that outlives it. Anna and Bo are Larvik's patients; Cato is nobody's here.</summary>
internal sealed class CopyUnderTest(FakeFhirServer? server, Uri address, string? database = null) : IAsyncDisposable
{
    public const string BoNumber = "02915149912", CatoNumber = Asked.Other;

    /// <summary>The source's clock when the tests begin.</summary>
    public static readonly DateTimeOffset There = Now.AddHours(-1);

    private readonly string _folder = Directory.CreateTempSubdirectory("dhof").FullName;
    private readonly HashSet<string> _strangers = [];
    private ServiceProvider? _services;
    private CancellationTokenSource _stop = new();

    public FakeFhirServer Server => server!;

    public FakeTimeProvider Clock { get; } = new(Now);

    public CapturedLog Log { get; } = new();

    public SourceLimits Limits { get; set; } = new() { RetryDelay = TimeSpan.FromMilliseconds(1), FailingRequests = 1_000 };

    public string Overlap { get; set; } = "00:05:00";

    public string TryTimeout { get; set; } = "00:00:10";

    /// <summary>What stands between the portal and its clock and database.</summary>
    public Crash? Crash { get; set; }

    public static async Task<CopyUnderTest> StartAsync(string? database = null)
    {
        var server = await FakeFhirServer.StartAsync();
        CopyUnderTest test = new(server, server.Base, database);
        server.Resources.AddRange([Patient("p1", Asked.Number), Patient("p2", BoNumber), Patient("p3", CatoNumber)]);
        await test.RestartAsync();
        return test;
    }

    public static JsonObject Patient(string id, string number) => At(There.AddDays(-30), Asked.Of("Patient", id, ("identifier", new JsonArray(new JsonObject { ["system"] = Samples.BirthNumber, ["value"] = number }))));

    /// <summary>A reading as the source holds it: by a reference to a Patient, without identifier.</summary>
    public static JsonObject SpO2(string id, decimal value, DateTimeOffset stored, string patient = "p1", int version = 1, string status = "final", DateTimeOffset? measured = null)
    {
        var observation = Samples.SpO2(value, null, controller: null);
        (observation["id"], observation["status"], observation["subject"]) = (id, status, new JsonObject { ["reference"] = $"Patient/{patient}" });
        observation["effectiveDateTime"] = Text(measured ?? Now.AddHours(-2));
        return At(stored, observation, version);
    }

    public static JsonObject At(DateTimeOffset stored, JsonObject resource, int version = 1)
    {
        resource["meta"] = new JsonObject { ["versionId"] = version.ToString(CultureInfo.InvariantCulture), ["lastUpdated"] = Text(stored) };
        return resource;
    }

    /// <summary>The source has it from now on, in place of what had the id.</summary>
    public void Put(params IEnumerable<JsonObject> resources)
    {
        foreach (var resource in resources)
        {
            Server.Resources.RemoveAll(held => (string?)held["id"] == (string?)resource["id"] && (string?)held["resourceType"] == (string?)resource["resourceType"]);
            Server.Resources.Add(resource);
        }
    }

    public void Delete(string id, string type = "Observation", bool isTold = true)
    {
        Server.Resources.RemoveAll(held => (string?)held["id"] == id && (string?)held["resourceType"] == type);

        if (isTold)
        {
            Server.Deleted.Add($"{type}/{id}");
        }
    }

    public T Get<T>()
        where T : notnull => _services!.GetRequiredService<T>();

    /// <summary>Another process on the same database.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        var isNew = !File.Exists(Path.Combine(_folder, "portal.db"));

        if (isNew && database is not null)
        {
            File.Copy(database, Path.Combine(_folder, "portal.db"));
        }

        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Data:Folder"] = _folder,
            ["Sources:0:Key"] = "epj",
            ["Sources:0:Name"] = "Journalen",
            ["Sources:0:Organisation"] = Larvik.ToString(),
            ["Sources:0:Kind"] = "GenericR4",
            ["Sources:0:BaseAddress"] = address.ToString(),
            ["Sources:0:Mode"] = "Copy",
            ["Sources:0:CopyOverlap"] = Overlap,
            ["Sources:0:TryTimeout"] = TryTimeout,
            ["Sources:0:Timeout"] = "00:00:15",
            ["Sources:0:Agreement"] = "DBA 1",
        }).Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration).AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddFilter("Microsoft", LogLevel.Warning).AddProvider(Log));
        services.AddSingleton<IHostEnvironment>(new Microsoft.Extensions.Hosting.Internal.HostingEnvironment { EnvironmentName = "Production" });
        services.AddSingleton<TimeProvider>(Crash is null ? Clock : new CrashingClock(Clock, Crash)).AddSingleton<ChangeFeed>().AddSingleton<Readiness>();
        services.AddData(configuration);

        if (Crash is not null)
        {
            services.ConfigureDbContext<PortalDatabase>(options => options.AddInterceptors(new CrashingSaves(Crash)));
        }

        services.AddGrants();
        services.AddClients();
        services.AddPatients();
        services.AddMeasurements();
        services.AddAlerts();
        services.AddPlans();
        services.AddQuarantine();
        services.AddQuestionnaires();
        services.AddSources(configuration);
        services.AddGateway();
        services.AddSingleton(Limits);
        _services = services.BuildServiceProvider();
        _stop = new();

        if (isNew && database is null)
        {
            await Portal.Data.Setup.MigrateAsync(_services, Cancellation);
            await SeedAsync();
        }

        await Get<MeasurementWriter>().StartAsync(_stop.Token);
        await Get<AccessLogWriter>().StartAsync(_stop.Token);
        _strangers.Clear();
    }

    public async Task StopAsync()
    {
        if (_services is not null)
        {
            await Get<SourceCopying>().StopAsync(CancellationToken.None);
            await Get<MeasurementWriter>().StopAsync(CancellationToken.None);
            await Get<AccessLogWriter>().StopAsync(CancellationToken.None);
            await _services.DisposeAsync();
            _stop.Dispose();
            _services = null;
        }
    }

    /// <summary>Copies once, from the beginning to the end.</summary>
    public async Task<CopyRun> TryAsync(CancellationToken? cancellation = null) => await Get<SourceCopying>().CopyAsync(Get<SourceCatalogue>().All[0], _strangers, cancellation ?? Cancellation);

    public async Task CopyAsync() => Assert.Null((await TryAsync()).Failure);

    public async Task JudgeAsync()
    {
        var grant = await Get<EngineAccess>().OpenAsync("test", Cancellation);

        while (await Get<AlertEngine>().JudgeAsync(grant, Cancellation))
        {
        }
    }

    public Task<PortalDatabase> OpenAsync() => Get<IDbContextFactory<PortalDatabase>>().CreateDbContextAsync(Cancellation);

    /// <summary>The standing measurements: patient, value, version, status.</summary>
    public Task<List<string>> MeasuredAsync() => RowsAsync("SELECT Patient || ' ' || Value || ' v' || Version || ' ' || Status AS Value FROM Measurements ORDER BY At, Value");

    public Task<List<string>> QuarantinedAsync() => RowsAsync("SELECT Patient || ' ' || Reason || ' ' || Count AS Value FROM Quarantine ORDER BY 1");

    /// <summary>Everything that copying leaves behind, without the numbers of rows, which depend on the order of arrival.</summary>
    public async Task<List<string>> EverythingAsync() =>
    [
        .. await RowsAsync("SELECT 'm ' || hex(Fingerprint) || ' ' || Patient || ' ' || Controller || ' ' || Kind || ' ' || At || ' ' || Value || ' ' || Marks || ' ' || Received || ' v' || Version || ' ' || Status || ' ' || COALESCE(Issued, '-') || ' ' || COALESCE(Reason, '-') AS Value FROM Measurements ORDER BY 1"),
        .. await RowsAsync("SELECT 'h ' || hex(m.Fingerprint) || ' ' || h.At || ' ' || h.Value || ' ' || h.Marks || ' v' || h.Version || ' ' || h.Status || ' ' || COALESCE(h.Issued, '-') AS Value FROM MeasurementHistory h JOIN Measurements m ON m.Id = h.Measurement ORDER BY 1"),
        .. await RowsAsync("SELECT 'r ' || hex(Fingerprint) || ' ' || Patient || ' ' || Authored || ' ' || Content AS Value FROM QuestionnaireResponses ORDER BY 1"),
        .. await RowsAsync("SELECT 'q ' || hex(Fingerprint) || ' ' || Patient || ' ' || Reason || ' ' || Count || ' ' || State AS Value FROM Quarantine ORDER BY 1"),
        .. await RowsAsync("SELECT 'a ' || Patient || ' ' || Rule || ' ' || Series || ' ' || Severity || ' ' || Since || ' ' || Count || ' ' || LatestAt || ' ' || LatestValue || ' ' || Count AS Value FROM Alerts WHERE ClosedAt IS NULL ORDER BY 1"),
        .. await RowsAsync("SELECT 'f ' || hex(m.Fingerprint) || ' ' || f.Severity || ' ' || f.At || ' ' || f.Value AS Value FROM AlertFindings f JOIN Measurements m ON m.Id = f.Measurement ORDER BY 1"),
        .. await RowsAsync("SELECT 'c ' || Source || ' ' || Type || ' ' || Id || ' ' || Patient || ' ' || Version || ' ' || Updated || ' ' || IsDeleted AS Value FROM CopiedResources ORDER BY 1"),
        .. await RowsAsync("SELECT 'k ' || Source || ' ' || Type || ' ' || At || ' ' || CompleteTo AS Value FROM CopyCheckpoints ORDER BY 1"),
    ];

    public async Task<List<string>> RowsAsync(string sql)
    {
        await using var open = await OpenAsync();
        return await open.Database.SqlQueryRaw<string>(sql).ToListAsync(Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Assert.DoesNotContain(Log.Lines, line => line.Contains(Asked.Number, StringComparison.Ordinal) || line.Contains("_search", StringComparison.Ordinal) || line.Contains("Patient/", StringComparison.Ordinal));

        if (server is not null)
        {
            Assert.DoesNotContain(server.Seen, seen => seen.HoldsIdentityNumberInAddress || seen.Headers.ContainsKey("X-Attestation"));
            await server.DisposeAsync();
        }

        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A patient of Larvik's from now on.</summary>
    public async Task EnrolAsync(PatientId id, string number)
    {
        await using var open = await OpenAsync();
        open.Add(new PersonRow { Id = id, IdentityNumber = number });
        open.Add(new PatientRecordRow { Patient = id, Controller = Larvik, GivenName = "Anna", FamilyName = "Testland", BirthDate = new(1950, 1, 2), EnrolledFrom = Now });
        await open.SaveChangesAsync(Cancellation);
    }

    /// <summary>A database with the patients, to be copied by each test that needs many.</summary>
    public async Task<string> TemplateAsync(string file)
    {
        await using var open = await OpenAsync();
        await open.Database.ExecuteSqlAsync($"VACUUM INTO {file}", Cancellation);
        return file;
    }

    private async Task SeedAsync()
    {
        await EnrolAsync(Anna, Asked.Number);
        await EnrolAsync(Bo, BoNumber);
        await using var open = await OpenAsync();
        open.Add(new OrganisationRow { Number = Larvik, Name = "Larvik kommune", Kind = Domain.Organisations.OrganisationKind.Municipality });
        open.AddRange(((PatientId[])[Anna, Bo]).SelectMany(patient => StandardLimits(patient, Larvik)));
        await open.SaveChangesAsync(Cancellation);
    }

    private static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
