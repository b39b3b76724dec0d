using CsCheck;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Alerts.Acts;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Worklist;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Tests.Worklist;

/// <summary>A filter hides rows, counts what it hides, and says an unowned red whatever it hides.</summary>
public sealed class WorklistFilterTests
{
    private static readonly Assignee[] s_teams = [new(AssigneeKind.Team, "nord", "Team Nord", null), new(AssigneeKind.Team, "sør & øst", "Team Sør og Øst", null)];

    private static readonly Gen<WorklistFilter> s_filter = Gen.Select(Gen.Int[-1, 3], Gen.Bool, Gen.Int[0, 3], Gen.Int[-1, 1]).Select((condition, mine, severity, team) =>
        new WorklistFilter(condition < 0 ? null : (FollowUpCondition)condition, mine, severity switch { 1 => Severity.Yellow, 2 => Severity.Red, _ => null }, severity == 3, team < 0 ? null : s_teams[team]));

    private static readonly Gen<WorklistRow> s_row = Gen.Select(Gen.Int[0, 3], Gen.Bool, Gen.Int[0, 2], Gen.Long[1, 10_000], Gen.Int[-1, 1]).Select((condition, isMine, worst, patient, team) => Row(patient, (FollowUpCondition)condition, worst, isMine, team < 0 ? null : s_teams[team]));

    [Fact]
    public void Every_row_is_shown_or_hidden_in_the_same_order_and_a_hidden_unowned_red_is_told() =>
        Gen.Select(s_filter, s_row.Array[0, 30]).Sample((filter, rows) =>
        {
            var filtered = FilteredRows.Of([.. rows], filter, Nurse.Key);
            Assert.Equal(rows.Length, filtered.Shown.Length + filtered.Hidden);
            Assert.Equal(rows.Where(row => filtered.Shown.Contains(row)), filtered.Shown);
            Assert.Equal(rows.Count(row => row.Order.Band == WorklistBand.Red), filtered.HiddenReds + filtered.Shown.Count(row => row.Order.Band == WorklistBand.Red));
        });

    [Fact]
    public void What_stands_in_the_address_is_read_back_and_names_nobody() => s_filter.Sample(filter =>
    {
        var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(new Uri(new("http://x"), filter.Address(Anna)).Query);
        Assert.Equal(Anna.ToString(), query["open"]);
        Assert.Empty(query.Keys.Except(["open", "condition", "mine", "severity", "team"]));
        Assert.Equal(filter, WorklistFilter.Read(query.GetValueOrDefault("condition"), query.GetValueOrDefault("mine"), query.GetValueOrDefault("severity"), query.GetValueOrDefault("team"), s_teams));
    });

    [Fact]
    public void Nothing_chosen_shows_all_and_stands_in_no_address() =>
        s_row.Array[0, 10].Sample(rows => Assert.True(FilteredRows.Of([.. rows], WorklistFilter.All, Nurse.Key).Hidden == 0 && WorklistFilter.All.Address() == "/"));

    [Theory]
    [InlineData("kols", "yes", "orange", "vest")]
    [InlineData("", "", "", "")]
    public void What_does_not_exist_is_passed_over(string condition, string mine, string severity, string team) => Assert.True(WorklistFilter.Read(condition, mine, severity, team, s_teams).IsAll);

    [Fact]
    public void Each_choice_shows_its_own()
    {
        WorklistRow[] rows = [Row(1, FollowUpCondition.Copd, 2, true), Row(2, FollowUpCondition.HeartFailure, 1, false, s_teams[0]), Row(3, FollowUpCondition.Copd, 0, false)];
        Assert.Equal([1, 3], Shown(WorklistFilter.All with { Condition = FollowUpCondition.Copd }));
        Assert.Equal([1], Shown(WorklistFilter.All with { Mine = true }));
        Assert.Equal([1], Shown(WorklistFilter.All with { Severity = Severity.Red }));
        Assert.Equal([2], Shown(WorklistFilter.All with { Severity = Severity.Yellow }));
        Assert.Equal([3], Shown(WorklistFilter.All with { Unread = true }));
        Assert.Equal([2], Shown(WorklistFilter.All with { Team = s_teams[0] }));
        Assert.Empty(Shown(WorklistFilter.All with { Team = s_teams[1] }));
        Assert.Empty(Shown(WorklistFilter.All with { Unread = true, Mine = true }));

        IEnumerable<long> Shown(WorklistFilter filter) => FilteredRows.Of([.. rows], filter, Nurse.Key).Shown.Select(row => row.Patient.Value);
    }

    /// <param name="worst">2 red, 1 yellow, 0 what could not be read.</param>
    private static WorklistRow Row(long patient, FollowUpCondition condition, int worst, bool isMine, Assignee? assigned = null)
    {
        var severity = worst == 2 ? Severity.Red : Severity.Yellow;
        var alert = worst == 0 ? null : new StandingAlert(patient, Larvik, Now, OpenAlert.From(new("outside-limit", 1, "spo2", severity, patient, Now, 84, 88, true, ReadingMarks.None)), assigned is null ? AlertLife.New : AlertLife.Of([new(AlertActKind.Assigned, Now, Performer.Of(Nurse), severity) { To = assigned }], Larvik));
        var band = worst switch { 2 => isMine ? WorklistBand.RedFollowedUp : WorklistBand.Red, 1 => WorklistBand.Yellow, _ => WorklistBand.Unread };
        return new(new(patient), "N N", 70, new(band, Now, new(patient)), alert, 0, worst == 0 ? [new(1, new(patient), Larvik, "c", Now, Now, 1, "r", "e", default, false, false, null, null, null, null)] : [], [], LimitHistory.None)
        {
            Condition = condition,
            Owner = isMine && worst > 0 ? Performer.Of(Nurse) : null,
        };
    }
}
