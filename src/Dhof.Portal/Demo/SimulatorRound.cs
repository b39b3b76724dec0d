using System.Collections.Immutable;
using Dhof.Portal.Demo.Messages;
using Dhof.Portal.Demo.People;
using Dhof.Portal.Demo.Physiology;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Demo;

/// <summary>
/// Whose turn it is and what they measure: every planned measurement of the region once, in a shuffled order, then again. All are inside the limits but
/// one in sixty. Whoever has a story is left out: it tells itself, and nothing may end it.
/// </summary>
internal sealed class SimulatorRound
{
    private const int OneIn = 60;
    private const int RedOneIn = 5;

    private readonly StoryDays _days;
    private readonly ImmutableArray<(SyntheticPatient Patient, MeasurementKind Kind)> _turns;

    public SimulatorRound(Region region)
    {
        _days = new StoryDays(region.FirstStart);
        _turns =
        [
            .. region.Patients
                .Where(patient => patient.Story is Story.None or Story.Quiet)
                .SelectMany(patient => Schedule.For(patient.Condition).Select(slot => (patient, slot)))
                .OrderBy(turn => new Dice(Throw.Deviation, turn.patient.Seed, turn.patient.Index, turn.slot.Number).Next())
                .Select(turn => (turn.patient, MeasurementCatalogue.Get(turn.slot.Kind))),
        ];
    }

    public SyntheticMessage Next(long number, DateTimeOffset now)
    {
        var deviates = number % OneIn == OneIn - 1;
        var start = (int)(number % _turns.Length);
        var (patient, kind) = Enumerable.Range(start, _turns.Length).Select(i => _turns[i % _turns.Length]).First(turn => !deviates || MayDeviate(turn.Patient, turn.Kind));
        var forced = !deviates ? Severity.Green : number / OneIn % RedOneIn == RedOneIn - 1 ? Severity.Red : Severity.Yellow;
        var at = OsloTime.Of(DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds()));

        return new(patient, new Body(patient, _days).Measure(kind, at, calm: true, forced), "live-");
    }

    private static bool MayDeviate(SyntheticPatient patient, MeasurementKind kind) => patient.Story == Story.None && !patient.Limits.Of(kind.Series[0].Key).IsEmpty;
}
