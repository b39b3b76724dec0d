using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Texts;

namespace Dhof.Portal.Measurements;

/// <summary>What is said beside a reading's value.</summary>
public static class ReadingText
{
    /// <summary>Oxygen and activity, where they were recorded.</summary>
    public static IEnumerable<string> Circumstances(Reading reading)
    {
        if (reading.Oxygen is { } oxygen)
        {
            yield return oxygen.IsTreatment ? Words.OnOxygen.With(oxygen.LitresPerMinute.ToString("0.#", NorwegianTime.Formats)) : Words.OnAir;
        }

        if (reading.Activity != Activity.NotRecorded)
        {
            yield return reading.Activity == Activity.Rest ? Words.AtRest : Words.Exertion;
        }
    }

    /// <summary>The marks of a reading in words.</summary>
    public static IEnumerable<string> Marks(Reading reading)
    {
        if (reading.IsWithdrawn)
        {
            yield return Words.Withdrawn;
        }
        else if (!reading.IsValid)
        {
            yield return Words.InvalidValue;
        }

        if (reading.IsCorrected)
        {
            yield return Words.Corrected;
        }

        if (reading.IsLate)
        {
            yield return Late(reading);
        }

        if (reading.Marks.HasFlag(ReadingMarks.Improbable))
        {
            yield return Words.Improbable;
        }

        if (reading.Marks.HasFlag(ReadingMarks.MaybeOtherPerson))
        {
            yield return Words.MaybeOtherPerson;
        }

        if (reading.Marks.HasFlag(ReadingMarks.ClockAhead))
        {
            yield return Words.ClockAhead;
        }

        if (reading.Marks.HasFlag(ReadingMarks.ControllerAssumed))
        {
            yield return Words.ControllerAssumed;
        }
    }

    /// <summary>That a late reading came late, and how late where that is known.</summary>
    public static string Late(Reading reading) => reading.Lateness > TimeSpan.Zero ? Words.ReceivedLateBy.With(Ago.Span(reading.Lateness)) : Words.ReceivedLate;
}
