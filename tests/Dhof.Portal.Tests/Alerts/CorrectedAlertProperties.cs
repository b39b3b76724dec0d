using System.Globalization;
using CsCheck;
using Dhof.Portal.Access;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Tests.Data;
using Microsoft.EntityFrameworkCore;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Tests.Alerts;

/// <summary>Whatever is measured, corrected and withdrawn, in whatever order it comes and wherever the engine stops in between, what is open rests on the readings as they stand.</summary>
public sealed class CorrectedAlertProperties(PortalUnderTest portal) : IClassFixture<PortalUnderTest>
{
    private enum Doing
    {
        Measure,
        Correct,
        Withdraw,
        Judge,
    }

    private static readonly MeasurementKind s_spo2 = MeasurementCatalogue.Get("spo2"), s_pressure = MeasurementCatalogue.Get("bp");
    private static readonly MeasurementKind[] s_ofWeeks = [s_spo2, s_spo2, MeasurementCatalogue.Get("hr"), MeasurementCatalogue.Get("rr"), MeasurementCatalogue.Get("weight")];

    private static readonly Gen<Doing> s_doings = Gen.Frequency((8, Gen.Const(Doing.Measure)), (2, Gen.Const(Doing.Correct)), (1, Gen.Const(Doing.Withdraw)), (1, Gen.Const(Doing.Judge)));

    private static readonly Gen<Step[]> s_hour =
        from steps in Gen.Select(s_doings, Gen.Int[0, 30], Gen.Bool, Gen.Int[78, 102], Gen.Int[0, 60]).Array[1, 25]
        select steps.Select(step => new Step(step.Item1, step.Item2, step.Item3 ? s_pressure : s_spo2, step.Item3 ? step.Item4 + 80 : step.Item4, step.Item3 ? step.Item4 : null, Now.AddMinutes(-step.Item5))).ToArray();

    /// <summary>Each of 24 days, in which the last are worse than those before.</summary>
    private static readonly Step[] s_daily =
    [
        .. from day in Enumerable.Range(0, 24)
           from key in (string[])["spo2", "hr"]
           select new Step(Doing.Measure, 0, MeasurementCatalogue.Get(key), OfWeeks(key, day, day % 2), null, Now.AddDays(-day).AddMinutes(-10)),
    ];

    /// <summary>Those days and whatever else happens in six weeks, in any order.</summary>
    private static readonly Gen<Step[]> s_weeks =
        from steps in Gen.Select(s_doings, Gen.Int[0, 200], Gen.Int[0, s_ofWeeks.Length - 1], Gen.Int[-2, 3], Gen.Int[0, 41], Gen.Int[0, 20]).Array[0, 50]
        from shuffled in Gen.Shuffle(steps.Select(step => new Step(step.Item1, step.Item2, s_ofWeeks[step.Item3], OfWeeks(s_ofWeeks[step.Item3].Key, step.Item5, step.Item4), null, Now.AddDays(-step.Item5).AddHours(-step.Item6))).Concat(s_daily).ToArray())
        select shuffled;

    private static int _patients;

    private readonly HashSet<string> _found = [];

    [Fact]
    public async Task The_open_alerts_are_those_of_the_readings_as_they_stand() => await s_hour.SampleAsync(HoldsAsync, iter: 100, threads: 1);

    [Fact]
    public async Task So_are_those_of_rules_that_look_back_over_weeks()
    {
        await s_weeks.SampleAsync(HoldsAsync, iter: 40, threads: 1);

        // Otherwise it would hold because nothing was found.
        Assert.Equal(AlertRules.All.Select(rule => rule.Key).Order(), _found.Order());
    }

    private static decimal OfWeeks(string kind, int daysAgo, int by) => kind switch
    {
        "spo2" => (daysAgo < 5 ? 91 : 95) + by,
        "hr" => (daysAgo < 5 ? 92 : 76) + (3 * by),
        "rr" => (daysAgo < 5 ? 19 : 15) + by,

        // Now and then somebody else's.
        _ => by == 3 ? 100 : 80 + (by * 0.7m),
    };

    private async Task HoldsAsync(Step[] steps)
    {
        var patient = await EnrolAsync();
        List<long> measured = [];

        foreach (var step in steps)
        {
            switch (step.Doing)
            {
                case Doing.Measure:
                    measured.Add((await portal.MeasureAsync(patient, step.Value, step.At, kind: step.Kind, second: step.Second)).Measurement);
                    break;
                case Doing.Correct when measured.Count > 0:
                    await portal.CorrectAsync(measured[step.Which % measured.Count], step.Value, step.At);
                    break;
                case Doing.Withdraw when measured.Count > 0:
                    await portal.WithdrawAsync(measured[step.Which % measured.Count]);
                    break;
                case Doing.Judge:
                    await portal.JudgeAsync();
                    break;
            }
        }

        await portal.JudgeAsync();
        var (open, findings) = await OpenAsync(patient);
        var expected = await ExpectedAsync(patient);
        _found.UnionWith(expected.Select(finding => finding.Rule));
        Assert.Equal(InOrder(expected), findings);
        Assert.Equal(expected.GroupBy(finding => (finding.Rule, finding.Series)).OrderBy(group => group.Key).Select(group => OpenAlert.Of(group)!), open);
    }

    /// <summary>A patient with heart failure, for whom every rule is asked, and nothing measured.</summary>
    private async Task<PatientId> EnrolAsync()
    {
        var patient = new PatientId(2_000 + ++_patients);
        await using var database = await portal.OpenAsync();
        database.Add(new PersonRow { Id = patient, IdentityNumber = patient.Value.ToString(CultureInfo.InvariantCulture) });
        database.Add(new PatientRecordRow { Patient = patient, Controller = Larvik, GivenName = "T", FamilyName = "T", BirthDate = new(1950, 1, 2), Condition = FollowUpCondition.HeartFailure, EnrolledFrom = Now.AddYears(-1) });
        database.AddRange(StandardLimits(patient, Larvik));
        await database.SaveChangesAsync(Cancellation);
        return patient;
    }

    private async Task<List<Finding>> ExpectedAsync(PatientId patient)
    {
        await using var database = await portal.OpenAsync();
        var engine = await portal.Get<EngineAccess>().OpenAsync("test", Cancellation);
        var limits = new LimitHistory((await database.Visible<LimitRow>(engine).Where(row => row.Patient == patient).ToListAsync(Cancellation)).Select(row => row.ToDomain()));
        var rows = await database.Visible<MeasurementRow>(engine).Where(row => row.Patient == patient).ToListAsync(Cancellation);
        var readings = rows.GroupBy(row => row.Kind).ToDictionary(
            kind => kind.Key,
            kind => kind.Select(row => new Reading(row.Id, row.At, (decimal)row.Value, (decimal?)row.Second, row.Marks, null, row.Activity)).Order(History.Order).ToArray());
        var history = new History(limits, FollowUpCondition.HeartFailure, readings);

        return
        [
            .. from kind in readings
               from reading in kind.Value
               from rule in AlertRules.All
               from finding in rule.Judge(MeasurementCatalogue.Get(kind.Key), reading, history)
               select finding,
        ];
    }

    private async Task<(IEnumerable<OpenAlert> Alerts, IEnumerable<Finding> Findings)> OpenAsync(PatientId patient)
    {
        await using var database = await portal.OpenAsync();
        var engine = await portal.Get<EngineAccess>().OpenAsync("test", Cancellation);
        var rows = await database.Visible<AlertRow>(engine).Include(alert => alert.Findings).Where(alert => alert.Patient == patient && alert.ClosedAt == null).ToListAsync(Cancellation);
        return (
            rows.OrderBy(row => (row.Rule, row.Series)).Select(row => row.ToDomain() with { CorrectedAt = null }),
            InOrder(rows.SelectMany(row => row.Findings.Select(finding => finding.ToDomain(row)))));
    }

    private static IEnumerable<Finding> InOrder(IEnumerable<Finding> findings) => findings.OrderBy(finding => (finding.Rule, finding.Series, finding.Measurement));

    private sealed record Step(Doing Doing, int Which, MeasurementKind Kind, decimal Value, decimal? Second, DateTimeOffset At);
}
