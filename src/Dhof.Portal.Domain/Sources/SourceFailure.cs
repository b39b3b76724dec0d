namespace Dhof.Portal.Domain.Sources;

/// <summary>Why a source has not answered. The access log stores the numbers.</summary>
public enum SourceFailure
{
    /// <summary>No connection, or it broke.</summary>
    Unreachable = 0,

    TimedOut = 1,

    /// <summary>It asks to be left alone for a while (429, 503).</summary>
    Busy = 2,

    /// <summary>It does not accept the portal's credentials, or refuses them this (401, 403).</summary>
    NotAllowed = 3,

    /// <summary>It has no such address (404, 405, 501).</summary>
    NotFound = 4,

    /// <summary>What was asked for is there no more (410), for example the next page.</summary>
    Gone = 5,

    /// <summary>It does not understand the question (other 4xx).</summary>
    Rejected = 6,

    /// <summary>It failed (5xx).</summary>
    Broken = 7,

    /// <summary>Its answer is no FHIR R4 JSON.</summary>
    NotFhir = 8,

    /// <summary>Its answer is larger than the portal takes.</summary>
    TooLarge = 9,

    /// <summary>It points elsewhere (3xx, or a next page outside its own address): never followed.</summary>
    Redirected = 10,

    /// <summary>It failed so often that it is not asked for a moment.</summary>
    Resting = 11,

    /// <summary>The portal itself could not ask.</summary>
    Internal = 12,
}
