using Dhof.Portal.Access;
using Dhof.Portal.Demo;
using Dhof.Portal.Sources;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Dhof.Portal.Tests.Demo;

/// <summary>The settings of the repository name both places; a region of one place uses what is its own.</summary>
public sealed class OnePlaceSettingsTests
{
    private const string Hash = "0000000000000000000000000000000000000000000000000000000000000001";

    [Theory]
    [InlineData(DemoOptions.Larvik, "siv havna bokeskogen")]
    [InlineData(DemoOptions.Oslo, "lovisenberg provestrand pmd-oslo")]
    [InlineData(DemoOptions.Default, "siv havna bokeskogen lovisenberg provestrand pmd-oslo")]
    [InlineData(DemoOptions.None, "siv havna bokeskogen lovisenberg provestrand pmd-oslo")]
    public void Only_the_sources_of_the_place_are_on(string region, string keys)
    {
        using var services = Services(region);
        Assert.Equal(keys.Split(' '), services.GetRequiredService<SourceCatalogue>().All.Select(source => source.Key.Value));
        Assert.Equal(6, services.GetRequiredService<IOptions<SourceOptions>>().Value.Sources.Count);
    }

    [Theory]
    [InlineData(DemoOptions.Larvik, "310000019 310000027 310000035 310000043")]
    [InlineData(DemoOptions.Oslo, "310000051 210000011 210000038")]
    [InlineData(DemoOptions.Small, "310000019 310000027 310000035 310000043 310000051 210000011 210000038")]
    public void A_client_writes_and_reads_for_the_organisations_of_the_place_alone(string region, string numbers)
    {
        using var services = Services(region);
        var client = Assert.Single(services.GetRequiredService<IOptions<ClientOptions>>().Value.Clients);
        Assert.Equal(numbers.Split(' '), client.Writes);
        Assert.Equal(numbers.Split(' '), client.Reads);
        Assert.Single(services.GetRequiredService<ClientAccess>().Grants);
    }

    [Theory, InlineData(DemoOptions.Larvik, false), InlineData(DemoOptions.Oslo, true)]
    public void A_client_of_the_other_place_is_not_there_and_its_token_opens_nothing(string region, bool there)
    {
        using var services = Services(region, ("Clients:1:Name", "bydel"), ("Clients:1:TokenHash", Hash), ("Clients:1:Reads:0", "310000051"), ("Clients:1:Writes:0", "210000038"));
        Assert.Equal(there, services.GetRequiredService<IOptions<ClientOptions>>().Value.Clients.Any(client => client.Name == "bydel"));
        Assert.Equal(there, services.GetRequiredService<ClientAccess>().Grants.Any(grant => grant.Client == "bydel"));
    }

    [Fact]
    public void What_the_demonstration_does_not_know_stays_as_it_is()
    {
        using var services = Services(
            DemoOptions.Larvik,
            ("Sources:6:Key", "another"),
            ("Sources:6:Name", "En annen"),
            ("Sources:6:Organisation", "974760673"),
            ("Sources:6:Kind", "GenericR4"),
            ("Sources:6:BaseAddress", "https://example.org/"),
            ("Sources:6:Agreement", "A-1"),
            ("Clients:1:Name", "another"),
            ("Clients:1:TokenHash", Hash),
            ("Clients:1:Reads:0", "974760673"));
        Assert.Contains(services.GetRequiredService<SourceCatalogue>().All, source => source.Key.Value == "another");
        Assert.Contains(services.GetRequiredService<IOptions<ClientOptions>>().Value.Clients, client => client.Name == "another" && client.Reads.Single() == "974760673");
    }

    [Fact]
    public void A_client_that_names_nobody_is_still_a_fault()
    {
        using var services = Services(DemoOptions.Larvik, ("Clients:1:Name", "nobody"), ("Clients:1:TokenHash", Hash));
        var refused = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptions<ClientOptions>>().Value);
        Assert.Contains("Clients:1 has neither Writes nor Reads", refused.Message, StringComparison.Ordinal);
    }

    private static ServiceProvider Services(string region, params (string Key, string Value)[] further)
    {
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.Development.json"))
            .AddInMemoryCollection([KeyValuePair.Create("Demo:Region", (string?)region), .. further.Select(one => KeyValuePair.Create(one.Key, (string?)one.Value))])
            .Build();
        var environment = new HostingEnvironment { EnvironmentName = Environments.Development };
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddSingleton<IHostEnvironment>(environment);
        services.AddLogging();
        services.AddClients();
        services.AddSources(configuration);
        services.AddDemo(configuration, environment);
        return services.BuildServiceProvider();
    }
}
