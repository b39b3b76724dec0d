using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Sources;
using Dhof.Portal.Sources;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Dhof.Portal.Tests.Sources;

public sealed class SourceOptionsTests
{
    private static readonly (string, string)[] s_good =
    [
        ("Key", "siv"), ("Name", "Sykehuset"), ("Organisation", "310000035"), ("Kind", "GenericR4"), ("BaseAddress", "https://fhir.example/r4"), ("TokenSetting", "Secrets:Siv"), ("Agreement", "DBA 7"),
    ];

    [Fact]
    public void A_source_is_read_from_one_section()
    {
        var source = Assert.Single(Read([.. s_good, ("Types:0", "Treatments"), ("Types:1", "plans"), ("TryTimeout", "00:00:02")]).All);
        Assert.Equal(("siv", 310000035, SourceKind.GenericR4, "https://fhir.example/r4/", SourceMode.Lookup), (source.Key.Value, source.Controller.Value, source.Kind, source.Base.ToString(), source.Mode));
        Assert.Equal((InformationTypes.Treatments | InformationTypes.Plans, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(15)), (source.Types, source.TryTimeout, source.Timeout));
    }

    [Fact]
    public void A_source_that_is_not_enabled_needs_no_agreement_and_is_not_there() => Assert.Empty(Read([.. s_good.Where(setting => setting.Item1 != "Agreement"), ("Enabled", "false")]).All);

    [Fact]
    public void No_source_is_asked_who_has_used_what() => Assert.False(Assert.Single(Read([.. s_good]).All).Types.HasFlag(InformationTypes.AccessLog));

    [Theory]
    [InlineData("Key", "Siv 1", "Sources:0:Key")]
    [InlineData("Name", " ", "Sources:0:Name")]
    [InlineData("Organisation", "12", "Sources:0:Organisation")]
    [InlineData("Kind", "0", "Sources:0:Kind")]
    [InlineData("BaseAddress", "fhir.example", "Sources:0:BaseAddress is no web address")]
    [InlineData("BaseAddress", "https://user:password@fhir.example/", "Sources:0:BaseAddress is no web address")]
    [InlineData("BaseAddress", "https://fhir.example/?key=1", "Sources:0:BaseAddress is no web address")]
    [InlineData("BaseAddress", "ftp://fhir.example/", "Sources:0:BaseAddress is no web address")]
    [InlineData("BaseAddress", "http://fhir.example/", "Sources:0:BaseAddress is not encrypted")]
    [InlineData("TokenSetting", "Secrets:Nothing", "Sources:0:TokenSetting")]
    [InlineData("TokenSetting", "Secrets:Broken", "Sources:0:TokenSetting")]
    [InlineData("Mode", "Both", "Sources:0:Mode")]
    [InlineData("Types:0", "None", "Sources:0:Types:0")]
    [InlineData("Types:0", "Everything", "Sources:0:Types:0")]
    [InlineData("Types:0", "AccessLog", "Sources:0:Types:0")]
    [InlineData("TryTimeout", "soon", "Sources:0:TryTimeout")]
    [InlineData("TryTimeout", "00:00:16", "Sources:0:TryTimeout is longer")]
    [InlineData("Timeout", "00:00:00", "Sources:0:Timeout")]
    [InlineData("Timeout", "00:01:01", "Sources:0:Timeout")]
    [InlineData("Agreement", "", "Sources:0:Agreement")]
    public void Each_fault_is_told_with_its_place(string setting, string value, string told) =>
        Assert.StartsWith(told, Assert.Single(Faults([.. s_good.Where(good => good.Item1 != setting), (setting, value)])), StringComparison.Ordinal);

    [Fact]
    public void A_copied_source_has_an_address_and_times_and_one_that_posts_has_neither()
    {
        var copied = Assert.Single(Read([.. s_good, ("Mode", "Copy"), ("CopyEvery", "00:00:30"), ("CopyOverlap", "00:00:00")]).All);
        var posting = Assert.Single(Read([.. s_good.Where(setting => setting.Item1 != "BaseAddress"), ("Mode", "Copy")]).All);

        Assert.Equal((true, new CopyTimes(TimeSpan.FromSeconds(30), TimeSpan.Zero, TimeSpan.FromDays(1))), (copied.IsCopied, copied.Copy));
        Assert.Equal((false, null), (posting.IsCopied, posting.Address));
        Assert.False(Assert.Single(Read(s_good).All).IsCopied);
    }

    [Theory]
    [InlineData("CopyEvery", "00:00:00.5", "Sources:0:CopyEvery")]
    [InlineData("CopyEvery", "1.00:00:01", "Sources:0:CopyEvery")]
    [InlineData("CopyOverlap", "-00:00:01", "Sources:0:CopyOverlap")]
    [InlineData("CopySweep", "00:59:59", "Sources:0:CopySweep")]
    [InlineData("CopySweep", "daily", "Sources:0:CopySweep")]
    [InlineData("Kind", "Pmd", "Sources:0:Kind cannot be copied")]
    [InlineData("Types:0", "Treatments", "Sources:0:Types holds nothing that is copied")]
    public void Each_fault_of_a_copied_source_is_told_with_its_place(string setting, string value, string told) =>
        Assert.StartsWith(told, Assert.Single(Faults([.. s_good.Where(good => good.Item1 != setting), ("Mode", "Copy"), (setting, value)])), StringComparison.Ordinal);

    [Fact]
    public void All_faults_are_told_at_once() => Assert.Equal(6, Faults([("Key", ""), ("TokenSetting", "")]).Count());

    [Fact]
    public void Two_sources_have_two_keys() => Assert.Contains("same Key", Assert.Single(Assert.Throws<OptionsValidationException>(() => Build([.. Section(0, s_good), .. Section(1, s_good)])).Failures), StringComparison.Ordinal);

    [Theory]
    [InlineData("http://localhost:8080/fhir")]
    [InlineData("http://127.0.0.1/fhir")]
    public void An_address_of_this_machine_needs_no_encryption(string address) => Assert.Single(Read([.. s_good.Where(good => good.Item1 != "BaseAddress"), ("BaseAddress", address)]).All);

    [Fact]
    public void No_token_stands_in_what_a_source_writes_of_itself() => Assert.DoesNotContain("secret", Read(s_good).All[0].ToString(), StringComparison.Ordinal);

    private static IEnumerable<string> Faults((string, string)[] settings) => Assert.Throws<OptionsValidationException>(() => Build(Section(0, settings))).Failures;

    private static SourceCatalogue Read((string, string)[] settings) => Build(Section(0, settings));

    private static IEnumerable<KeyValuePair<string, string?>> Section(int place, (string Name, string Value)[] settings) => settings.Select(setting => new KeyValuePair<string, string?>($"Sources:{place}:{setting.Name}", setting.Value));

    private static SourceCatalogue Build(IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Append(new("Secrets:Siv", "secret")).Append(new("Secrets:Broken", "two\nlines"))).Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration).AddLogging();
        services.AddSources(configuration);
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<SourceCatalogue>();
    }
}
