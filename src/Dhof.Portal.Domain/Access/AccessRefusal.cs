namespace Dhof.Portal.Domain.Access;

/// <summary>
/// Why access was refused. The page shown does not tell an unknown patient from one without a relation; the log does. The log stores the numbers, and is never
/// changed: a new reason gets a new one.
/// </summary>
public enum AccessRefusal
{
    NoCareRelation = 0,

    /// <summary>No controller that the client reads has a record of the patient.</summary>
    NoRecord = 1,

    /// <summary>The role does not see this kind of information.</summary>
    NotForRole = 2,

    /// <summary>There is a care relation, and the patient objects to sharing or has blocked it.</summary>
    NotShared = 3,

    /// <summary>The directory does not know whoever signed in, or knows them otherwise (ATT-11).</summary>
    NotAsSignedIn = 4,

    /// <summary>The authorisation is not that of the role, or not in the register (ATT-32).</summary>
    WrongAuthorization = 5,

    /// <summary>It cannot be told what kind of care the organisation gives (ATT-43).</summary>
    CareNotDescribed = 6,

    /// <summary>The role sees this kind of information, and not for this purpose.</summary>
    NotForPurpose = 7,

    /// <summary>The role sees this kind of information, and not by a relation that it has declared itself.</summary>
    NotForRelation = 8,

    /// <summary>The role sees this kind of information of its own organisation only.</summary>
    NotForOrganisation = 9,
}
