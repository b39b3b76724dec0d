using Dhof.Portal.Access;
using Dhof.Portal.Tests.Gateway;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Dhof.Portal.Tests.Access;

public sealed class ClientOptionsTests
{
    [Theory]
    [InlineData("Development", true)]
    [InlineData("Production", false)]
    [InlineData("Staging", false)]
    public async Task The_published_token_works_in_development_only(string environment, bool starts)
    {
        using var host = Host(environment, new() { ["Clients:0:Name"] = "simulator", ["Clients:0:TokenHash"] = GatewayUnderTest.Hash("dev-simulator"), ["Clients:0:Writes:0"] = "310000019" });

        if (starts)
        {
            await host.StartAsync(TestContext.Current.CancellationToken);
            return;
        }

        var stopped = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(TestContext.Current.CancellationToken));
        Assert.Contains("outside Development", Assert.Single(stopped.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_errors_are_told_at_once()
    {
        using var host = Host("Production", new()
        {
            ["Clients:0:TokenHash"] = "abc",
            ["Clients:1:Name"] = "twice",
            ["Clients:1:TokenHash"] = GatewayUnderTest.Hash("a"),
            ["Clients:1:Writes:0"] = "31",
            ["Clients:2:Name"] = "Twice",
            ["Clients:2:TokenHash"] = GatewayUnderTest.Hash("a"),
            ["Clients:2:Reads:0"] = "310000019",
        });

        var stopped = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(TestContext.Current.CancellationToken));
        string[] cures = ["Clients:0:Name", "Clients:0:TokenHash", "Clients:0 has neither", "Clients:1:Writes:0", "same Name", "same TokenHash"];
        Assert.All(cures, cure => Assert.Contains(stopped.Failures, failure => failure.Contains(cure, StringComparison.Ordinal)));
    }

    private static IHost Host(string environment, Dictionary<string, string?> settings)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new() { EnvironmentName = environment });
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddClients();
        return builder.Build();
    }
}
