using Dhof.Portal.Data;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Demo;
using Dhof.Portal.Demo.People;
using Dhof.Portal.Domain.Plans;
using Dhof.Portal.Plans;
using Dhof.Portal.Questionnaires;

namespace Dhof.Portal.Tests.Demo;

public sealed class StartingPlansTests
{
    private static readonly DateTimeOffset s_start = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly s_today = new(2026, 11, 23);

    [Theory, InlineData("default"), InlineData("small")]
    public void What_is_agreed_could_have_been_agreed_in_the_portal_and_lies_in_the_past(string name)
    {
        var region = Region.Create(name, 1, s_start);
        var rows = StartingPlans.Of(region).OfType<PlanVersionRow>().ToList();
        var forms = new PlanForms(FormCatalogue.All).Urls;

        Assert.All(rows, row =>
        {
            Assert.Empty(PlanCheck.Faults(PlanJson.Read(row.Content), forms));
            Assert.Empty(row.ToDomain("").Agreement.Faults(s_today));
            Assert.True(row.At < s_start && row.AgreedOn >= region.Patients.Single(patient => patient.Id == row.Patient).Enrolled);
        });
        Assert.All(rows.GroupBy(row => row.Patient), versions => Assert.Equal(Enumerable.Range(1, versions.Count()), versions.Select(row => row.Number)));
    }

    [Theory, InlineData("default"), InlineData("small")]
    public void Some_have_none_one_is_overdue_two_drafts_wait_and_one_was_changed(string name)
    {
        var region = Region.Create(name, 1, s_start);
        var rows = StartingPlans.Of(region).ToList();
        var newest = rows.OfType<PlanVersionRow>().GroupBy(row => row.Patient).ToDictionary(versions => Number(versions.Key), versions => versions.Last());

        Assert.Equal(["04855513299"], newest.Where(plan => plan.Value.Number == 2).Select(plan => plan.Key));
        Assert.Equal(["28744811777"], newest.Where(plan => plan.Value.ToDomain("").IsOverdue(s_today)).Select(plan => plan.Key));
        Assert.Equal(["19764613956", "02825015348"], rows.OfType<PlanDraftRow>().Select(row => Number(row.Patient)));
        Assert.DoesNotContain("02825015348", newest.Keys);
        Assert.DoesNotContain("07815712484", newest.Keys);
        Assert.Contains("23865314639", newest.Keys);

        string Number(Domain.Patients.PatientId patient) => region.Patients.Single(one => one.Id == patient).Identity.Number;
    }
}
