using Dhof.Portal.Demo.People;
using Dhof.Portal.Demo.Physiology;
using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Demo.Messages;

/// <summary>
/// What the history of one named patient shows of messages that came late or were not the last word: a pulse that was read wrongly and corrected, a saturation
/// that was somebody else's and withdrawn, an evening that was sent the next morning. What the diary says is what stands in the end.
/// </summary>
internal sealed class SecondThoughts
{
    private const int Arne = 1;
    private const int FirstDay = -10, LastDay = -2;
    private const int HighestPulse = 99;

    private static readonly TimeSpan s_underway = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan s_overNight = TimeSpan.FromHours(11);
    private static readonly TimeSpan s_nextTalk = TimeSpan.FromHours(3);

    private readonly SimulatedReading? _misread, _somebodyElses;
    private readonly DateTime? _lateEvening;

    public SecondThoughts(SyntheticPatient patient, StoryDays days, IReadOnlyList<SimulatedReading> readings)
    {
        if (patient.Index != Arne)
        {
            return;
        }

        SimulatedReading[] around = [.. readings.Where(reading => (DateOnly.FromDateTime(reading.At.Date).DayNumber - days.Zero) is >= FirstDay and <= LastDay)];
        _misread = Array.Find(around, reading => reading.Kind.Key == "hr" && reading.At.Hour < 12);
        _somebodyElses = Array.Find(around, reading => reading.Kind.Key == "spo2" && reading.At.Hour < 12 && reading.At.Date > _misread?.At.Date);
        _lateEvening = Array.FindLast(around, reading => reading.At.Hour >= 18)?.At.Date;
    }

    /// <summary>As it was told first.</summary>
    public SimulatedReading First(SimulatedReading reading) => reading == _misread ? reading with { Value = Math.Min(reading.Value + 14, HighestPulse) } : reading;

    /// <summary>When it arrived, or will have.</summary>
    public DateTimeOffset Arrives(SimulatedReading reading) => reading.At + (reading.At.Hour >= 18 && reading.At.Date == _lateEvening ? s_overNight : s_underway);

    /// <summary>The second versions that had arrived by an instant.</summary>
    public IEnumerable<(SyntheticMessage Message, DateTimeOffset Arrived)> Later(SyntheticPatient patient, DateTimeOffset through)
    {
        (SimulatedReading? Of, MeasurementStatus Status, string Reason)[] told =
        [
            (_misread, MeasurementStatus.Corrected, "Avlest feil på skjermen. Rettet etter samtale med pasienten."),
            (_somebodyElses, MeasurementStatus.EnteredInError, "Målt på ektefellen."),
        ];

        foreach (var (of, status, reason) in told)
        {
            if (of is not null && of.At + s_nextTalk is var issued && issued + s_underway <= through)
            {
                yield return (new(patient, of) { Revision = new(status, issued.ToUniversalTime(), reason) }, issued + s_underway);
            }
        }
    }
}
