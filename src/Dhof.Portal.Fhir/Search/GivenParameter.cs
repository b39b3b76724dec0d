namespace Dhof.Portal.Fhir.Search;

/// <summary>One search parameter as it was sent.</summary>
/// <param name="InAddress">It stood in the URL, where everybody on the way can read and keep it.</param>
public readonly record struct GivenParameter(string Name, string Value, bool InAddress);
