using System.Collections.Immutable;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Fhir.Sources;

/// <summary>An ordinary FHIR R4 server: <c>POST Patient/_search</c> by identifier, then <c>POST {Type}/_search</c> by the id that was found.</summary>
internal sealed class GenericR4 : SourceProtocol
{
    private const int PageSize = 200;
    private const string Patient = "Patient";

    public override ImmutableArray<string> ResourceTypes { get; } = [.. ItemKinds.All.Where(kind => kind.OfPatient).Select(kind => kind.Name)];

    public override bool NamesControllers => false;

    public override bool CanCount => true;

    public override bool NeedsPatientIds => true;

    public override IEnumerable<(string ResourceType, string Parameter)> Uses => ItemKinds.All
        .Where(kind => kind.OfPatient)
        .SelectMany(kind => ((string, string?)[])[(kind.Name, kind.Name == Patient ? "identifier" : "patient"), (kind.Name, kind.Date)])
        .Where(use => use.Item2 is not null)
        .Select(use => (use.Item1, use.Item2!));

    public override bool IsCutByPeriod(string resourceType) => ItemKinds.Of(resourceType)?.Date is not null;

    public override SourceRequest? FindPatient(IdentityNumber number) => SourceRequest.Post("Patient/_search", [Is("identifier", Token(number))]);

    public override SourceRequest? Count(string resourceType, IdentityNumber number, IReadOnlyCollection<string> patientIds) =>
        SourceRequest.Post(Address(resourceType), [.. Whose(resourceType, number, patientIds), Is("_count", "1"), Newest(resourceType), Is("_total", "accurate")]);

    public override SourceRequest Search(string resourceType, IdentityNumber number, IReadOnlyCollection<string> patientIds, DateTimeOffset? from)
    {
        List<KeyValuePair<string, string>> form = [.. Whose(resourceType, number, patientIds), Is("_count", $"{PageSize}"), Newest(resourceType)];

        if (from is { } beginning && ItemKinds.Of(resourceType)?.Date is { } date)
        {
            form.Add(Is(date, From(beginning)));
        }

        return SourceRequest.Post(Address(resourceType), form);
    }

    private static string Address(string resourceType) => $"{resourceType}/_search";

    private static IEnumerable<KeyValuePair<string, string>> Whose(string resourceType, IdentityNumber number, IReadOnlyCollection<string> patientIds) =>
        [resourceType == Patient ? Is("identifier", Token(number)) : Is("patient", string.Join(',', patientIds.Select(id => $"{Patient}/{id}")))];

    private static KeyValuePair<string, string> Newest(string resourceType) => Is("_sort", "-" + (ItemKinds.Of(resourceType)?.Date ?? "_lastUpdated"));
}
