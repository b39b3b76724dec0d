using Dhof.Portal.Domain.Limits;

namespace Dhof.Portal.Look.Charts;

/// <summary>Something that stood beside a series for a while, as an alert does. Whoever composes the page brings it: a chart does not know where it comes from.</summary>
/// <param name="From">UTC.</param>
/// <param name="To">UTC; null while it lasts.</param>
/// <param name="Text">One sentence, in the language of the screen.</param>
public sealed record ChartNote(DateTimeOffset From, DateTimeOffset? To, Severity Severity, string Text);
