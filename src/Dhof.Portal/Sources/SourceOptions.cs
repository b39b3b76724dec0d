namespace Dhof.Portal.Sources;

/// <summary>Section <c>Sources</c>: whom the portal asks when a patient is opened.</summary>
public sealed class SourceOptions
{
    public const string Section = "Sources";

    public IList<ConfiguredSource> Sources { get; } = [];
}

/// <summary>One source as the settings write it. Texts are read by <see cref="Source"/>, so that every fault is told at once.</summary>
public sealed class ConfiguredSource
{
    /// <summary>Its short name: lower-case letters, digits, hyphens.</summary>
    public string Key { get; init; } = "";

    /// <summary>What people call it.</summary>
    public string Name { get; init; } = "";

    /// <summary>The number of the organisation that is the controller of what it holds.</summary>
    public string Organisation { get; init; } = "";

    /// <summary>GenericR4, Pmd or VkpEpj.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Empty for a source in mode Copy that posts to the portal itself.</summary>
    public string BaseAddress { get; init; } = "";

    /// <summary>The name of another setting, which holds the bearer token; empty for a source that asks for none.</summary>
    public string TokenSetting { get; init; } = "";

    /// <summary>Lookup or Copy.</summary>
    public string Mode { get; init; } = "Lookup";

    /// <summary>The types of information that it is asked for; none for all that the kind of source has.</summary>
    public IList<string> Types { get; } = [];

    /// <summary>How long one try may take.</summary>
    public string TryTimeout { get; init; } = "00:00:05";

    /// <summary>How long a question may take, with its tries.</summary>
    public string Timeout { get; init; } = "00:00:15";

    /// <summary>How often a source in mode Copy with a BaseAddress is asked what has changed.</summary>
    public string CopyEvery { get; init; } = "00:01:00";

    /// <summary>How far back of what has been copied it is asked again: what it made visible late is found there.</summary>
    public string CopyOverlap { get; init; } = "00:05:00";

    /// <summary>How often everything of each patient is read again, and held against what was copied.</summary>
    public string CopySweep { get; init; } = "1.00:00:00";

    /// <summary>Reference to the processor or sharing agreement. Without one a source cannot be enabled.</summary>
    public string Agreement { get; init; } = "";

    public bool Enabled { get; set; } = true;
}
