using Dhof.Portal.Fhir.Search;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;

namespace Dhof.Portal.Fhir.Server;

/// <summary>What /fhir/metadata says: exactly what the endpoint does. Written once.</summary>
public static class CapabilityStatements
{
    private const string Profiles = "http://hl7.no/fhir/vkpobservation/StructureDefinition/";

    private static readonly string[] s_profiles = ["Heartrate", "Bloodpressure", "Oxygensat", "Bodytemp", "Bodyweight", "Resprate", "Consciousness", "NEWS2score", "CFSscore"];

    private static readonly Lazy<byte[]> s_json = new(() => new FhirJsonSerializer().SerializeToBytes(Statement()));

    public static ReadOnlyMemory<byte> Json => s_json.Value;

    private static CapabilityStatement Statement() => new()
    {
        Status = PublicationStatus.Active,
        Date = "2026-01-01",
        Kind = CapabilityStatementKind.Instance,
        Software = new() { Name = "Dhof.Portal" },
        Implementation = new() { Description = "Dhof.Portal: measurements taken and forms answered at home, in and out. See docs/fhir.md for codes, units and refusals." },
        FhirVersion = FHIRVersion.N4_0_1,
        Format = ["application/fhir+json"],
        Rest =
        [
            new()
            {
                Mode = CapabilityStatement.RestfulCapabilityMode.Server,
                Security = new() { Description = "Authorization: Bearer, one token for each configured client. /fhir/metadata is open." },
                Interaction =
                [
                    new() { Code = CapabilityStatement.SystemRestfulInteraction.Batch, Documentation = "POST /fhir. A collection is taken as a batch. Only creates; an entry without request is one." },
                    new() { Code = CapabilityStatement.SystemRestfulInteraction.Transaction, Documentation = "POST /fhir, all or nothing. Only creates." },
                ],
                Resource = [Observations(), Responses(), Patients(), Issues(), Organisations(), Plans()],
            },
        ],
    };

    private static CapabilityStatement.ResourceComponent Observations() => NothingOverwritten(new()
    {
        Type = "Observation",
        SupportedProfile = [.. s_profiles.Select(profile => $"{Profiles}vkp-Observation-{profile}"), Profiles + "vkp-Observation"],
        Interaction =
        [
            new() { Code = CapabilityStatement.TypeRestfulInteraction.Create, Documentation = "The same identifier and content again is answered 200 and stored once. Status amended, corrected or entered-in-error under a stored identifier makes its next version; final with other content is answered 409. If-None-Exist: identifier=system|value; If-Match with a correction." },
            new() { Code = CapabilityStatement.TypeRestfulInteraction.Read },
            new() { Code = CapabilityStatement.TypeRestfulInteraction.SearchType, Documentation = "GET Observation, or POST Observation/_search with a form. The next link lives for one hour and shows what was stored when the search began." },
            new() { Code = CapabilityStatement.TypeRestfulInteraction.Vread, Documentation = "Every version is kept." },
            new() { Code = CapabilityStatement.TypeRestfulInteraction.HistoryInstance },
        ],
        SearchParam = [.. SearchParameters.OfObservation],
        Versioning = CapabilityStatement.ResourceVersionPolicy.Versioned,
        ReadHistory = true,
        ConditionalCreate = true,
        ConditionalRead = CapabilityStatement.ConditionalReadStatus.NotMatch,
        ReferencePolicy = [CapabilityStatement.ReferenceHandlingPolicy.Logical],
    });

    private static CapabilityStatement.ResourceComponent Responses() => NothingOverwritten(new()
    {
        Type = "QuestionnaireResponse",
        Interaction =
        [
            new() { Code = CapabilityStatement.TypeRestfulInteraction.Create, Documentation = "Of any form. The same identifier and content again is answered 200 and stored once; other content 409. If-None-Exist: identifier=system|value." },
            new() { Code = CapabilityStatement.TypeRestfulInteraction.Read },
            new() { Code = CapabilityStatement.TypeRestfulInteraction.SearchType, Documentation = "As for Observation." },
            new() { Code = CapabilityStatement.TypeRestfulInteraction.Vread, Documentation = "There is one version, 1." },
            new() { Code = CapabilityStatement.TypeRestfulInteraction.HistoryInstance, Documentation = "Of one version." },
        ],
        SearchParam = [.. SearchParameters.OfResponse],
        Versioning = CapabilityStatement.ResourceVersionPolicy.Versioned,
        ReadHistory = true,
        ConditionalCreate = true,
        ConditionalRead = CapabilityStatement.ConditionalReadStatus.NotMatch,
        ReferencePolicy = [CapabilityStatement.ReferenceHandlingPolicy.Logical],
    });

    private static CapabilityStatement.ResourceComponent Patients() => NothingOverwritten(new()
    {
        Type = "Patient",
        Documentation = "One Patient for each controller's record of a person (id-organisation number), and one for the person (id) with nothing but the number and links to the records. Nothing is merged.",
        Interaction =
        [
            new() { Code = CapabilityStatement.TypeRestfulInteraction.Read },
            new() { Code = CapabilityStatement.TypeRestfulInteraction.SearchType, Documentation = "GET Patient, or POST Patient/_search with a form. Finds the records of exactly one person, all on one page." },
        ],
        SearchParam = [.. SearchParameters.OfPatient],
        Operation = [new() { Name = "everything", Definition = "http://hl7.org/fhir/OperationDefinition/Patient-everything", Documentation = "Of a person or of one record, by GET, or by POST with a form or Parameters: _since, _type and _count (1 to 1000, 100 where it is left out). The Patients first." }],
        Versioning = CapabilityStatement.ResourceVersionPolicy.Versioned,
        ReadHistory = false,
        ConditionalCreate = false,
        ConditionalRead = CapabilityStatement.ConditionalReadStatus.NotMatch,
        ReferencePolicy = [CapabilityStatement.ReferenceHandlingPolicy.Literal, CapabilityStatement.ReferenceHandlingPolicy.Logical],
    });

    private static CapabilityStatement.ResourceComponent Issues()
    {
        var issues = MadeOfRows(
            ResourceTypes.DetectedIssue,
            "One for each alert: which rule found what in which Observations, or what another system of the controller raised. Decision support; open ones are preliminary.",
            SearchParameters.OfIssue);
        issues.Interaction.Insert(0, new() { Code = CapabilityStatement.TypeRestfulInteraction.Create, Documentation = "An alert that another system of the controller raised, alone and not in a Bundle. What comes under the same identifier is its next version; the same again is answered 200." });
        return issues;
    }

    private static CapabilityStatement.ResourceComponent Plans()
    {
        var plans = MadeOfRows(
            ResourceTypes.CarePlan,
            "One for each self-treatment plan, in the agreed version that is in force; zones and goals are contained. versionId is the number of the version.",
            SearchParameters.OfPlan);
        plans.Interaction =
        [
            .. plans.Interaction,
            new() { Code = CapabilityStatement.TypeRestfulInteraction.Create, Documentation = "A first plan, from the controller's own system, as this server gives one out. Answered 202: it is a draft until somebody has agreed it, and has no address before. 409 where a plan is agreed or somebody is writing." },
            new() { Code = CapabilityStatement.TypeRestfulInteraction.Update, Documentation = "What shall come after an agreed version: If-Match is demanded, and nothing is overwritten. Answered 202, as for create." },
        ];
        plans.Versioning = CapabilityStatement.ResourceVersionPolicy.VersionedUpdate;
        return plans;
    }

    /// <summary>What the portal tells of its own, read and searched only.</summary>
    private static CapabilityStatement.ResourceComponent MadeOfRows(string type, string documentation, IEnumerable<CapabilityStatement.SearchParamComponent> parameters) => NothingOverwritten(new()
    {
        Type = type,
        Documentation = documentation,
        Interaction =
        [
            new() { Code = CapabilityStatement.TypeRestfulInteraction.Read },
            new() { Code = CapabilityStatement.TypeRestfulInteraction.SearchType, Documentation = "As for Observation; each is shown as it stands when its page is read." },
        ],
        SearchParam = [.. parameters],
        Versioning = CapabilityStatement.ResourceVersionPolicy.Versioned,
        ReadHistory = false,
        ConditionalCreate = false,
        ConditionalRead = CapabilityStatement.ConditionalReadStatus.NotMatch,
        ReferencePolicy = [CapabilityStatement.ReferenceHandlingPolicy.Literal],
    });

    private static CapabilityStatement.ResourceComponent Organisations() => NothingOverwritten(new()
    {
        Type = ResourceTypes.Organization,
        Documentation = "The controllers that the client reads or writes for.",
        Interaction =
        [
            new() { Code = CapabilityStatement.TypeRestfulInteraction.Read },
            new() { Code = CapabilityStatement.TypeRestfulInteraction.SearchType, Documentation = "All of them where no parameter narrows, on one page." },
        ],
        SearchParam = [.. SearchParameters.OfOrganization],
        Versioning = CapabilityStatement.ResourceVersionPolicy.NoVersion,
        ReadHistory = false,
        ConditionalCreate = false,
    });

    /// <summary>Nothing here is updated or deleted, on whatever condition.</summary>
    private static CapabilityStatement.ResourceComponent NothingOverwritten(CapabilityStatement.ResourceComponent offered)
    {
        (offered.UpdateCreate, offered.ConditionalUpdate) = (false, false);
        offered.ConditionalDelete = CapabilityStatement.ConditionalDeleteStatus.NotSupported;
        return offered;
    }
}
