using System.Collections.Immutable;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Measurements.Kinds;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Domain.Alerts.Rules;

/// <summary>
/// Weight that rises over three days can be fluid retained in heart failure: yellow from +1.0 kg (TELBIL, BMC Health Serv Res 2011, table 1: +1 kg in 3 days), red
/// from +2.0 kg (European Society of Cardiology's advice to patients: more than 2 kg in 3 days) [P]. Held against the lowest weight of those days, so that no rise between any two
/// weighings of them is missed. Weights are rounded as they are shown before they are subtracted.
/// </summary>
public sealed record RapidWeightGain() : AlertRule("rapid-weight-gain", 1, new("Rask vektøkning", "Rask vektauke", "Rapid weight gain"))
{
    public const decimal YellowFrom = 1.0m;
    public const decimal RedFrom = 2.0m;

    /// <summary>As it is said.</summary>
    public const int Days = 3;

    private static readonly MeasurementKind s_weight = MeasurementCatalogue.Of<BodyWeight>();

    /// <summary>Half a day more, so that the weighing of the third morning counts whatever the hour [P].</summary>
    public override TimeSpan Window => TimeSpan.FromDays(Days + 0.5);

    public override bool AppliesTo(FollowUpCondition? condition) => condition == FollowUpCondition.HeartFailure;

    public override ImmutableArray<MeasurementKind> Reads(MeasurementKind judged) => judged is BodyWeight ? [s_weight] : [];

    public override IEnumerable<Finding> Judge(MeasurementKind kind, Reading reading, History history)
    {
        if (kind is not BodyWeight || !AppliesTo(history.Condition) || !reading.IsValid || Lowest(kind, reading, history) is not var (lowest, other))
        {
            return [];
        }

        var gain = kind.Round(reading.Value) - kind.Round(lowest.Value);

        // The mark of the whole series may move with readings that lie far back; this one follows from the window alone.
        var marks = (reading.Marks & ~ReadingMarks.MaybeOtherPerson) | (other ? ReadingMarks.MaybeOtherPerson : ReadingMarks.None);

        return gain < YellowFrom ? [] : (Finding[])
        [
            new(Key, Version, kind.Series[0].Key, gain < RedFrom ? Severity.Yellow : Severity.Red, reading.Id, reading.At, gain, gain < RedFrom ? YellowFrom : RedFrom, Below: false, marks)
            {
                Basis = new([lowest.Id, reading.Id], [new("weight", kind.Round(reading.Value)), new("lowest", kind.Round(lowest.Value)), new("days", Days), new("yellow-from", YellowFrom), new("red-from", RedFrom)]),
            },
        ];
    }

    /// <summary>
    /// The lowest weight of the days before, the latest of equal ones, and whether it may be another person's. What lies 15 kg away is somebody else's weight
    /// (<see cref="OtherBody"/>) and is held against this one only where there is no other: then it is said.
    /// </summary>
    private (Reading Lowest, bool IsOther)? Lowest(MeasurementKind kind, Reading reading, History history)
    {
        (Reading Lowest, bool IsOther)? found = null;

        foreach (var earlier in history.Between(kind, reading.At - Window, reading.At))
        {
            if (!earlier.IsValid || earlier.At == reading.At)
            {
                continue;
            }

            var other = Math.Abs(kind.Round(earlier.Value) - kind.Round(reading.Value)) >= OtherBody.Jump;

            if (found is not var (lowest, isOther) || (isOther && !other) || (isOther == other && kind.Round(earlier.Value) <= kind.Round(lowest.Value)))
            {
                found = (earlier, other);
            }
        }

        return found;
    }
}
