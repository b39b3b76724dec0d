using System.Collections.Immutable;

namespace Dhof.Portal.Benchmarks.Simulation;

/// <summary>
/// One alert as the worklist counts them: of one rule and one series, from its first finding until the pretend nurse closes it. What is found meanwhile joins it and is no alert of its own.
/// </summary>
/// <param name="Found">Effective times of its findings; the first is when it was raised.</param>
internal sealed record RaisedAlert(string Rule, ImmutableArray<DateTimeOffset> Found)
{
    public DateTimeOffset RaisedAt => Found[0];
}
