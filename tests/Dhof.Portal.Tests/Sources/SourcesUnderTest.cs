using System.Globalization;
using System.Text.Json.Nodes;
using Dhof.Portal.Access;
using Dhof.Portal.Data;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Sources;
using Dhof.Portal.Patients;
using Dhof.Portal.Sources;
using Dhof.Portal.Tests.Data;
using Dhof.Portal.Tests.Fhir;
using Dhof.Portal.Tests.Fhir.Sources;
using Dhof.Portal.Tests.Gateway;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Tests.Sources;

/// <summary>The look-up over the whole pipeline of HttpClient against servers of the test's own; Anna of Larvik is opened by Larvik's nurse, who may see Larvik and the GP's office.</summary>
internal sealed class SourcesUnderTest : IAsyncDisposable
{
    public const string Token = "secret-token";

    private readonly PortalUnderTest _portal = new();
    private readonly List<FakeFhirServer> _servers = [];
    private readonly List<(string Key, string Value)> _settings = [];
    private ServiceProvider? _services;

    public PortalUnderTest Portal => _portal;

    public CapturedLog Log { get; } = new();

    public OpenPatient Open { get; private set; } = null!;

    public PatientGrant Grant { get; private set; } = null!;

    public PatientSources Sources { get; private set; } = null!;

    public SourceLimits Limits { get; set; } = new() { RetryDelay = TimeSpan.FromMilliseconds(10), FailingRequests = 1_000 };

    public string TryTimeout { get; set; } = "00:00:10";

    public string Timeout { get; set; } = "00:00:15";

    public T Get<T>()
        where T : notnull => _services!.GetRequiredService<T>();

    /// <summary>A source with a server behind it.</summary>
    public async Task<FakeFhirServer> AddAsync(string key, OrganisationNumber? controller = null, string kind = "GenericR4", string mode = "Lookup", params string[] types)
    {
        var server = await FakeFhirServer.StartAsync();
        Add(key, server.Base.ToString(), controller ?? Larvik, kind, mode, types);
        _servers.Add(server);
        return server;
    }

    public void Add(string key, string address, OrganisationNumber controller, string kind = "GenericR4", string mode = "Lookup", params string[] types)
    {
        var at = $"Sources:{_settings.Count(setting => setting.Key.EndsWith(":Key", StringComparison.Ordinal))}";
        _settings.AddRange(
        [
            ($"{at}:Key", key), ($"{at}:Name", key.ToUpperInvariant()), ($"{at}:Organisation", controller.ToString()), ($"{at}:Kind", kind), ($"{at}:BaseAddress", address), ($"{at}:Mode", mode),
            ($"{at}:TokenSetting", "Secrets:Token"), ($"{at}:Agreement", "DBA 1"), ($"{at}:TryTimeout", TryTimeout), ($"{at}:Timeout", Timeout),
            .. types.Select((type, i) => ($"{at}:Types:{i}", type)),
        ]);
    }

    public async Task StartAsync(Clinician? clinician = null, SharingState office = SharingState.Open)
    {
        await _portal.InitializeAsync();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(_settings.Append(("Secrets:Token", Token)).ToDictionary(setting => setting.Item1, setting => (string?)setting.Item2)).Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration).AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log)).AddSingleton<TimeProvider>(_portal.Clock);
        services.AddSingleton(_portal.Get<IDbContextFactory<PortalDatabase>>()).AddSingleton(_portal.Get<AccessLog>()).AddSingleton<SourceLog>();
        services.AddSources(configuration);
        services.AddSingleton(Limits);
        _services = services.BuildServiceProvider();

        await using (var database = await _portal.OpenAsync())
        {
            database.Add(new CareRelationRow { Patient = Anna, Controller = Office, Organisation = Larvik, Kind = CareRelationKind.DailyFollowUp, From = Now.AddYears(-1) });
            await database.SaveChangesAsync(Cancellation);
        }

        await CloseAsync(Office, office);
        Grant = await _portal.GrantAsync(clinician ?? Nurse, Anna);
        Open = new(_portal.Get<PatientAccess>(), Grant, _portal.Clock);
        Sources = Get<SourceLookup>().Open(Open);
    }

    /// <summary>Anna decides what others may see of what a controller holds.</summary>
    public async Task CloseAsync(OrganisationNumber controller, SharingState state)
    {
        await using var database = await _portal.OpenAsync();
        database.Add(new SharingRow { Patient = Anna, Controller = controller, State = state, Since = Now, RecordedBy = "test", RecordedByRole = ClinicianRole.HomeCareNurse });
        await database.SaveChangesAsync(Cancellation);
    }

    public Task LookAsync() => Sources.LookAsync(Grant, Cancellation);

    public Task LoadAsync(InformationTypes types = InformationTypes.Measurements, DateTimeOffset? from = null) => Sources.LoadAsync(Grant, types, from, Cancellation);

    public PatientSource Tell(string key) => Sources.Tell(Grant).Single(source => source.Key.Value == key);

    public SourceHolding Holding(string key, string type = "Observation") => Tell(key).Holdings.Single(holding => holding.ResourceType == type);

    public IEnumerable<string?> Ids(InformationTypes types = InformationTypes.Measurements) => Sources.Items(Grant, types).Select(item => item.Origin.Id);

    public SourceStatus Status(string key) => Get<SourceStatuses>().All.Single(status => status.Source.Key.Value == key);

    public async Task<AccessLogRow[]> LoggedAsync()
    {
        await using var database = await _portal.OpenAsync();
        return await database.AccessLog.AsNoTracking().Where(row => row.Source != null).OrderBy(row => row.Id).ToArrayAsync(Cancellation);
    }

    public static JsonObject Anne(string id = "p1", string number = Asked.Number) => Asked.Of("Patient", id, ("identifier", new JsonArray(new JsonObject { ["system"] = Samples.BirthNumber, ["value"] = number })));

    public static JsonObject SpO2(int id, int hoursAgo, string patient = "Patient/p1", decimal value = 94)
    {
        var observation = Samples.SpO2(value, $"id-{id}");
        (observation["id"], observation["subject"]) = ($"o{id}", new JsonObject { ["reference"] = patient });
        observation["effectiveDateTime"] = Now.AddHours(-hoursAgo).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        return observation;
    }

    public static JsonObject Stay(int id, int hoursAgo) => Asked.Of(
        "Encounter",
        $"e{id}",
        ("status", "finished"),
        ("subject", new JsonObject { ["reference"] = "Patient/p1" }),
        ("period", new JsonObject { ["start"] = Now.AddHours(-hoursAgo).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture) }));

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers)
        {
            Assert.DoesNotContain(server.Seen, seen => seen.HoldsIdentityNumberInAddress);
            await server.DisposeAsync();
        }

        Sources?.Dispose();

        if (_services is not null)
        {
            Assert.DoesNotContain(Log.Lines, line => line.Contains(Asked.Number, StringComparison.Ordinal) || line.Contains("_search", StringComparison.Ordinal) || line.Contains(Token, StringComparison.Ordinal));
            await _services.DisposeAsync();
            await _portal.DisposeAsync();
        }
    }
}
