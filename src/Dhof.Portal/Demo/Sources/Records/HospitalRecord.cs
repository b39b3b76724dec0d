using Dhof.Portal.Demo.Messages;
using Dhof.Portal.Demo.People;
using Dhof.Portal.Demo.Physiology;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Demo.Sources.Records;

/// <summary>What a hospital has of a patient: the referral, stays at the worst days of the planted illness with what was measured and given, the summary, and the next appointment.</summary>
internal static class HospitalRecord
{
    private const int MostStays = 4;
    private const int YearsBack = 3;
    private const int SentOnFor = 10;

    /// <summary>Which of those was read out over the telephone, and written down wrong.</summary>
    private const int TypedOff = 2;

    private static readonly string[] s_monitored = ["spo2", "hr", "bp", "rr", "temp"];

    public static IEnumerable<HeldResource> Of(SyntheticPatient patient, StoryDays days, DateTimeOffset now)
    {
        var record = new RecordJson(patient, patient.Team.Hospital!.Value);
        var (code, diagnosis) = Diagnosis(patient.Condition);
        var referred = patient.EnrolledFrom.AddDays(-40);
        yield return record.Patient();
        yield return record.Held("Condition", referred, null, new
        {
            clinicalStatus = RecordJson.Code("http://terminology.hl7.org/CodeSystem/condition-clinical", "active"),
            code = RecordJson.Coded(RecordJson.Icd10, code, diagnosis),
            subject = record.Subject,
            recordedDate = RecordJson.Instant(referred),
        });
        yield return record.Held("ServiceRequest", referred, null, new
        {
            status = "completed",
            intent = "order",
            code = new { text = "Henvisning til lungepoliklinikk, vurdering av digital hjemmeoppfølging" },
            subject = record.Subject,
            authoredOn = RecordJson.Instant(referred),
            requester = new { display = patient.Team.Gp.Signature },
        });
        yield return record.Held("EpisodeOfCare", patient.EnrolledFrom, null, new
        {
            status = "active",
            type = new[] { new { text = "Poliklinisk oppfølging sammen med kommunen" } },
            patient = record.Subject,
            managingOrganization = record.Organisation,
            period = new { start = RecordJson.Date(patient.EnrolledFrom) },
        });

        // The municipality sent some readings on: the hospital has them too, under the municipality's identifiers.
        foreach (var (reading, number) in SentOn(patient, days, now).Select((reading, number) => (reading, number)))
        {
            var identifier = $"{SyntheticMessage.IdentifierSystem}|{new SyntheticMessage(patient, reading).Identifier}";
            yield return number == TypedOff
                ? record.Measured(reading with { Value = reading.Value - 2 }, "Pasienten selv", "Demo pulsoksymeter PO-1", "Skrevet av etter telefon fra kommunen", identifier)
                : record.Measured(reading, "Pasienten selv", "Demo pulsoksymeter PO-1", "Sendt fra kommunen", identifier);
        }

        foreach (var resource in Stays(patient, days, now).SelectMany(stay => Stay(record, patient, days, stay.From, stay.To, code, diagnosis)))
        {
            yield return resource;
        }

        var next = OsloTime.At(DateOnly.FromDateTime(OsloTime.Of(now).DateTime).AddDays(9 + (patient.Index % 20)), 9 + (patient.Index % 5));
        yield return record.Held("Appointment", now.AddDays(-6), next, new
        {
            status = "booked",
            serviceType = new[] { new { text = "Lungepoliklinikk, kontroll" } },
            start = RecordJson.Instant(next),
            end = RecordJson.Instant(next.AddMinutes(30)),
            participant = new object[]
            {
                new { actor = record.Subject, status = "accepted" },
                new { actor = new { display = patient.Team.Doctor.Signature, type = "Practitioner" }, status = "accepted" },
            },
        });
    }

    private static IEnumerable<SimulatedReading> SentOn(SyntheticPatient patient, StoryDays days, DateTimeOffset now) =>
        new Diary(patient, days).Between(now.AddDays(-SentOnFor), now).Where(reading => reading.Kind.Key == "spo2" && reading.Marks == ReadingMarks.None);

    /// <summary>The worst day of an episode, and some days after it; every other time.</summary>
    private static IEnumerable<(DateTimeOffset From, DateTimeOffset To)> Stays(SyntheticPatient patient, StoryDays days, DateTimeOffset now)
    {
        var last = DateOnly.FromDateTime(OsloTime.Of(now).DateTime).AddDays(-14);
        double Strength(DateOnly day) => Episodes.Strength(patient.Seed, patient.Index, day.DayNumber, StoryLine.Free(patient.Story, days));

        return Enumerable.Range(0, 365 * YearsBack)
            .Select(back => last.AddDays(-back))
            .Where(day => Strength(day) > Strength(day.AddDays(-1)) && Strength(day) >= Strength(day.AddDays(1)))
            .Where(day => Episodes.IsAdmitted(patient.Seed, patient.Index, day.DayNumber))
            .Take(MostStays)
            .Select(day => (OsloTime.At(day, 13.4), OsloTime.At(day.AddDays(3 + (day.DayNumber % 4)), 11.5)));
    }

    private static IEnumerable<HeldResource> Stay(RecordJson record, SyntheticPatient patient, StoryDays days, DateTimeOffset from, DateTimeOffset to, string code, string diagnosis)
    {
        var period = new { start = RecordJson.Instant(from), end = RecordJson.Instant(to) };
        yield return record.Held("Encounter", to, from, new
        {
            status = "finished",
            @class = new { system = "http://terminology.hl7.org/CodeSystem/v3-ActCode", code = "IMP", display = "Innleggelse" },
            type = new[] { new { text = "Innleggelse" } },
            subject = record.Subject,
            period,
            reasonCode = new[] { RecordJson.Coded(RecordJson.Icd10, code, "Akutt forverring: " + diagnosis) },
            serviceProvider = record.Organisation,
        });

        var body = new Body(patient, days);

        for (var at = from.AddHours(1); at < to; at = at.AddHours(8))
        {
            foreach (var key in s_monitored)
            {
                yield return record.Measured(body.Measure(MeasurementCatalogue.Get(key), at), "Sengepost lunge", "Demo monitor MX-7", "Overvåking på sengepost");
            }
        }

        if (patient.Condition == FollowUpCondition.Copd)
        {
            yield return record.Held("Procedure", to, from.AddHours(20), new
            {
                status = "completed",
                code = new { text = "Spirometri" },
                subject = record.Subject,
                performedDateTime = RecordJson.Instant(from.AddHours(20)),
                performer = new[] { new { actor = new { display = "Lungefysiologisk laboratorium" } } },
            });
            yield return record.Held("MedicationRequest", from, null, new
            {
                status = "completed",
                intent = "order",
                medicationCodeableConcept = new { text = "Prednisolon tablett 30 mg" },
                subject = record.Subject,
                authoredOn = RecordJson.Instant(from.AddHours(2)),
                requester = new { display = patient.Team.Doctor.Signature },
                dosageInstruction = new[] { new { text = "1 tablett daglig i 5 dager" } },
            });
        }

        yield return record.Held("DocumentReference", to.AddHours(3), to, new
        {
            status = "current",
            type = RecordJson.Coded("urn:oid:2.16.578.1.12.4.1.1.9602", "A03-2", "Epikrise"),
            description = diagnosis,
            subject = record.Subject,
            date = RecordJson.Instant(to.AddHours(3)),
            author = new[] { new { display = patient.Team.Doctor.Signature } },
            content = new[] { new { attachment = new { contentType = "text/plain", title = "Epikrise", data = Convert.ToBase64String("Oppdiktet epikrise for demonstrasjon."u8) } } },
            context = new { period },
        });
    }

    private static (string Code, string Text) Diagnosis(FollowUpCondition condition) => condition switch
    {
        FollowUpCondition.Copd => ("J44.1", "Kronisk obstruktiv lungesykdom"),
        FollowUpCondition.HeartFailure => ("I50.9", "Hjertesvikt"),
        FollowUpCondition.Diabetes => ("E11.9", "Diabetes type 2"),
        _ => ("J44.9", "Kronisk obstruktiv lungesykdom, flere sykdommer"),
    };
}
