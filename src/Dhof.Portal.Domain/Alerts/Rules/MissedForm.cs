namespace Dhof.Portal.Domain.Alerts.Rules;

/// <summary>A form that the agreed plan asks for was not answered, as <see cref="MissedMeasurement"/> (VKP DHO, "missing form answer": domain.md 5.5).</summary>
public sealed record MissedForm() : MissedRule("missed-form", 1, new("Mangler skjemasvar", "Manglar skjemasvar", "Form answer missing"))
{
    public override AlertKind Kind => AlertKind.MissingFormAnswer;

    public override IEnumerable<OpenAlert> Judge(Expectations expected) => InactivePatient.Is(expected) ? [] : expected.Awaited
        .Where(awaited => awaited.Asked.IsForm)
        .Select(awaited => Of(awaited, awaited.Asked.Key, expected.Missed(awaited, Key, awaited.Asked.Key, expected.Through)))
        .OfType<OpenAlert>();
}
