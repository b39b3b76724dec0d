namespace Dhof.Portal.Data;

/// <summary>A row that is told to others by version and time. Saving counts and dates it, whoever changes it.</summary>
public interface IVersionedRow
{
    /// <summary>1 for what was first stored.</summary>
    int Version { get; set; }

    /// <summary>When the portal stored this version.</summary>
    DateTimeOffset Updated { get; set; }
}
