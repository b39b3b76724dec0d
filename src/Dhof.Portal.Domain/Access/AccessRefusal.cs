namespace Dhof.Portal.Domain.Access;

/// <summary>Why access was refused. The page shown does not tell an unknown patient from one without a relation; the log does.</summary>
public enum AccessRefusal
{
    NoCareRelation,

    /// <summary>There is a care relation, and the patient objects to sharing or has blocked it.</summary>
    NotShared,

    /// <summary>No controller that the client reads has a record of the patient.</summary>
    NoRecord,

    /// <summary>The role does not see this kind of information.</summary>
    NotForRole,
}
