namespace Dhof.Portal.Fhir.Server;

/// <summary>A reason for refusing, with its cure. docs/fhir.md lists them all, and a test compares.</summary>
/// <param name="Key">Stable: quarantine stores it, and it is the code in <c>issue.details</c>.</param>
/// <param name="Status">HTTP status of a request, or of an entry of a batch.</param>
/// <param name="Issue">Code of the value set issue-type.</param>
/// <param name="Cure">What the sender should do.</param>
public sealed partial record RefusalCode(string Key, int Status, string Issue, string Cure)
{
    /// <summary>The request as a whole: its size, its form, its sender, its address.</summary>
    public static RefusalCode BodyEmpty { get; } = new("body-empty", 400, "structure", "Send a Bundle, an Observation or a QuestionnaireResponse as the body.");

    public static RefusalCode BodyTooLarge { get; } = new("body-too-large", 413, "too-long", "Send at most 16 MiB in one request; split the bundle.");

    public static RefusalCode ContentType { get; } = new("content-type", 415, "not-supported", "Send Content-Type: application/fhir+json (or application/json), in UTF-8.");

    public static RefusalCode ContentEncoding { get; } = new("content-encoding", 415, "not-supported", "Send the body uncompressed, without Content-Encoding.");

    public static RefusalCode Token { get; } = new("token", 401, "login", "Send Authorization: Bearer with the token of a client that the portal has configured.");

    public static RefusalCode RouteUnknown { get; } = new("route-unknown", 404, "not-supported", "Use one of the addresses in /fhir/metadata.");

    public static RefusalCode MethodNotAllowed { get; } = new("method-not-allowed", 405, "not-supported", "Use a method that the header Allow names.");

    public static RefusalCode ConditionalRequest { get; } = new("conditional-request", 422, "not-supported", "With a single resource, send If-None-Exist by one identifier with its system, and with a correction of an Observation If-Match as W/\"version\"; leave out every other condition: what has the same identifier and content is stored once.");

    public static RefusalCode ConditionalSeveral { get; } = new("conditional-several", 412, "multiple-matches", "Several controllers of yours have stored something under the identifier: leave out If-None-Exist and name the controller.");

    public static RefusalCode VersionOther { get; } = new("version-other", 412, "conflict", "Read the present version, and send the correction again with its version in If-Match.");

    public static RefusalCode NotAcceptable { get; } = new("not-acceptable", 406, "not-supported", "Accept application/fhir+json (or application/json), and leave out another _format: there is no XML.");

    public static RefusalCode ResultForm { get; } = new("result-form", 400, "not-supported", "Resources are given whole: leave out _elements, and _summary other than false or, in a search, count.");

    public static RefusalCode ObservationUnknown { get; } = new("observation-unknown", 404, "not-found", "Use the id from the Location of your own create.");

    public static RefusalCode RecordUnknown { get; } = new("record-unknown", 404, "not-found", "Use an id that a search of Patient gave.");

    public static RefusalCode IssueUnknown { get; } = new("issue-unknown", 404, "not-found", "Use an id that a search of DetectedIssue gave.");

    public static RefusalCode PlanUnknown { get; } = new("plan-unknown", 404, "not-found", "Use an id that a search of CarePlan gave.");

    public static RefusalCode OrganisationUnknown { get; } = new("organisation-unknown", 404, "not-found", "Use the organisation number of a controller that the client reads or writes for.");

    public static RefusalCode RequestBroken { get; } = new("request-broken", 400, "structure", "Send a complete HTTP request.");

    public static RefusalCode NotReady { get; } = new("not-ready", 503, "transient", "The portal is starting. Try again after the seconds in Retry-After.");

    public static RefusalCode Failed { get; } = new("failed", 500, "exception", "The fault is the portal's: try again later. What has an identifier is stored once, however often it is sent.");

    /// <summary>JSON and its shape.</summary>
    public static RefusalCode JsonInvalid { get; } = new("json-invalid", 400, "structure", "Send well-formed JSON in UTF-8, one resource and nothing after it.");

    public static RefusalCode JsonTooDeep { get; } = new("json-too-deep", 400, "structure", "Nest a resource at most 64 levels deep.");

    public static RefusalCode ElementTwice { get; } = new("element-twice", 400, "structure", "Name each element once, and one type of a choice only.");

    public static RefusalCode ElementShape { get; } = new("element-shape", 400, "structure", "Give the element the JSON type that R4 defines for it.");

    public static RefusalCode OtherType { get; } = new("other-type", 422, "not-supported", "Observation, QuestionnaireResponse and, outside bundles, DetectedIssue and CarePlan are taken, each at its own address; check resourceType and the address.");

    /// <summary>Bundles.</summary>
    public static RefusalCode BundleType { get; } = new("bundle-type", 422, "not-supported", "Send a Bundle of type batch, transaction or collection.");

    public static RefusalCode TooManyEntries { get; } = new("too-many-entries", 413, "too-costly", "Send at most 5,000 entries in one bundle.");

    public static RefusalCode EntryResourceMissing { get; } = new("entry-resource-missing", 422, "required", "Give each entry a resource.");

    public static RefusalCode EntryMethod { get; } = new("entry-method", 405, "not-supported", "Only POST is taken: set request.method to POST. Nothing can be updated or deleted.");

    public static RefusalCode EntryAddress { get; } = new("entry-address", 422, "not-supported", "Set request.url to the type of the resource: Observation or QuestionnaireResponse.");
}
