using System.Collections.Frozen;
using System.Collections.Immutable;
using Dhof.Portal.Domain.Questionnaires;

namespace Dhof.Portal.Plans;

/// <summary>The forms that a plan may ask for. Handed in by the layer above, which sees the slice that has them.</summary>
public sealed class PlanForms(ImmutableArray<Form> all)
{
    public ImmutableArray<Form> All { get; } = all;

    /// <summary>Their canonical addresses.</summary>
    public FrozenSet<string> Urls { get; } = all.Select(form => form.Url).ToFrozenSet();

    public Form? Find(string url) => All.FirstOrDefault(form => form.Url == url);
}
