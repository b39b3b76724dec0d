using System.Collections.Immutable;
using Dhof.Portal.Domain.Sources;
using Microsoft.Extensions.Options;

namespace Dhof.Portal.Sources;

/// <summary>The sources that are enabled, in the order of the settings.</summary>
public sealed class SourceCatalogue
{
    public SourceCatalogue(IOptions<SourceOptions> options) => All =
    [
        .. options.Value.Sources.Where(source => source.Enabled).Select((source, i) => SourceSettings.Read(source, $"{SourceOptions.Section}:{i}", [])).OfType<Source>(),
    ];

    public ImmutableArray<Source> All { get; }

    /// <summary>Null for a key that is not configured.</summary>
    public Source? Find(SourceKey key) => All.FirstOrDefault(source => source.Key == key);
}
