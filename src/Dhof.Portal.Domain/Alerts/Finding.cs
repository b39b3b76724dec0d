using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Domain.Alerts;

/// <summary>What a rule found when it judged a reading, or that something did not come. The sentence "why" is made from it and from nothing else.</summary>
/// <param name="Rule">Key of the rule.</param>
/// <param name="Version">Version of the rule that judged.</param>
/// <param name="Series">The series that gives concern; of a form its canonical address.</param>
/// <param name="Measurement">The reading that was judged: the last of those that it rests on; of a rule about forms the answered form. 0 where it rests on none.</param>
/// <param name="At">Effective time of what was judged; of what did not come, when it was due.</param>
/// <param name="Value">What was held against the edge: the reading's value, or what the rule made of several.</param>
/// <param name="Edge">What was crossed.</param>
/// <param name="Below">True when the concern is below the edge, false when it is at or above it.</param>
public sealed record Finding(string Rule, int Version, string Series, Severity Severity, long Measurement, DateTimeOffset At, decimal Value, decimal Edge, bool Below, ReadingMarks Marks)
{
    /// <summary>The reading that was judged; null where it rests on none.</summary>
    public long? Reading => Measurement == 0 || Response is not null ? null : Measurement;

    /// <summary>The answered form that was judged; null where none was.</summary>
    public long? Response => Basis is { Responses: [.., var judged] } ? judged : null;

    /// <summary>What else it rests on and was judged with; null where the reading and the edge are all.</summary>
    public FindingBasis? Basis { get; init; }
}
