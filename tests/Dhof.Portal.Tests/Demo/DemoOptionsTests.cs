using Dhof.Portal.Demo;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Options;

namespace Dhof.Portal.Tests.Demo;

public sealed class DemoOptionsTests
{
    [Theory, InlineData("Development", "default"), InlineData("Production", "none")]
    public void Without_a_setting_only_Development_has_a_region(string environment, string region) => Assert.Equal(region, Read(environment).Region);

    [Theory, InlineData("Demo:Region", "small"), InlineData("Demo:Region", "larvik"), InlineData("Demo:Region", "oslo"), InlineData("Demo:Now", "2026-11-23T09:00:00Z")]
    public void Outside_Development_the_demonstration_refuses_to_start(string setting, string value)
    {
        var refusal = Assert.Throws<OptionsValidationException>(() => Read("Production", (setting, value)));
        Assert.Contains("Production", refusal.Message, StringComparison.Ordinal);
        Assert.NotNull(Read("Development", (setting, value)));
    }

    [Fact]
    public void All_faults_are_told_at_once()
    {
        var refusal = Assert.Throws<OptionsValidationException>(() => Read("Development", ("Demo:Region", "huge"), ("Demo:Simulator", "true"), ("Demo:SimulatorInterval", "00:00:00")));
        Assert.Equal(3, refusal.Failures.Count());
    }

    [Theory, InlineData("default"), InlineData("small"), InlineData("large"), InlineData("larvik"), InlineData("oslo"), InlineData("none")]
    public void A_region_that_is_none_of_them_is_refused_with_those_there_are(string region)
    {
        Assert.Equal(region, Read("Development", ("Demo:Region", region)).Region);
        var refusal = Assert.Throws<OptionsValidationException>(() => Read("Development", ("Demo:Region", "bergen")));
        Assert.Contains("'bergen'", refusal.Message, StringComparison.Ordinal);
        Assert.Matches($@"write one of .*\b{region}\b", refusal.Message);
    }

    [Fact]
    public void With_Now_the_clock_stands_still_and_without_it_is_the_systems()
    {
        Assert.Equal(new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero), Services("Development", ("Demo:Now", "2026-11-23T09:00:00+01:00")).GetRequiredService<TimeProvider>().GetUtcNow());
        Assert.Same(TimeProvider.System, Services("Production").GetRequiredService<TimeProvider>());
    }

    private static DemoOptions Read(string environment, params (string, string)[] settings) => Services(environment, settings).GetRequiredService<IOptions<DemoOptions>>().Value;

    private static ServiceProvider Services(string environment, params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build();
        var services = new ServiceCollection();
        services.AddDemo(configuration, new HostingEnvironment { EnvironmentName = environment });
        return services.BuildServiceProvider();
    }
}
