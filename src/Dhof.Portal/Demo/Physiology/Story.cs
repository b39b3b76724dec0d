namespace Dhof.Portal.Demo.Physiology;

/// <summary>What a patient shows at the first start of a region.</summary>
internal enum Story
{
    /// <summary>Nothing at the first start; deviations as in life before and after.</summary>
    None,

    /// <summary>Inside the limits always.</summary>
    Quiet,

    /// <summary>Above a limit for the last days, yellow at the worst; well again two days later.</summary>
    Moderate,

    /// <summary>The same, and red.</summary>
    Severe,

    SaturationFalls,
    WeightRises,
    SilentSinceFriday,
    ImprobableValue,
    ImpossibleValue,
}
