namespace Dhof.Portal.Fhir.Server;

/// <summary>What can be wrong with a search.</summary>
public sealed partial record RefusalCode
{
    public static RefusalCode SearchPatient { get; } = new("search-patient", 400, "required", "Name exactly one patient: by patient with the portal's id or, in the form of POST _search, by patient.identifier.");

    public static RefusalCode SearchPerson { get; } = new("search-person", 400, "required", "Name exactly one patient: by _id or, in the form of POST Patient/_search, by identifier.");

    public static RefusalCode SearchIdentifier { get; } = new("search-identifier", 400, "value", "Write the identifier as the system of fødselsnummer, D-nummer or felles hjelpenummer, a vertical bar and a valid number.");

    public static RefusalCode IdentityInAddress { get; } = new("identity-in-address", 400, "security", "Identity numbers stay out of addresses: send them in the form of POST _search.");

    public static RefusalCode SearchParameter { get; } = new("search-parameter", 400, "not-supported", "Use the search parameters of /fhir/metadata, or leave out Prefer: handling=strict to have others ignored.");

    public static RefusalCode SearchModifier { get; } = new("search-modifier", 400, "not-supported", "Leave out the modifier: none is supported.");

    public static RefusalCode SearchValue { get; } = new("search-value", 400, "value", "Give the parameter a value that /fhir/metadata describes.");

    public static RefusalCode SearchDate { get; } = new("search-date", 400, "value", "Write the date as YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm[:ss[.fff]] with or without zone, after eq, ne, gt, lt, ge, le, sa, eb, ap or nothing.");

    public static RefusalCode SearchDateZone { get; } = new("search-date-zone", 400, "value", "This hour comes twice or not at all in Europe/Oslo when summer time ends or begins: add the zone, for example +01:00 or Z.");

    public static RefusalCode ParametersShape { get; } = new("parameters-shape", 400, "structure", "Send a resource of type Parameters whose every parameter has a name and one value, a text or a number.");

    public static RefusalCode FormContentType { get; } = new("form-content-type", 415, "not-supported", "Send the parameters as Content-Type: application/x-www-form-urlencoded.");

    public static RefusalCode FormTooLarge { get; } = new("form-too-large", 413, "too-long", "Send at most 64 KiB of search parameters.");

    public static RefusalCode CursorUnknown { get; } = new("cursor-unknown", 400, "value", "Follow the next link as it was given, with the token of the client that it was given to.");

    public static RefusalCode CursorExpired { get; } = new("cursor-expired", 410, "expired", "The next link lives for one hour: search again.");
}
