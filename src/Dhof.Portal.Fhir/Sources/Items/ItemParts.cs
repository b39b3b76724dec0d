using Dhof.Portal.Domain.Sources;

namespace Dhof.Portal.Fhir.Sources.Items;

/// <summary>What one type of resource says in its own elements.</summary>
/// <param name="Title">Null where it says nothing that people could call it by.</param>
internal sealed record ItemParts(string? Title, ItemPeriod? Period = null, string? Status = null, string? Who = null, string? Device = null, string? Method = null)
{
    /// <summary>Of a contact: the patient stays there.</summary>
    public bool IsStay { get; init; }
}
