namespace Dhof.Portal.Access;

/// <summary>What a machine client did, as the access log names it; beside <see cref="AccessLog.ClientSearched"/>.</summary>
public static class ClientActions
{
    public const string Read = "fhir.read";
    public const string Everything = "fhir.everything";
}
