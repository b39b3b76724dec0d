using Dhof.Portal.Domain.Access;

namespace Dhof.Portal.Texts;

/// <summary>What kinds of information are called on the screen.</summary>
public static class InformationWords
{
    /// <summary>Every kind, in the order in which they are shown.</summary>
    public static IReadOnlyList<InformationTypes> Order { get; } =
    [
        InformationTypes.Demographics, InformationTypes.Measurements, InformationTypes.Alerts, InformationTypes.Questionnaires, InformationTypes.Plans, InformationTypes.Medication,
        InformationTypes.Background, InformationTypes.Treatments, InformationTypes.Appointments, InformationTypes.Documents, InformationTypes.Services, InformationTypes.Dialogue,
        InformationTypes.Consents, InformationTypes.Other, InformationTypes.AccessLog,
    ];

    public static string For(InformationTypes type) => type switch
    {
        InformationTypes.Demographics => Words.InfoDemographics,
        InformationTypes.Measurements => Words.Measurements,
        InformationTypes.Alerts => Words.Alerts,
        InformationTypes.Questionnaires => Words.InfoQuestionnaires,
        InformationTypes.Plans => Words.InfoPlans,
        InformationTypes.Medication => Words.InfoMedication,
        InformationTypes.Background => Words.InfoBackground,
        InformationTypes.Treatments => Words.InfoTreatments,
        InformationTypes.Appointments => Words.InfoAppointments,
        InformationTypes.Documents => Words.InfoDocuments,
        InformationTypes.Services => Words.InfoServices,
        InformationTypes.Dialogue => Words.InfoDialogue,
        InformationTypes.Consents => Words.InfoConsents,
        InformationTypes.Other => Words.InfoOther,
        InformationTypes.AccessLog => Words.InfoAccessLog,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "One kind of information has one name."),
    };

    /// <summary>Several kinds in a sentence, in lower case.</summary>
    public static string List(InformationTypes types) =>
        string.Join(", ", Order.Where(type => types.HasFlag(type)).Select(type => For(type).ToLower(System.Globalization.CultureInfo.CurrentUICulture)));
}
