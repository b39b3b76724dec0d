using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Domain.Alerts.Rules;

/// <summary>
/// A measurement that the agreed plan asks for did not come: its time and its grace have passed, and nothing of the kind that counts has an effective time since the window
/// began (VKP DHO, "missing measurement"; schedule window and grace: domain.md 5.5). It goes on until something comes, or until <see cref="InactivePatient"/> speaks for all. What is impossible or withdrawn has not come.
/// </summary>
public sealed record MissedMeasurement() : MissedRule("missed-measurement", 1, new("Mangler måling", "Manglar måling", "Measurement missing"))
{
    public override AlertKind Kind => AlertKind.MissingMeasurement;

    public override IEnumerable<OpenAlert> Judge(Expectations expected)
    {
        foreach (var awaited in InactivePatient.Is(expected) ? [] : expected.Awaited)
        {
            if (!awaited.Asked.IsForm
                && MeasurementCatalogue.Find(awaited.Asked.Key)?.Series[0].Key is { } series
                && Of(awaited, series, expected.Missed(awaited, Key, series, expected.Through)) is { } alert)
            {
                yield return alert;
            }
        }
    }
}
