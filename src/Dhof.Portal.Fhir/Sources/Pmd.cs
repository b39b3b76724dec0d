using System.Collections.Immutable;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Fhir.Sources;

/// <summary>
/// Pasientens måledata: <c>POST Observation/_search</c> with <c>patient.identifier</c> and <c>date</c>, one patient at a time. It knows no sorting and no counting,
/// and the organisation that performed is the controller.
/// </summary>
internal sealed class Pmd : SourceProtocol
{
    private const string Observation = "Observation";

    public override ImmutableArray<string> ResourceTypes { get; } = [Observation];

    public override bool NamesControllers => true;

    public override bool CanCount => false;

    public override IEnumerable<(string ResourceType, string Parameter)> Uses => [(Observation, "patient"), (Observation, "date")];

    public override bool IsCutByPeriod(string resourceType) => true;

    public override SourceRequest Search(string resourceType, IdentityNumber number, IReadOnlyCollection<string> patientIds, DateTimeOffset? from)
    {
        List<KeyValuePair<string, string>> form = [Is("patient.identifier", Token(number))];

        if (from is { } beginning)
        {
            form.Add(Is("date", From(beginning)));
        }

        return SourceRequest.Post("Observation/_search", form);
    }
}
