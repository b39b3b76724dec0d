using System.Text.Json;
using System.Threading.Channels;
using CsCheck;
using Dhof.Portal.Access;
using Dhof.Portal.Data;
using Dhof.Portal.Demo;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Live;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dhof.Portal.Tests.Demo;

public sealed class SimulatorTests
{
    [Theory]
    [InlineData("http://localhost:5080", "http://localhost:5080/")]
    [InlineData("http://0.0.0.0:80", "http://localhost/")]
    [InlineData("http://[::]:8080", "http://localhost:8080/")]
    [InlineData("http://*:8080", "http://localhost:8080/")]
    [InlineData("https://127.0.0.1:443 http://127.0.0.1:80", "http://127.0.0.1/")]
    public void The_portal_finds_its_own_address(string listening, string address) => Assert.Equal(new Uri(address), Simulator.OwnAddress(listening.Split(' ')));

    [Fact]
    public void One_in_sixty_is_outside_and_never_of_the_first_three() => Gen.Select(Synthetic.AnySmall, Gen.Int[0, 10_000]).Sample(
        (region, minutes) =>
        {
            var now = region.FirstStart.AddMinutes(minutes);
            var round = new SimulatorRound(region);
            var sent = Enumerable.Range(0, 1_200).Select(number => round.Next(number, now.AddSeconds(number))).ToArray();
            var outside = sent.Where(m => AlertRules.All.Any(rule => rule.Judge(m.Reading.Kind, m.Reading.As(1), new(m.Patient.Limits)).Any())).ToArray();

            Assert.InRange(outside.Length, 16, 24);
            Assert.DoesNotContain(outside, m => m.Patient.Index < 3);
            Assert.Contains(sent, m => m.Patient.Index < 3);
            Assert.All(sent, m => Assert.True(m.Reading.At <= now.AddSeconds(1_200)));
            Assert.Equal(sent.Length, sent.Select(m => m.Identifier).Distinct().Count());
        },
        iter: 20);

    [Fact]
    public async Task Measurements_arrive_over_HTTP_with_the_token_when_the_portal_is_ready()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var folder = Directory.CreateTempSubdirectory("dhof-demo-");
        var received = Channel.CreateUnbounded<(string? Token, string? Type, string? Resource)>();
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Data:Folder"] = folder.FullName,
            ["Demo:Region"] = DemoOptions.Small,
            ["Demo:Simulator"] = "true",
            ["Demo:SimulatorInterval"] = "00:00:00.02",
            ["Demo:SimulatorToken"] = "a token",
        });
        builder.Services.AddSingleton<ChangeFeed>();
        builder.Services.AddSingleton<Readiness>();
        builder.Services.AddData(builder.Configuration);
        builder.Services.AddSingleton<EngineAccess>();
        builder.Services.AddDemo(builder.Configuration, builder.Environment);
        var app = builder.Build();
        app.MapPost("/fhir/Observation", async (HttpRequest request) =>
        {
            using var json = await JsonDocument.ParseAsync(request.Body, cancellationToken: cancellation);
            received.Writer.TryWrite((request.Headers.Authorization, request.ContentType, json.RootElement.GetProperty("resourceType").GetString()));
            return Results.StatusCode(received.Reader.Count == 1 ? 503 : 201);
        });

        try
        {
            await Portal.Data.Setup.MigrateAsync(app.Services, cancellation);
            await app.StartAsync(cancellation);
            await app.Services.GetRequiredService<RegionSeeding>().RunAsync(cancellation);
            Assert.Equal(0, received.Reader.Count);
            app.Services.GetRequiredService<Readiness>().SetReady();

            for (var i = 0; i < 3; i++)
            {
                Assert.Equal(("Bearer a token", "application/fhir+json", "Observation"), await received.Reader.ReadAsync(cancellation));
            }
        }
        finally
        {
            await app.StopAsync(CancellationToken.None);
            await app.DisposeAsync();
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }
}
