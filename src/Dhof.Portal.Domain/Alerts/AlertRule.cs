using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Domain.Alerts;

/// <summary>A rule is a pure question about a reading and the limits in force: no clock, no database. Decision support, not a replacement for judgement.</summary>
/// <param name="Key">Stable key, stored with every alert.</param>
/// <param name="Version">Raised whenever the same input could be judged otherwise.</param>
public abstract record AlertRule(string Key, int Version)
{
    public abstract IEnumerable<Finding> Judge(MeasurementKind kind, Reading reading, LimitHistory limits);
}
