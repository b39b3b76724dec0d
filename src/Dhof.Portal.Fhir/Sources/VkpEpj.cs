using System.Collections.Immutable;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Fhir.Sources;

/// <summary>
/// The EPJ API of Velferdsteknologisk knutepunkt: <c>POST {organisation}/{resource}/_search</c> with the header ServiceCodes, resource names in lower case, and for each
/// type the parameter that it takes. It knows no sorting and no counting.
/// </summary>
internal sealed class VkpEpj(OrganisationNumber organisation) : SourceProtocol
{
    /// <summary>Digital hjemmeoppfølging.</summary>
    private const string ServiceCode = "dho";

    private static readonly ImmutableDictionary<string, (string Patient, bool ByDate)> s_types = new Dictionary<string, (string, bool)>
    {
        ["Patient"] = ("identifier", false),
        ["AllergyIntolerance"] = ("identifier", false),
        ["Condition"] = ("patient.identifier", false),
        ["EpisodeOfCare"] = ("patient.identifier", false),
        ["MedicationStatement"] = ("patient.identifier", false),
        ["CarePlan"] = ("patient.identifier", true),
        ["Composition"] = ("patient.identifier", true),
    }.ToImmutableDictionary();

    public override ImmutableArray<string> ResourceTypes { get; } = [.. s_types.Keys.Order(StringComparer.Ordinal)];

    public override string Root => $"{organisation}/";

    public override bool NamesControllers => false;

    public override bool CanCount => false;

    public override SourceRequest Metadata => SourceRequest.Get($"{Root}metadata") with { Headers = Service };

    public override IEnumerable<(string ResourceType, string Parameter)> Uses => s_types.SelectMany(type => ((string, string)[])
    [
        (type.Key, type.Value.Patient.Split('.')[0]), .. type.Value.ByDate ? [(type.Key, "date")] : Array.Empty<(string, string)>(),
    ]);

    private static ImmutableArray<KeyValuePair<string, string>> Service => [Is("ServiceCodes", ServiceCode)];

    public override bool IsCutByPeriod(string resourceType) => s_types[resourceType].ByDate;

    public override SourceRequest? FindPatient(IdentityNumber number) => Search("Patient", number, [], null);

    public override SourceRequest Search(string resourceType, IdentityNumber number, IReadOnlyCollection<string> patientIds, DateTimeOffset? from)
    {
        var (patient, byDate) = s_types[resourceType];
        List<KeyValuePair<string, string>> form = [Is(patient, Token(number))];

        if (from is { } beginning && byDate)
        {
            form.Add(Is("date", From(beginning)));
        }

#pragma warning disable CA1308 // The API names its resources in lower case.
        return SourceRequest.Post($"{Root}{resourceType.ToLowerInvariant()}/_search", form) with { Headers = Service };
#pragma warning restore CA1308
    }
}
