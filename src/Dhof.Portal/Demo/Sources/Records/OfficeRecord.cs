using Dhof.Portal.Demo.People;
using Dhof.Portal.Demo.Physiology;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Demo.Sources.Records;

/// <summary>What a GP's office has of a patient: problems, allergies, medicines in use, and contacts with what was measured at them.</summary>
internal static class OfficeRecord
{
    private const int Contacts = 6;

    private static readonly string[] s_measured = ["bp", "weight", "hr"];

    public static IEnumerable<HeldResource> Of(SyntheticPatient patient, StoryDays days, DateTimeOffset now)
    {
        var record = new RecordJson(patient, patient.Team.Office);
        var dice = new Dice(Throw.Record, patient.Seed, patient.Index);
        var known = patient.EnrolledFrom.AddYears(-2 - dice.Below(9));
        yield return record.Patient();

        foreach (var (code, problem) in Problems(patient))
        {
            yield return record.Held("Condition", known, null, new
            {
                clinicalStatus = RecordJson.Code("http://terminology.hl7.org/CodeSystem/condition-clinical", "active"),
                code = RecordJson.Coded(RecordJson.Icpc2, code, problem),
                subject = record.Subject,
                onsetDateTime = RecordJson.Date(known),
                recordedDate = RecordJson.Date(known),
                recorder = new { display = patient.Team.Gp.Signature },
            });
        }

        if (patient.Index % 5 == 3)
        {
            yield return record.Held("AllergyIntolerance", known.AddMonths(3), null, new
            {
                clinicalStatus = RecordJson.Code("http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical", "active"),
                criticality = "high",
                code = new { text = "Penicillin" },
                patient = record.Subject,
                recordedDate = RecordJson.Date(known.AddMonths(3)),
                reaction = new[] { new { manifestation = new[] { new { text = "Utslett" } } } },
            });
        }

        foreach (var (drug, dose) in Drugs(patient))
        {
            yield return record.Held("MedicationStatement", now.AddDays(-40 - dice.Below(200)), null, new
            {
                status = "active",
                medicationCodeableConcept = new { text = drug },
                subject = record.Subject,
                effectivePeriod = new { start = RecordJson.Date(patient.EnrolledFrom.AddDays(-dice.Below(900))) },
                informationSource = new { display = patient.Team.Gp.Signature },
                dosage = new[] { new { text = dose } },
            });
        }

        yield return record.Held("EpisodeOfCare", known, null, new
        {
            status = "active",
            type = new[] { new { text = "Fastlegeliste" } },
            patient = record.Subject,
            managingOrganization = record.Organisation,
            period = new { start = RecordJson.Date(known) },
        });

        var body = new Body(patient, days);

        for (var i = 0; i < Contacts; i++)
        {
            var at = OsloTime.At(DateOnly.FromDateTime(OsloTime.Of(now).DateTime).AddDays(-11 - (70 * i) - dice.Below(40)), 8.5 + (dice.Below(24) * 0.25));
            yield return record.Held("Encounter", at.AddHours(1), at, new
            {
                status = "finished",
                @class = new { system = "http://terminology.hl7.org/CodeSystem/v3-ActCode", code = "AMB", display = "Konsultasjon" },
                type = new[] { new { text = i % 3 == 2 ? "Telefonkontakt" : "Konsultasjon" } },
                subject = record.Subject,
                period = new { start = RecordJson.Instant(at), end = RecordJson.Instant(at.AddMinutes(20)) },
                participant = new[] { new { individual = new { display = patient.Team.Gp.Signature } } },
                serviceProvider = record.Organisation,
            });

            foreach (var key in i % 3 == 2 ? [] : s_measured)
            {
                yield return record.Measured(body.Measure(MeasurementCatalogue.Get(key), at.AddMinutes(8), calm: true), patient.Team.Gp.Signature, "Demo kontorutstyr", "Målt på legekontoret");
            }
        }
    }

    private static IEnumerable<(string Code, string Text)> Problems(SyntheticPatient patient)
    {
        var hypertension = ("K86", "Hypertensjon ukomplisert");
        return patient.Condition switch
        {
            FollowUpCondition.Copd => patient.Index % 2 == 0 ? [("R95", "Kronisk obstruktiv lungesykdom"), hypertension] : [("R95", "Kronisk obstruktiv lungesykdom")],
            FollowUpCondition.HeartFailure => [("K77", "Hjertesvikt"), hypertension],
            FollowUpCondition.Diabetes => [("T90", "Diabetes type 2"), hypertension],
            _ => [("R95", "Kronisk obstruktiv lungesykdom"), ("K77", "Hjertesvikt"), ("T90", "Diabetes type 2")],
        };
    }

    private static (string Drug, string Dose)[] Drugs(SyntheticPatient patient)
    {
        (string, string)[] lungs = [("Tiotropium inhalasjonspulver 18 mikrog", "1 inhalasjon hver morgen"), ("Salbutamol inhalasjonsaerosol 0,1 mg", "2 inhalasjoner ved behov")];
        (string, string)[] heart = [("Bisoprolol tablett 5 mg", "1 tablett hver morgen"), ("Furosemid tablett 40 mg", "1 tablett hver morgen"), ("Ramipril tablett 5 mg", "1 tablett hver kveld")];
        (string, string)[] sugar = [("Metformin tablett 500 mg", "2 tabletter to ganger daglig")];
        return patient.Condition switch
        {
            FollowUpCondition.Copd => lungs,
            FollowUpCondition.HeartFailure => heart,
            FollowUpCondition.Diabetes => sugar,
            _ => [.. lungs, .. heart, .. sugar],
        };
    }
}
