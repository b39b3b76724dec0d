using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Sources;

namespace Dhof.Portal.Fhir.Sources;

/// <summary>Whom a source was asked about, and what may be taken from its answer.</summary>
/// <param name="Controller">Whose the source is.</param>
/// <param name="NamesControllers">An organisation that performed is the controller (VkpObservation); otherwise it is the source's own.</param>
/// <param name="Base">The source's own address; it ends with a slash.</param>
/// <param name="PatientIds">The ids at the source that stand for the patient, as far as they are known.</param>
/// <param name="Types">What was asked for and may be shown.</param>
public sealed record AskedSource(
    SourceKey Source,
    OrganisationNumber Controller,
    bool NamesControllers,
    Uri Base,
    IdentityNumber Number,
    IReadOnlySet<string> PatientIds,
    InformationTypes Types);
