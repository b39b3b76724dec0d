using Dhof.Portal.Domain.Access;

namespace Dhof.Portal.Domain.Alerts.Acts;

/// <summary>Whose it is to deal with an alert: a person or a team of the organisation that owns it.</summary>
/// <param name="Key">The key of the clinician, or of the team.</param>
/// <param name="Name">As it was then.</param>
/// <param name="Role">Of a person; null for a team.</param>
public sealed record Assignee(AssigneeKind Kind, string Key, string Name, ClinicianRole? Role)
{
    public static Assignee Of(Clinician clinician) => new(AssigneeKind.Person, clinician.Key, clinician.Name, clinician.Role);

    /// <summary>The same person or team, whatever they are called now.</summary>
    public bool Is(Assignee? other) => (Kind, Key) == (other?.Kind, other?.Key);
}

/// <summary>Stored by number, which never changes.</summary>
public enum AssigneeKind
{
    Person = 1,
    Team = 2,
}
