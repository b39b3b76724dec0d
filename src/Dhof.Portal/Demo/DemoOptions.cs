using Microsoft.Extensions.Options;

namespace Dhof.Portal.Demo;

/// <summary>Section <c>Demo</c>: the synthetic region. Nothing of it runs outside Development.</summary>
public sealed class DemoOptions
{
    public const string Section = "Demo";

    public const string Default = "default";
    public const string Small = "small";
    public const string Large = "large";
    public const string Larvik = "larvik";
    public const string Oslo = "oslo";
    public const string None = "none";

    /// <summary>
    /// <c>default</c> is 120 patients, <c>small</c> 16 with four months at the most, <c>large</c> 5,000 with two, nearly all in one list, <c>larvik</c> and <c>oslo</c> the one place of <c>default</c> without the
    /// other, <c>none</c> no region. Unset: default in Development, none elsewhere.
    /// </summary>
    public string? Region { get; set; }

    /// <summary>Another seed is another region; the ten named patients are in all of them.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>Whether new measurements are sent to the portal's own intake.</summary>
    public bool Simulator { get; set; }

    /// <summary>The time between two measurements that the simulator sends.</summary>
    public TimeSpan SimulatorInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>What the simulator signs in with: the token whose hash a client in section Clients carries.</summary>
    public string? SimulatorToken { get; set; }

    /// <summary>The name of another setting, which holds the token that the other organisations' servers take from the portal.</summary>
    public string SourceTokenSetting { get; set; } = "SourceTokens:Demo";

    /// <summary>Time stands still at this instant. Unset: the system's clock.</summary>
    public DateTimeOffset? Now { get; set; }

    public bool HasRegion => Region is not null and not None;

    /// <summary>Where the demonstration may run, and whether its settings can be used. All faults are told at once.</summary>
    internal sealed class Check(IHostEnvironment environment) : IValidateOptions<DemoOptions>
    {
        private static readonly string[] s_regions = [Default, Small, Large, Larvik, Oslo, None];

        public ValidateOptionsResult Validate(string? name, DemoOptions options)
        {
            List<string> faults = [];

            if (!s_regions.Contains(options.Region))
            {
                faults.Add($"Demo:Region is '{options.Region}': write one of {string.Join(", ", s_regions)}.");
            }

            if (!environment.IsDevelopment() && options.HasRegion)
            {
                faults.Add($"Demo:Region is '{options.Region}' in the environment {environment.EnvironmentName}: a synthetic region is for Development only. Remove the setting, or write '{None}'.");
            }

            if (!environment.IsDevelopment() && options.Now is not null)
            {
                faults.Add($"Demo:Now is set in the environment {environment.EnvironmentName}: time may stand still in Development only. Remove the setting.");
            }

            if (options.SimulatorInterval <= TimeSpan.Zero || options.SimulatorInterval > TimeSpan.FromDays(1))
            {
                faults.Add("Demo:SimulatorInterval is the time between two measurements, above zero and at the most a day, for example 00:00:01.");
            }

            if (options is { HasRegion: true, Simulator: true } && string.IsNullOrWhiteSpace(options.SimulatorToken))
            {
                faults.Add("Demo:SimulatorToken is empty: give the token of a configured client, or set Demo:Simulator to false.");
            }

            return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
        }
    }
}
