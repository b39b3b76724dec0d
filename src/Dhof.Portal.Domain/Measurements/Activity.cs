namespace Dhof.Portal.Domain.Measurements;

/// <summary>Whether the patient rested or had exerted themselves when measuring.</summary>
public enum Activity
{
    NotRecorded,
    Rest,
    Exertion,
}
