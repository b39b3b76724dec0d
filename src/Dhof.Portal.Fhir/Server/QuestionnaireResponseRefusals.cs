namespace Dhof.Portal.Fhir.Server;

/// <summary>What can be wrong with one QuestionnaireResponse, beside what can be wrong with any resource.</summary>
public sealed partial record RefusalCode
{
    public static RefusalCode ResponseStatus { get; } = new("response-status", 422, "business-rule", "Send the QuestionnaireResponse when its status is completed or amended.");

    public static RefusalCode AuthoredMissing { get; } = new("authored-missing", 422, "required", "Send authored, with date, time of day and zone.");

    public static RefusalCode ItemLinkId { get; } = new("item-link-id", 422, "required", "Give each item the linkId of its question.");

    public static RefusalCode ResponseEmpty { get; } = new("response-empty", 422, "required", "Send the questions as item, with their answers.");

    public static RefusalCode ResponseTooLarge { get; } = new("response-too-large", 413, "too-long", "Send at most 1,000 items and 100,000 characters in one QuestionnaireResponse.");

    public static RefusalCode ResponseUnknown { get; } = new("response-unknown", 404, "not-found", "Use the id from the Location of your own create.");

    public static RefusalCode ResponseCorrectionNotTaken { get; } = new("response-correction-not-taken", 409, "not-supported", "Corrections and withdrawals of stored responses are not taken yet: tell the controller.");
}
