namespace Dhof.Portal.Demo.Physiology;

/// <summary>One planted deterioration. It is decided by dice alone: neither limits nor rules have a say in it, so what the rules find can be held against it.</summary>
/// <param name="First">The day on which it begins.</param>
/// <param name="Rise">Days until it is at its full strength.</param>
/// <param name="High">Days at full strength after the first.</param>
/// <param name="Recovery">Days until it is gone.</param>
/// <param name="Strength">From 0 to 1.</param>
/// <param name="IsSeen">Whether it changes any measurement.</param>
internal readonly record struct Episode(int First, int Rise, int High, int Recovery, double Strength, bool IsSeen)
{
    /// <summary>The first day at full strength.</summary>
    public int Peak => First + Rise - 1;

    /// <summary>The last day on which anything of it is left.</summary>
    public int Last => First + Rise + High + Recovery - 2;

    /// <summary>How ill the patient is on a day.</summary>
    public double On(int day) => (day - First) switch
    {
        < 0 => 0,
        var on when on < Rise => Strength * (on + 1) / Rise,
        var on when on < Rise + High => Strength,
        var on => Math.Max(0, Strength * (1 - ((on - Rise - High + 1.0) / Recovery))),
    };
}
