namespace Dhof.Portal.Access;

/// <summary>What a machine client did, as the access log names it.</summary>
public static class ClientActions
{
    public const string Search = "fhir.search";
    public const string Read = "fhir.read";
    public const string Everything = "fhir.everything";
}
