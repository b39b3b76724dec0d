using Dhof.Portal.Data;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Demo.Physiology;
using Dhof.Portal.Domain.Plans;

namespace Dhof.Portal.Demo.People;

/// <summary>
/// The self-treatment plans of the named patients at the first start, each in its patient's words: agreed, agreed twice, with a review that is overdue, with a draft that waits, or none.
/// Their days are counted from the first start, so that they say the same whenever that is.
/// </summary>
internal static class StartingPlans
{
    /// <summary>The plan is made in the first weeks of measuring.</summary>
    private const int DaysToFirst = 21, DaysSinceChange = 40, DaysOverdue = 25;

    public static IEnumerable<object> Of(Region region)
    {
        var today = DateOnly.FromDateTime(OsloTime.Of(region.FirstStart).DateTime);

        foreach (var patient in region.Patients.Where(patient => PlanWords.All.ContainsKey(patient.Identity.Number)))
        {
            var words = PlanWords.All[patient.Identity.Number];
            // Who has been followed for years has had others before; they are not made up.
            var oldest = today.AddMonths(-18);
            var (first, changed) = (patient.Enrolled.AddDays(DaysToFirst) is var made && made > oldest ? made : oldest, today.AddDays(-DaysSinceChange));
            var overdue = words.Kind == PlanKind.Overdue ? today.AddDays(-DaysOverdue) : (DateOnly?)null;

            if (words.Kind != PlanKind.DraftOnly)
            {
                yield return Version(patient, 1, words.First, first, words.Kind == PlanKind.Changed ? changed.AddMonths(1) : overdue ?? today.AddMonths(4));
            }

            if (words.Kind == PlanKind.Changed)
            {
                yield return Version(patient, 2, words.Then ?? words.First, changed, changed.AddMonths(6));
            }
            else if (words.Then is { } draft)
            {
                yield return Draft(patient, draft with { ValidFrom = today.AddDays(3), ReviewBy = today.AddMonths(6) }, OsloTime.At(today.AddDays(-1), 14.5));
            }
        }
    }

    private static PlanVersionRow Version(SyntheticPatient patient, int number, PlanContent plan, DateOnly from, DateOnly review) => new()
    {
        Patient = patient.Id,
        Controller = patient.Team.Municipality,
        Number = number,
        Content = PlanJson.Write(plan with { ValidFrom = from, ReviewBy = review }),
        AgreedByPatient = true,
        AgreedWith = patient.Team.Gp.Signature,
        AgreedOn = from.AddDays(-1),
        At = OsloTime.At(from.AddDays(-1), 11),
        Author = patient.Team.Nurse.Key,
        AuthorName = patient.Team.Nurse.Name,
        AuthorRole = patient.Team.Nurse.Role,
    };

    private static PlanDraftRow Draft(SyntheticPatient patient, PlanContent plan, DateTimeOffset at) => new()
    {
        Patient = patient.Id,
        Controller = patient.Team.Municipality,
        State = PlanDraftState.Open,
        Content = PlanJson.Write(plan),
        Version = 1,
        At = at,
        By = patient.Team.Nurse.Name,
        ByRole = patient.Team.Nurse.Role,
    };
}

/// <summary>What stands of a plan at the first start.</summary>
internal enum PlanKind
{
    Agreed,

    /// <summary>A second version follows the first.</summary>
    Changed,
    Overdue,
    DraftOnly,
}

/// <param name="Then">What the second version says; of a plan that was not changed a draft that waits, if any.</param>
internal sealed record PlannedPatient(PlanKind Kind, PlanContent First, PlanContent? Then = null);
