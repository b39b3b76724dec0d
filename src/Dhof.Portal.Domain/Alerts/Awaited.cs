using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Plans;

namespace Dhof.Portal.Domain.Alerts;

/// <summary>One thing that a plan asks for, and what is known of it.</summary>
/// <param name="Asked">The kind of measurement, or the form.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Last">Effective time of the latest that came and counts; null where none ever came.</param>
/// <param name="LastState">How the patient was then; null where nobody can say.</param>
public sealed record Awaited(Asked Asked, LocalText Name, DateTimeOffset? Last, Severity? LastState);
