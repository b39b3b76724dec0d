using System.Collections.Frozen;
using System.Collections.Immutable;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Organisations;

namespace Dhof.Portal.Demo.People;

/// <summary>Seven organisations with numbers of the synthetic series (the first digit of a real one is 8 or 9).</summary>
internal static class Organisations
{
    public static OrganisationNumber Larvik { get; } = new(310000019);

    public static OrganisationNumber LarvikHarbourOffice { get; } = new(310000027);

    public static OrganisationNumber LarvikForestOffice { get; } = new(310000035);

    public static OrganisationNumber VestfoldHospital { get; } = new(310000043);

    public static OrganisationNumber OsloDistrict { get; } = new(310000051);

    public static OrganisationNumber OsloOffice { get; } = new(210000011);

    public static OrganisationNumber Lovisenberg { get; } = new(210000038);

    public static ImmutableDictionary<OrganisationNumber, (string Name, OrganisationKind Kind)> All { get; } = new Dictionary<OrganisationNumber, (string, OrganisationKind)>
    {
        [Larvik] = ("Larvik kommune", OrganisationKind.Municipality),
        [LarvikHarbourOffice] = ("Havna legekontor", OrganisationKind.GeneralPractice),
        [LarvikForestOffice] = ("Bøkeskogen legekontor", OrganisationKind.GeneralPractice),
        [VestfoldHospital] = ("Sykehuset i Vestfold", OrganisationKind.Hospital),
        [OsloDistrict] = ("Oslo kommune, bydel Prøvestrand", OrganisationKind.Municipality),
        [OsloOffice] = ("Prøvestrand legekontor", OrganisationKind.GeneralPractice),
        [Lovisenberg] = ("Lovisenberg", OrganisationKind.Hospital),
    }.ToImmutableDictionary();

    private static readonly FrozenSet<OrganisationNumber> s_all = All.Keys.ToFrozenSet();
    private static readonly FrozenSet<OrganisationNumber> s_larvik = FrozenSet.Create(Larvik, LarvikHarbourOffice, LarvikForestOffice, VestfoldHospital);
    private static readonly FrozenSet<OrganisationNumber> s_oslo = FrozenSet.Create(OsloDistrict, OsloOffice, Lovisenberg);

    /// <summary>The organisations of a region: those of one place, or all.</summary>
    public static FrozenSet<OrganisationNumber> Of(string region) => region switch
    {
        DemoOptions.Larvik => s_larvik,
        DemoOptions.Oslo => s_oslo,
        _ => s_all,
    };

    /// <summary>A district is part of its municipality.</summary>
    public static (OrganisationNumber Number, string Name)? LegalEntity(OrganisationNumber organisation) => organisation == OsloDistrict ? (new(313745392), "Oslo kommune") : null;

    public static IEnumerable<OrganisationRow> Rows => All.OrderBy(o => o.Key.Value).Select(o => new OrganisationRow
    {
        Number = o.Key,
        Name = o.Value.Name,
        Kind = o.Value.Kind,
        LegalEntity = LegalEntity(o.Key)?.Number,
        LegalEntityName = LegalEntity(o.Key)?.Name,
    });
}
