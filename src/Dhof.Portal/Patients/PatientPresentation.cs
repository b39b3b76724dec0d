using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Texts;

namespace Dhof.Portal.Patients;

/// <summary>How a patient's record is said on the screen.</summary>
public static class PatientPresentation
{
    private static readonly StringComparer s_byName = StringComparer.Create(NorwegianTime.Formats, ignoreCase: true);

    public static string FullName(this PatientRecordRow record) => $"{record.GivenName} {record.FamilyName}";

    /// <summary>By family name and then given name, as a Norwegian reads them.</summary>
    public static IOrderedEnumerable<PatientRecordRow> ByName(this IEnumerable<PatientRecordRow> records) =>
        records.OrderBy(record => record.FamilyName, s_byName).ThenBy(record => record.GivenName, s_byName).ThenBy(record => record.Patient.Value);

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
