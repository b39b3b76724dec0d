using System.Collections.Immutable;
using Dhof.Portal.Demo.People;
using Dhof.Portal.Demo.Physiology;
using Dhof.Portal.Demo.Sources.Records;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Sources;

namespace Dhof.Portal.Demo.Sources;

/// <summary>An organisation of the region that keeps its own record and answers questions about its patients: a FHIR server of its own, in the process of the demonstration.</summary>
/// <param name="Key">The name of the source in section Sources.</param>
/// <param name="Records">What it holds about one patient at an instant.</param>
internal sealed record DemoSource(string Key, OrganisationNumber Organisation, SourceKind Kind, Func<SyntheticPatient, StoryDays, DateTimeOffset, IEnumerable<HeldResource>> Records)
{
    public static ImmutableArray<DemoSource> All { get; } =
    [
        new("siv", Organisations.VestfoldHospital, SourceKind.GenericR4, HospitalRecord.Of),
        new("havna", Organisations.LarvikHarbourOffice, SourceKind.VkpEpj, OfficeRecord.Of),
        new("bokeskogen", Organisations.LarvikForestOffice, SourceKind.VkpEpj, OfficeRecord.Of),
        new("lovisenberg", Organisations.Lovisenberg, SourceKind.GenericR4, HospitalRecord.Of),
        new("provestrand", Organisations.OsloOffice, SourceKind.GenericR4, OfficeRecord.Of),
        new("pmd-oslo", Organisations.OsloOffice, SourceKind.Pmd, SpotChecks.Of),
    ];

    /// <summary>Whether the organisation gives the patient care, and so has a record.</summary>
    public bool Knows(SyntheticPatient patient) => patient.Team.Organisations.Contains(Organisation);
}
