using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Domain.Alerts;

/// <summary>What a rule found in a reading. The sentence "why" is made from it and from nothing else.</summary>
/// <param name="Rule">Key of the rule.</param>
/// <param name="Version">Version of the rule that judged.</param>
/// <param name="Series">The series that is outside.</param>
/// <param name="Edge">The limit that was crossed.</param>
/// <param name="Below">True when the value is below the edge, false when it is at or above it.</param>
public sealed record Finding(string Rule, int Version, string Series, Severity Severity, long Measurement, DateTimeOffset At, decimal Value, decimal Edge, bool Below, ReadingMarks Marks);
