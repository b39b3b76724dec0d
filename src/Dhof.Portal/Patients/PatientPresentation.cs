using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Organisations;

namespace Dhof.Portal.Patients;

/// <summary>How a patient's record is said on the screen.</summary>
public static class PatientPresentation
{
    public static string FullName(this PatientRecordRow record) => $"{record.GivenName} {record.FamilyName}";

    /// <summary>Whole years on a day in Norway.</summary>
    public static int AgeOn(this PatientRecordRow record, DateOnly day)
    {
        var years = day.Year - record.BirthDate.Year;
        return day < record.BirthDate.AddYears(years) ? years - 1 : years;
    }

    /// <summary>Of several controllers' records the reader's own, otherwise the one with the lowest organisation number: never a mixture.</summary>
    public static PatientRecordRow OwnOrFirst(this IEnumerable<PatientRecordRow> records, OrganisationNumber reader) =>
        records.OrderByDescending(record => record.Controller == reader).ThenBy(record => record.Controller.Value).First();
}
