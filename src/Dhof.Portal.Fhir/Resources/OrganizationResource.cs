using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Fhir.Mapping;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;

namespace Dhof.Portal.Fhir.Resources;

/// <summary>An organisation, to no-basis: its number and, where the directory knows it, its name and what it is.</summary>
/// <param name="Name">Null where the directory does not know it.</param>
public sealed record KnownOrganisation(OrganisationNumber Number, string? Name, OrganisationKind? Kind);

public static class OrganizationResource
{
    private static readonly FhirJsonSerializer s_json = new();

    public static byte[] Of(KnownOrganisation organisation) => s_json.SerializeToBytes(Resource(organisation));

    /// <param name="address">Where the types are, complete.</param>
    public static byte[] Bundle(string address, string self, IReadOnlyCollection<KnownOrganisation> organisations, bool onlyCount) => s_json.SerializeToBytes(new Bundle
    {
        Type = Hl7.Fhir.Model.Bundle.BundleType.Searchset,
        Total = organisations.Count,
        Link = [new() { Relation = "self", Url = self }],
        Entry = onlyCount ? [] : [.. organisations.Select(organisation => new Bundle.EntryComponent
        {
            FullUrl = $"{address}/{nameof(Organization)}/{organisation.Number}",
            Resource = Resource(organisation),
            Search = new() { Mode = Hl7.Fhir.Model.Bundle.SearchEntryMode.Match },
        })],
    });

    private static Organization Resource(KnownOrganisation organisation) => new()
    {
        Id = organisation.Number.ToString(),
        Identifier = [new(Systems.OrganisationNumber, organisation.Number.ToString())],
        Name = organisation.Name,
        Type = organisation.Kind is { } kind ? [new CodeableConcept { Text = Word(kind) }] : [],
    };

    private static string Word(OrganisationKind kind) => kind switch
    {
        OrganisationKind.Municipality => "Kommune",
        OrganisationKind.GeneralPractice => "Fastlegekontor",
        _ => "Sykehus",
    };
}
