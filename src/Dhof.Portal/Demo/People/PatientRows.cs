using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Demo.People;

/// <summary>The rows about a patient that do not change with time: person, a record per controller, care relations, limits.</summary>
internal static class PatientRows
{
    public static IEnumerable<object> Of(SyntheticPatient patient)
    {
        yield return new PersonRow { Id = patient.Id, IdentityNumber = patient.Identity.Number };

        foreach (var controller in patient.Team.Organisations)
        {
            yield return Record(patient, controller);

            foreach (var organisation in patient.Team.Organisations)
            {
                yield return new CareRelationRow { Patient = patient.Id, Controller = controller, Organisation = organisation, Kind = Relation(organisation), From = patient.EnrolledFrom };
            }
        }

        foreach (var limit in StartingLimits.SeriesOf(patient).SelectMany(series => patient.Limits.Of(series)))
        {
            yield return new LimitRow
            {
                Patient = patient.Id,
                Controller = patient.Team.Municipality,
                Series = limit.Series,
                Band = limit.Band,
                ValidFrom = limit.ValidFrom,
                Author = limit.Author,
                AuthorRole = limit.AuthorRole,
                AuthorHpr = limit.AuthorHpr,
                AuthorOrganisation = limit.AuthorOrganisation,
                Reason = limit.Reason,
                IsPersonal = limit.IsPersonal,
                ReviewBy = limit.ReviewBy,
                ApprovedBy = limit.ApprovedBy,
                ApprovedByRole = limit.ApprovedByRole,
            };
        }
    }

    /// <summary>Each controller has written down its own: the hospital knows no next of kin, and some offices write the second given name.</summary>
    private static PatientRecordRow Record(SyntheticPatient patient, OrganisationNumber controller)
    {
        var (team, identity) = (patient.Team, patient.Identity);
        var kin = controller != team.Hospital;
        var another = controller == team.Office && patient.Index % 4 == 3;

        return new()
        {
            Patient = patient.Id,
            Controller = controller,
            GivenName = another ? identity.GivenName + (identity.Sex == Sex.Female ? " Marie" : " Johan") : identity.GivenName,
            FamilyName = identity.FamilyName,
            BirthDate = identity.BirthDate,
            Sex = identity.Sex,
            Condition = patient.Condition,
            Telephone = Telephones.Patient(patient.Index),
            NextOfKinName = kin ? NextOfKin.Name(patient) : null,
            NextOfKinRelation = kin ? NextOfKin.Relation(patient) : null,
            NextOfKinTelephone = kin ? Telephones.NextOfKin(patient.Index) : null,
            FollowedUpBy = team.Nurse.Signature,
            MedicalResponsibility = team.Doctor.Signature,
            EnrolledFrom = patient.EnrolledFrom,
        };
    }

    private static CareRelationKind Relation(OrganisationNumber organisation) => Organisations.All[organisation].Kind switch
    {
        OrganisationKind.Municipality => CareRelationKind.DailyFollowUp,
        OrganisationKind.GeneralPractice => CareRelationKind.GeneralPractice,
        _ => CareRelationKind.SpecialistCare,
    };
}
