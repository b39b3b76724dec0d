namespace Dhof.Portal.Demo.Physiology;

/// <summary>What a throw is for. The numbers are part of the key: renumbering is another region.</summary>
internal enum Throw
{
    Person = 1,
    Identity,
    Usual,
    Habit,
    Time,
    Missed,
    Absence,
    Wave,
    Episode,
    Device,
    Technique,
    Exertion,
    Deviation,
    Form,
    Record,
    Alert,
}

/// <summary>
/// Throws that depend on their key and on nothing else (SplitMix64), so that the same seed gives the same region in every release: System.Random promises
/// no such thing, and logarithms and sines may differ in the last digit between processors, so none are used.
/// </summary>
internal struct Dice
{
    private ulong _state;

    public Dice(Throw purpose, params ReadOnlySpan<long> key)
    {
        _state = (ulong)purpose;

        foreach (var part in key)
        {
            _state = Next() ^ (ulong)part;
        }
    }

    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var mixed = _state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>From 0, included, to 1, excluded.</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    public double Between(double from, double to) => from + ((to - from) * Unit());

    public int Below(int end) => (int)(Unit() * end);

    public bool Happens(double probability) => Unit() < probability;

    /// <summary>About normal with mean 0 and deviation 1, never beyond 4.25: the sum of six throws.</summary>
    public double Bell() => (Unit() + Unit() + Unit() + Unit() + Unit() + Unit() - 3) * 1.4142135623730951;

    public T Pick<T>(IReadOnlyList<T> from) => from[Below(from.Count)];
}
