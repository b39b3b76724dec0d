using Dhof.Portal.Access;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Dhof.Portal.Tests.Shell;

public sealed class SettingsTests
{
    [Fact]
    public async Task All_faults_of_the_settings_are_told_at_once()
    {
        var refused = await Assert.ThrowsAsync<AggregateException>(() => Portal.Shell.Portal.BuildAsync(["--environment=Production", "--Data:Folder=", "--Demo:Region=default", "--Clients:0:Name=x"]));
        var told = string.Join('\n', refused.InnerExceptions.OfType<OptionsValidationException>().SelectMany(faults => faults.Failures));
        Assert.Contains("Data:Folder is empty", told, StringComparison.Ordinal);
        Assert.Contains("Clients:0:TokenHash", told, StringComparison.Ordinal);
        Assert.Contains("a synthetic region is for Development only", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_token_of_the_simulator_is_refused_outside_development()
    {
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("dev-simulator"u8));
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => Portal.Shell.Portal.BuildAsync(
            ["--environment=Production", $"--Data:Folder={Path.GetTempPath()}", "--Clients:0:Name=x", $"--Clients:0:TokenHash={hash}", "--Clients:0:Reads:0=310000019"]));
        Assert.Contains("Development", string.Join('\n', refused.Failures), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new string[0], false)]
    [InlineData(new[] { "Instance", "TenantId", "ClientId", "ClientSecret" }, true)]
    public void Work_accounts_are_on_when_the_section_is_complete(string[] keys, bool on) => Assert.Equal(on, EntraSignIn.IsConfigured(Section(keys)));

    [Fact]
    public void A_half_section_for_work_accounts_is_refused_and_names_what_is_missing() =>
        Assert.Contains("ClientId, ClientSecret", Assert.Throws<InvalidOperationException>(() => EntraSignIn.IsConfigured(Section("Instance", "TenantId"))).Message, StringComparison.Ordinal);

    private static IConfiguration Section(params string[] keys) =>
        new ConfigurationBuilder().AddInMemoryCollection(keys.ToDictionary(key => $"{EntraSignIn.Section}:{key}", string? (key) => key)).Build();
}
