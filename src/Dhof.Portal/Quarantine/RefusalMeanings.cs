using System.Collections.Frozen;
using Dhof.Portal.Domain;
using Dhof.Portal.Texts;

namespace Dhof.Portal.Quarantine;

/// <summary>
/// What a reason means to whoever treats the patient, by the key of the refusal. A table by key, like the names of the kinds; a test holds it against every
/// refusal that an input can get. A key that this version does not know has a text too: rows outlive versions.
/// </summary>
public static class RefusalMeanings
{
    private static readonly LocalText s_unknown = new("Portalen forstår ikke innholdet", "Portalen forstår ikkje innhaldet", "The portal does not understand the content");

    private static readonly FrozenDictionary<string, LocalText> s_meanings = new Dictionary<string, LocalText>
    {
        ["json-invalid"] = new("Meldingen er skadet eller avbrutt", "Meldinga er skadd eller avbroten", "The message is damaged or cut off"),
        ["json-too-deep"] = new("Meldingen har en oppbygning som portalen ikke leser", "Meldinga har ei oppbygging som portalen ikkje les", "The message is built in a way that the portal does not read"),
        ["element-twice"] = new("Samme opplysning står to ganger i meldingen", "Same opplysning står to gonger i meldinga", "The same piece of information stands twice in the message"),
        ["element-shape"] = new("En opplysning i meldingen er feil bygd opp", "Ei opplysning i meldinga er feil bygd opp", "A piece of information in the message is built wrongly"),
        ["other-type"] = new("Meldingen er verken en måling, en skjemabesvarelse eller et varsel", "Meldinga er verken ei måling, eit skjemasvar eller eit varsel", "The message is neither a measurement, an answered form nor an alert"),
        ["bundle-type"] = new("Samlingen av målinger er av en type som ikke tas imot", "Samlinga av målingar er av ein type som ikkje blir teken imot", "The collection of measurements is of a type that is not taken"),
        ["too-many-entries"] = new("Det kom for mange målinger i én sending", "Det kom for mange målingar i éi sending", "Too many measurements came in one message"),
        ["entry-resource-missing"] = new("Målingen mangler i sendingen", "Målinga manglar i sendinga", "The measurement is missing from the message"),
        ["entry-method"] = new("Avsenderen ba om å endre eller slette, og det tas ikke imot", "Avsendaren bad om å endre eller slette, og det blir ikkje teke imot", "The sender asked to change or delete, which is not taken"),
        ["entry-address"] = new("Sendingen er adressert til noe annet enn målinger", "Sendinga er adressert til noko anna enn målingar", "The message is addressed to something other than measurements"),
        ["conditional-request"] = new("Avsenderen satte vilkår som ikke tas imot", "Avsendaren sette vilkår som ikkje blir tekne imot", "The sender set conditions that are not taken"),
        ["modifier"] = new("Meldingen har et forbehold som portalen ikke kjenner, og som kan endre hva verdien betyr", "Meldinga har eit atterhald som portalen ikkje kjenner, og som kan endre kva verdien tyder", "The message has a proviso that the portal does not know and that may change what the value means"),
        ["focus"] = new("Målingen gjelder noe eller noen andre enn pasienten selv", "Målinga gjeld noko eller nokon andre enn pasienten sjølv", "The measurement is about something or someone other than the patient"),
        ["status-missing"] = new("Det er ikke oppgitt om målingen er ferdig", "Det er ikkje oppgjeve om målinga er ferdig", "It is not stated whether the measurement is final"),
        ["status-not-taken"] = new("Målingen er foreløpig eller avbrutt", "Målinga er førebels eller avbroten", "The measurement is preliminary or cancelled"),
        ["code-unknown"] = new("Portalen kjenner ikke denne typen måling", "Portalen kjenner ikkje denne typen måling", "The portal does not know this kind of measurement"),
        ["code-contradictory"] = new("Målingen er merket som to forskjellige typer", "Målinga er merkt som to ulike typar", "The measurement is marked as two different kinds"),
        ["subject-missing"] = new("Det er ikke oppgitt hvem det gjelder", "Det er ikkje oppgjeve kven det gjeld", "It is not stated whom it is about"),
        ["subject-system"] = new("Pasienten er oppgitt med et nummer portalen ikke slår opp i", "Pasienten er oppgjeven med eit nummer portalen ikkje slår opp i", "The patient is named by a number that the portal does not look up"),
        ["subject-number"] = new("Fødselsnummeret er ikke gyldig", "Fødselsnummeret er ikkje gyldig", "The identity number is not valid"),
        ["patient-unknown"] = new("Pasienten er ikke registrert hos dataansvarlig", "Pasienten er ikkje registrert hos dataansvarleg", "The controller has no record of the patient"),
        ["time-missing"] = new("Tidspunktet for målingen mangler", "Tidspunktet for målinga manglar", "The time of the measurement is missing"),
        ["time-is-date"] = new("Det er oppgitt dato, men ikke klokkeslett", "Det er oppgjeve dato, men ikkje klokkeslett", "There is a date but no time of day"),
        ["time-without-zone"] = new("Klokkeslettet er oppgitt uten tidssone", "Klokkeslettet er oppgjeve utan tidssone", "The time of day has no time zone"),
        ["time-invalid"] = new("Tidspunktet er ikke lesbart", "Tidspunktet er ikkje lesbart", "The time is not readable"),
        ["time-ahead"] = new("Tidspunktet er mer enn ti minutter fram i tid: utstyrets klokke går feil", "Tidspunktet er meir enn ti minutt fram i tid: klokka i utstyret går feil", "The time is more than ten minutes ahead: the device's clock is wrong"),
        ["value-missing"] = new("Verdien mangler", "Verdien manglar", "The value is missing"),
        ["value-type"] = new("Verdien er ikke et tall med enhet", "Verdien er ikkje eit tal med eining", "The value is not a number with a unit"),
        ["value-not-representable"] = new("Verdien er ikke et lesbart tall", "Verdien er ikkje eit lesbart tal", "The value is not a readable number"),
        ["value-comparator"] = new("Verdien er oppgitt som større eller mindre enn et tall, ikke som selve verdien", "Verdien er oppgjeven som større eller mindre enn eit tal, ikkje som sjølve verdien", "The value is given as more or less than a number, not as the value itself"),
        ["value-contradictory"] = new("Det står både en verdi og at verdien mangler", "Det står både ein verdi og at verdien manglar", "There is both a value and a statement that the value is missing"),
        ["unit-system"] = new("Enheten er ikke oppgitt på en måte som kan leses sikkert", "Eininga er ikkje oppgjeven på ein måte som kan lesast sikkert", "The unit is not given in a way that can be read safely"),
        ["unit-unknown"] = new("Enheten brukes ikke for denne typen måling", "Eininga blir ikkje brukt for denne typen måling", "The unit is not used for this kind of measurement"),
        ["component-missing"] = new("En del av målingen mangler, for eksempel undertrykket", "Ein del av målinga manglar, til dømes undertrykket", "A part of the measurement is missing, for example the diastolic pressure"),
        ["component-twice"] = new("En del av målingen står to ganger", "Ein del av målinga står to gonger", "A part of the measurement stands twice"),
        ["score-form"] = new("Skåren er ikke et tall", "Skåren er ikkje eit tal", "The score is not a number"),
        ["score-not-whole"] = new("Skåren er ikke et helt tall", "Skåren er ikkje eit heilt tal", "The score is not a whole number"),
        ["answer-form"] = new("Svaret er ikke oppgitt som et svar, men for eksempel som et tall", "Svaret er ikkje oppgjeve som eit svar, men til dømes som eit tal", "The answer is not given as an answer, but for example as a number"),
        ["answer-unknown"] = new("Svaret er ikke et av dem som finnes", "Svaret er ikkje eit av dei som finst", "The answer is not one of those that there are"),
        ["answer-contradictory"] = new("Svaret er oppgitt på to måter som sier forskjellige ting", "Svaret er oppgjeve på to måtar som seier ulike ting", "The answer is given in two ways that say different things"),
        ["oxygen-unreadable"] = new("Oksygentilførselen er ikke lesbar", "Oksygentilførselen er ikkje lesbar", "The oxygen flow is not readable"),
        ["oxygen-contradictory"] = new("Det står både romluft og oksygentilførsel", "Det står både romluft og oksygentilførsel", "There is both room air and an oxygen flow"),
        ["controller-unreadable"] = new("Det er ikke lesbart hvem som er dataansvarlig", "Det er ikkje lesbart kven som er dataansvarleg", "It is not readable who the controller is"),
        ["controller-not-yours"] = new("Avsenderen har ikke lov til å sende for denne virksomheten", "Avsendaren har ikkje lov til å sende for denne verksemda", "The sender may not write for this organisation"),
        ["identifier-taken"] = new("Avsenderen har sendt noe annet under samme nummer før", "Avsendaren har sendt noko anna under same nummer før", "The sender has sent something else under the same number before"),
        ["identifier-missing"] = new("Avsenderen trekker tilbake en måling uten å si hvilken", "Avsendaren trekkjer tilbake ei måling utan å seie kva for ei", "The sender withdraws a measurement without saying which"),
        ["issued-invalid"] = new("Det er ikke lesbart når avsenderen rettet målingen", "Det er ikkje lesbart når avsendaren retta målinga", "It is not readable when the sender corrected the measurement"),
        ["nothing-to-withdraw"] = new("Avsenderen trekker tilbake en måling som ikke er kommet til portalen", "Avsendaren trekkjer tilbake ei måling som ikkje er komen til portalen", "The sender withdraws a measurement that has not reached the portal"),
        ["correction-outdated"] = new("Avsenderen retter en måling som alt er rettet senere", "Avsendaren rettar ei måling som alt er retta seinare", "The sender corrects a measurement that has been corrected later already"),
        ["correction-other-patient"] = new("Avsenderen retter en måling som står på en annen pasient", "Avsendaren rettar ei måling som står på ein annan pasient", "The sender corrects a measurement that stands with another patient"),
        ["correction-other-controller"] = new("Avsenderen retter en måling som står hos en annen dataansvarlig", "Avsendaren rettar ei måling som står hos ein annan dataansvarleg", "The sender corrects a measurement that stands with another controller"),
        ["correction-other-kind"] = new("Avsenderen retter en måling som står som en annen type", "Avsendaren rettar ei måling som står som ein annan type", "The sender corrects a measurement that stands as another kind"),
        ["issue-status"] = new("Varselet fra et annet system er ikke ferdig", "Varselet frå eit anna system er ikkje ferdig", "The alert of another system is not final"),
        ["issue-identifier"] = new("Varselet fra et annet system mangler et eget nummer", "Varselet frå eit anna system manglar eit eige nummer", "The alert of another system has no identifier"),
        ["issue-time"] = new("Det er ikke oppgitt når varselet fra et annet system ble utløst", "Det er ikkje oppgjeve når varselet frå eit anna system vart utløyst", "It is not stated when the alert of another system was raised"),
        ["issue-severity"] = new("Det er ikke oppgitt hvor alvorlig varselet fra et annet system er", "Det er ikkje oppgjeve kor alvorleg varselet frå eit anna system er", "It is not stated how serious the alert of another system is"),
        ["issue-text"] = new("Varselet fra et annet system sier ikke hva det gjelder", "Varselet frå eit anna system seier ikkje kva det gjeld", "The alert of another system does not say what it is about"),
        ["plan-not-understood"] = new("Noe i planen fra et annet system kan ikke leses", "Noko i planen frå eit anna system kan ikkje lesast", "Something in the plan of another system cannot be read"),
        ["plan-status"] = new("Planen fra et annet system gjelder ikke", "Planen frå eit anna system gjeld ikkje", "The plan of another system is not in force"),
        ["plan-too-large"] = new("Planen fra et annet system er for lang", "Planen frå eit anna system er for lang", "The plan of another system is too long"),
        ["plan-exists"] = new("Avsenderen sendte en første plan, og pasienten har en avtalt plan", "Avsendaren sende ein første plan, og pasienten har ein avtalt plan", "The sender sent a first plan, and the patient has an agreed one"),
        ["plan-draft-open"] = new("Noen skriver på planen, og det de har skrevet, blir ikke overskrevet", "Nokon skriv på planen, og det dei har skrive, blir ikkje overskrive", "Somebody is writing on the plan, and what they wrote is not overwritten"),
        ["plan-version-missing"] = new("Avsenderen sa ikke hvilken utgave av planen den hadde lest", "Avsendaren sa ikkje kva utgåve av planen han hadde lese", "The sender did not say which version of the plan it had read"),
        ["plan-unknown"] = new("Avsenderen endrer en plan som ikke er pasientens her", "Avsendaren endrar ein plan som ikkje er pasienten sin her", "The sender changes a plan that is not the patient's here"),
        ["response-status"] = new("Skjemaet er ikke ferdig besvart", "Skjemaet er ikkje ferdig svart på", "The form is not completed"),
        ["authored-missing"] = new("Tidspunktet for besvarelsen mangler", "Tidspunktet for svaret manglar", "The time of the answers is missing"),
        ["item-link-id"] = new("Det er ikke oppgitt hvilket spørsmål et svar hører til", "Det er ikkje oppgjeve kva spørsmål eit svar høyrer til", "It is not stated which question an answer belongs to"),
        ["response-empty"] = new("Skjemaet har ingen spørsmål", "Skjemaet har ingen spørsmål", "The form holds no questions"),
        ["response-too-large"] = new("Skjemabesvarelsen er for stor", "Skjemasvaret er for stort", "The answered form is too large"),
        ["response-correction-not-taken"] = new("Avsenderen retter eller trekker tilbake en skjemabesvarelse som står i portalen, og det kunne ikke tas inn", "Avsendaren rettar eller trekkjer tilbake eit skjemasvar som står i portalen, og det kunne ikkje takast inn", "The sender corrects or withdraws an answered form that stands in the portal, and it could not be taken in"),
    }.ToFrozenDictionary();

    public static IEnumerable<string> Keys => s_meanings.Keys;

    /// <summary>Without a full stop, so that it can stand after a colon.</summary>
    public static string Of(string reason) => s_meanings.GetValueOrDefault(reason, s_unknown).In();
}
