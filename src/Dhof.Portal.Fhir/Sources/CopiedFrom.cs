using System.Collections.Immutable;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Sources;

namespace Dhof.Portal.Fhir.Sources;

/// <summary>The source that a page was copied from, and whom its controller follows.</summary>
/// <param name="Root">Where its resources lie; references to them may begin with it.</param>
/// <param name="Patients">Whom the controller has a record of, with the ids of the Patients at the source that carry the number.</param>
public sealed record CopiedFrom(SourceKey Source, OrganisationNumber Controller, Uri Root, IReadOnlyDictionary<IdentityNumber, ImmutableHashSet<string>> Patients)
{
    private readonly Dictionary<string, IdentityNumber> _byId = Patients.SelectMany(patient => patient.Value, (patient, id) => (id, patient.Key)).DistinctBy(one => one.id).ToDictionary(one => one.id, one => one.Key);

    /// <summary>Whose an id at the source is; null for nobody whom the controller has a record of.</summary>
    public IdentityNumber? Of(string id) => _byId.TryGetValue(id, out var number) ? number : null;

    /// <summary>The system of the identifiers that copied resources are stored under. Every source has one of its own.</summary>
    public string System => SystemOf(Source);

    /// <summary>The identifier that a copied resource is stored under, system|value: by the id at the source each version finds the one before.</summary>
    public static string Identifier(SourceKey source, string type, string id) => $"{SystemOf(source)}|{type}/{id}";

    private static string SystemOf(SourceKey source) => $"urn:dhof:source:{source}";
}
