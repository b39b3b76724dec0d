using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Dhof.Portal.Access;
using Dhof.Portal.Alerts;
using Dhof.Portal.Data;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Gateway;
using Dhof.Portal.Live;
using Dhof.Portal.Measurements;
using Dhof.Portal.Patients;
using Dhof.Portal.Plans;
using Dhof.Portal.Questionnaires;
using Dhof.Portal.Sources;
using Dhof.Portal.Tests.Fhir;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Dhof.Portal.Tests.Gateway;

/// <summary>The FHIR endpoint on a real Kestrel and a real SQLite file, at 9:00 UTC on a Monday. Larvik has the patients, Oslo has only the first.</summary>
public sealed class GatewayUnderTest : IAsyncLifetime
{
    public const string Larvik = "310000019";
    public const string Oslo = "310000027";
    public const int Patients = 40;

    private readonly string _folder = Directory.CreateTempSubdirectory("dhof").FullName;
    private WebApplication? _app;

    public HttpClient Client { get; private set; } = null!;

    public IServiceProvider Services => _app!.Services;

    internal FakeTimeProvider Clock { get; } = new(Samples.Now);

    internal CapturedLog Log { get; } = new();

    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    public ValueTask InitializeAsync() => StartAsync(ready: true);

    public async ValueTask StartAsync(bool ready)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.Logging.ClearProviders().AddProvider(Log);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Data:Folder"] = _folder,
            ["Clients:0:Name"] = "both",
            ["Clients:0:TokenHash"] = Hash("both"),
            ["Clients:0:Writes:0"] = Larvik,
            ["Clients:0:Writes:1"] = Oslo,
            ["Clients:0:Reads:0"] = Larvik,
            ["Clients:1:Name"] = "oslo",
            ["Clients:1:TokenHash"] = Hash("oslo"),
            ["Clients:1:Writes:0"] = Oslo,
            ["Clients:1:Reads:0"] = Oslo,
            ["Clients:2:Name"] = "neighbour",
            ["Clients:2:TokenHash"] = Hash("neighbour"),
            ["Clients:2:Writes:0"] = Oslo,
            ["Clients:2:Reads:0"] = Larvik,
            ["Clients:2:Reads:1"] = Oslo,
        });
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Services.AddSingleton<ChangeFeed>();
        builder.Services.AddSingleton<Readiness>();
        builder.Services.AddData(builder.Configuration);
        builder.Services.AddClients();
        builder.Services.AddPatients();
        builder.Services.AddMeasurements();
        builder.Services.AddQuestionnaires();
        builder.Services.AddSingleton<ReportedAlerts>();
        builder.Services.AddSingleton<ReceivedIssues>();
        builder.Services.AddSingleton<ReportedPlans>().AddSingleton<ReceivedPlans>();
        builder.Services.AddSources(builder.Configuration);
        builder.Services.AddGateway();

        _app = builder.Build();
        _app.UseAuthentication();
        _app.UseAuthorization();
        _app.MapFhir();
        await Portal.Data.Setup.MigrateAsync(_app.Services, CancellationToken.None);
        await SeedAsync();
        await _app.StartAsync();

        if (ready)
        {
            Services.GetRequiredService<Readiness>().SetReady();
        }

        var address = Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        Client = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new(address) };
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app!.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    public async Task<(HttpStatusCode Status, JsonNode Body)> PostAsync(string path, JsonNode body) => await SendAsync(HttpMethod.Post, path, new ByteArrayContent(body.Bytes()));

    public async Task<(HttpStatusCode Status, JsonNode Body)> SendAsync(HttpMethod method, string path, HttpContent? content, string token = "both", string contentType = "application/fhir+json")
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        content?.Headers.ContentType = contentType.Length == 0 ? null : MediaTypeHeaderValue.Parse(contentType);
        request.Headers.Authorization = token.Length == 0 ? null : new("Bearer", token);
        using var response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal("application/fhir+json; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!);
    }

    public async Task<long> CountAsync(string table)
    {
        await using var database = await Services.GetRequiredService<IDbContextFactory<PortalDatabase>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
#pragma warning disable EF1002 // The name of a table, from a test.
        return await database.Database.SqlQueryRaw<long>($"SELECT COUNT(*) AS Value FROM {table}").SingleAsync(TestContext.Current.CancellationToken);
#pragma warning restore EF1002
    }

    private async Task SeedAsync()
    {
        await using var database = await Services.GetRequiredService<IDbContextFactory<PortalDatabase>>().CreateDbContextAsync();

        for (var i = 0; i < Patients; i++)
        {
            var patient = new PatientId(1_000 + i);
            database.Add(new PersonRow { Id = patient, IdentityNumber = Samples.Patient(i) });
            database.Add(new PatientRecordRow { Patient = patient, Controller = new(310000019), GivenName = "Anna", FamilyName = "Testland", BirthDate = new(1940, 1, 12), Sex = Sex.Female, Telephone = "00 00 00 01", NextOfKinName = "Bo Testland", NextOfKinRelation = "sønn", NextOfKinTelephone = "00 00 00 02" });

            if (i == 0)
            {
                database.Add(new PatientRecordRow { Patient = patient, Controller = new(310000027), GivenName = "Anna Marie", FamilyName = "Testland" });
                database.Add(new OrganisationRow { Number = new(310000019), Name = "Larvik kommune", Kind = OrganisationKind.Municipality });
            }
        }

        await database.SaveChangesAsync();
    }
}
