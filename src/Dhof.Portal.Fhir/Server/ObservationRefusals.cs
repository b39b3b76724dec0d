namespace Dhof.Portal.Fhir.Server;

/// <summary>What can be wrong with one Observation.</summary>
public sealed partial record RefusalCode
{
    public static RefusalCode Modifier { get; } = new("modifier", 422, "not-supported", "The portal cannot know what a modifierExtension or implicitRules changes: send the resource without it.");

    public static RefusalCode Focus { get; } = new("focus", 422, "not-supported", "Only measurements of the subject are taken: leave out focus.");

    public static RefusalCode StatusMissing { get; } = new("status-missing", 422, "required", "Set status to final.");

    public static RefusalCode StatusNotTaken { get; } = new("status-not-taken", 422, "business-rule", "Send the Observation when its status is final, amended, corrected or entered-in-error.");

    public static RefusalCode CodeUnknown { get; } = new("code-unknown", 422, "code-invalid", "Use a LOINC, SNOMED CT or NPU coding of /fhir/metadata's documentation, with its system; any other vital sign is kept when its category is vital-signs.");

    public static RefusalCode CodeContradictory { get; } = new("code-contradictory", 422, "code-invalid", "The codings name different kinds of measurement: send codings that mean the same.");

    public static RefusalCode SubjectMissing { get; } = new("subject-missing", 422, "required", "Name the patient by subject.identifier with system and value; a literal reference is not followed.");

    public static RefusalCode SubjectSystem { get; } = new("subject-system", 422, "code-invalid", "Use the identifier system of fødselsnummer, D-nummer or felles hjelpenummer (urn:oid:2.16.578.1.12.4.1.4.1, .2 or .3).");

    public static RefusalCode SubjectNumber { get; } = new("subject-number", 422, "value", "The number is not 11 digits with valid check digits: correct it at the source.");

    public static RefusalCode PatientUnknown { get; } = new("patient-unknown", 422, "not-found", "The controller has no record of this patient: enrol the patient there first, or correct the number.");

    public static RefusalCode TimeMissing { get; } = new("time-missing", 422, "required", "Send effectiveDateTime, effectiveInstant or effectivePeriod.start, with time of day and zone.");

    public static RefusalCode TimeIsDate { get; } = new("time-is-date", 422, "value", "A date alone is no instant: send date, time of day and zone.");

    public static RefusalCode TimeWithoutZone { get; } = new("time-without-zone", 422, "value", "Add the zone to the time, for example +01:00 or Z.");

    public static RefusalCode TimeInvalid { get; } = new("time-invalid", 422, "value", "Write the time as YYYY-MM-DDThh:mm:ss with zone.");

    public static RefusalCode TimeAhead { get; } = new("time-ahead", 422, "business-rule", "The time is more than ten minutes ahead: correct the sender's clock.");

    public static RefusalCode ValueMissing { get; } = new("value-missing", 422, "required", "Send the value: a measured one as a quantity with value, system and code, a score as a number, an answer as a coded value.");

    public static RefusalCode ValueType { get; } = new("value-type", 422, "not-supported", "Send the value as valueQuantity.");

    public static RefusalCode ValueNotRepresentable { get; } = new("value-not-representable", 422, "value", "Send the value as a JSON number smaller than 1,000,000,000.");

    public static RefusalCode ValueComparator { get; } = new("value-comparator", 422, "not-supported", "Send the measured value itself, without comparator.");

    public static RefusalCode ValueContradictory { get; } = new("value-contradictory", 422, "invariant", "Send either a value or a dataAbsentReason, not both.");

    public static RefusalCode UnitSystem { get; } = new("unit-system", 422, "required", "Set the quantity's system to http://unitsofmeasure.org and its code to the UCUM code.");

    public static RefusalCode UnitUnknown { get; } = new("unit-unknown", 422, "code-invalid", "Send the value in one of the accepted units.");

    public static RefusalCode ScoreForm { get; } = new("score-form", 422, "not-supported", "Send the score as valueInteger, or as valueQuantity without unit or with the code {score}.");

    public static RefusalCode ScoreNotWhole { get; } = new("score-not-whole", 422, "value", "This score is a whole number: send the total as it was reckoned.");

    public static RefusalCode AnswerForm { get; } = new("answer-form", 422, "not-supported", "Send the answer as valueCodeableConcept.");

    public static RefusalCode AnswerUnknown { get; } = new("answer-unknown", 422, "code-invalid", "Send one of the answers' codes of /fhir/metadata's documentation, in SNOMED CT or LOINC, with its system.");

    public static RefusalCode AnswerContradictory { get; } = new("answer-contradictory", 422, "invariant", "The codings, displays and text name different answers: send those that mean the same.");

    public static RefusalCode ComponentMissing { get; } = new("component-missing", 422, "required", "Send one component for each part of the measurement, coded in LOINC or SNOMED CT.");

    public static RefusalCode ComponentTwice { get; } = new("component-twice", 422, "duplicate", "Send each component once.");

    public static RefusalCode OxygenUnreadable { get; } = new("oxygen-unreadable", 422, "value", "Send the oxygen flow as a number from 0 to 100 in L/min or mL/min.");

    public static RefusalCode OxygenContradictory { get; } = new("oxygen-contradictory", 422, "invariant", "Room air and an oxygen flow, or two different flows, cannot both be true: send the one that is.");

    public static RefusalCode ControllerUnreadable { get; } = new("controller-unreadable", 422, "value", "Name one organisation by its nine-digit organisation number.");

    public static RefusalCode ControllerNotYours { get; } = new("controller-not-yours", 403, "forbidden", "The client may not write for this organisation: have it configured, or correct the organisation that is named.");

    public static RefusalCode IdentifierTaken { get; } = new("identifier-taken", 409, "conflict", "The identifier is stored with other content: use a new identifier for new content. The input is kept for review.");
}
