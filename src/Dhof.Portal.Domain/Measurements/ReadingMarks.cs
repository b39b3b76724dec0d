namespace Dhof.Portal.Domain.Measurements;

/// <summary>What a reader of a measurement must be told beside its value.</summary>
[Flags]
public enum ReadingMarks
{
    None = 0,

    /// <summary>Outside the usual range of its kind: it alerts.</summary>
    Improbable = 1,

    /// <summary>Cannot be true: shown as invalid, silent.</summary>
    Impossible = 2,

    /// <summary>The device's clock was ahead, by ten minutes at the most.</summary>
    ClockAhead = 4,

    /// <summary>The message named no organisation: the controller is taken from the client that sent it.</summary>
    ControllerAssumed = 8,

    /// <summary>So far from the patient's own readings that it may be somebody else's: shown with the words, never a basis for the next. Found when the series is read (<see cref="OtherBody"/>), not stored.</summary>
    MaybeOtherPerson = 16,

    /// <summary>A later version: another one stood here before, and is kept.</summary>
    Corrected = 32,

    /// <summary>Entered in error: shown struck through, silent, never the latest.</summary>
    Withdrawn = 64,

    /// <summary>Received long after it was measured (<see cref="EffectiveTime.LateAfter"/>).</summary>
    Late = 128,
}
