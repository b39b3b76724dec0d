namespace Dhof.Portal.Domain.Sources;

/// <summary>One entry of an answer that is not shown, and why. It holds no content: whoever it is about may be another patient.</summary>
/// <param name="ResourceType">Empty where not even that could be read.</param>
/// <param name="Place">FHIRPath of what could not be read; empty for the entry as a whole.</param>
public readonly record struct SourceRefusal(SourceRefusalReason Reason, string ResourceType, string Place = "");

/// <summary>Why an entry is not shown.</summary>
public enum SourceRefusalReason
{
    /// <summary>It is about another patient than the one asked for.</summary>
    OtherPatient = 0,

    /// <summary>Nothing in it says that it is about the patient asked for.</summary>
    NotTied = 1,

    /// <summary>It is not R4, or not JSON.</summary>
    Unreadable = 2,

    /// <summary>It says that its meaning is changed by something that is not understood.</summary>
    Modifier = 3,

    /// <summary>It names a controller that the grant does not open.</summary>
    ControllerNotOpened = 4,

    /// <summary>It is of a type that was not asked for.</summary>
    TypeNotAsked = 5,

    /// <summary>The source itself says that its answer is not whole.</summary>
    SourceWarns = 6,
}
