namespace Dhof.Portal.Domain.Quarantine;

/// <summary>What a kept input is a piece of; it is tried again in the same form. Stored: values are never reused.</summary>
public enum ReceivedForm
{
    /// <summary>One resource, or the body that should have been one.</summary>
    Resource = 0,

    /// <summary>An entry of a bundle, with its request.</summary>
    Entry = 1,

    /// <summary>The body of a request that should have been a bundle.</summary>
    Bundle = 2,

    /// <summary>One resource that was put at its address, with that request: written as an entry of a bundle.</summary>
    Put = 3,
}
