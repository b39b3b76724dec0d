using System.Collections.Concurrent;

namespace Dhof.Portal.Demo.Sources;

/// <summary>How each source of the demonstration behaves now: what the switches on the page are set to.</summary>
internal sealed class SourceMoods
{
    private readonly ConcurrentDictionary<string, SourceMood> _moods = [];

    public SourceMood Of(string source) => _moods.GetValueOrDefault(source, SourceMood.Works);

    public void Set(string source, SourceMood mood) => _moods[source] = mood;
}
