using System.Collections.Immutable;
using System.Globalization;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Fhir.Mapping;

namespace Dhof.Portal.Fhir.Sources;

/// <summary>What a FHIR R4 server that is copied is asked. Instants are the server's own: a clock that differs from the portal's skips nothing.</summary>
public static class CopyRequests
{
    /// <summary>The type that tells whose a number is.</summary>
    public const string Patient = nameof(Patient);

    private const string PageSize = "200";
    private const string LastUpdated = "_lastUpdated";

    /// <summary>The types of resource that the intake takes.</summary>
    public static ImmutableArray<string> Types { get; } = [Server.ResourceTypes.Observation, Server.ResourceTypes.QuestionnaireResponse];

    /// <summary>Those of them that tell of some types of information.</summary>
    public static IEnumerable<string> Of(InformationTypes types) => Types.Where(type => types.HasFlag(SourceProtocol.TypeOf(type)));

    public static IEnumerable<(string ResourceType, string Parameter)> Uses => [(Patient, "identifier"), .. Types.SelectMany(type => ((string, string)[])[(type, "patient"), (type, LastUpdated)])];

    /// <summary>The patient with a number.</summary>
    public static SourceRequest Find(IdentityNumber number) => SourceRequest.Post("Patient/_search", [new("identifier", $"{Systems.Of(number)}|{number.Value}")]);

    /// <summary>The newest resource of a type: where the copying of changes begins.</summary>
    public static SourceRequest Newest(string type) => Search(type, [new("_sort", $"-{LastUpdated}"), new("_count", "1")]);

    /// <summary>What has changed from an instant on, in that order.</summary>
    public static SourceRequest Changed(string type, DateTimeOffset? from) => Search(type, [.. From(from), .. Ordered()]);

    /// <summary>Everything of some patients at the source, in the same order.</summary>
    public static SourceRequest Whole(string type, IEnumerable<string> patientIds, DateTimeOffset? from) =>
        Search(type, [new("patient", string.Join(',', patientIds.Select(id => $"{Patient}/{id}"))), .. From(from), .. Ordered()]);

    /// <summary>What happened to a type since an instant, deletions among it.</summary>
    public static SourceRequest History(string type, DateTimeOffset since) => SourceRequest.Get($"{type}/_history?_since={Instant(since)}&_count={PageSize}");

    public static SourceRequest Read(string type, string id) => SourceRequest.Get($"{type}/{id}");

    /// <summary>Whether an id may stand in an address: it is one as R4 writes them, and holds no identity number.</summary>
    public static bool IsId(string id) => id.Length is > 0 and <= 64 && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.') && !SourceRequest.HoldsIdentityNumber(id);

    private static SourceRequest Search(string type, IEnumerable<KeyValuePair<string, string>> form) => SourceRequest.Post($"{type}/_search", form);

    private static KeyValuePair<string, string>[] Ordered() => [new("_sort", LastUpdated), new("_count", PageSize)];

    private static KeyValuePair<string, string>[] From(DateTimeOffset? from) => from is { } beginning ? [new(LastUpdated, "ge" + Instant(beginning))] : [];

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
