namespace Dhof.Portal.Domain.Measurements;

/// <summary>Oxygen treatment recorded with a measurement, in litres a minute; 0 is room air.</summary>
public readonly record struct OxygenTherapy(decimal LitresPerMinute)
{
    public static OxygenTherapy RoomAir => default;

    public bool IsTreatment => LitresPerMinute > 0;
}
