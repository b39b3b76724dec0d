using CsCheck;
using Dhof.Portal.Access;
using Dhof.Portal.Alerts;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Alerts.Acts;
using Dhof.Portal.Domain.News;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Questionnaires;
using Dhof.Portal.News;
using Dhof.Portal.Tests.Data;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Tests.News;

/// <summary>Whatever comes, is judged, shown, marked and taken back, and in which order: exactly what was shown is seen, and nobody with something open is marked.</summary>
public sealed class GreenProperties
{
    private static readonly PatientId[] s_patients = [Anna, Bo];

    private enum What
    {
        Green,
        Late,
        Yellow,
        Corrected,
        Answered,
        Judged,
        Shown,
        Marked,
        Undone,
        Closed,
        TimePasses,
    }

    [Fact]
    public Task What_was_shown_is_marked_and_nothing_else() =>
        Gen.Select(Gen.Enum<What>(), Gen.Int[0, 1], Gen.Int[0, 20], (what, patient, number) => new Step(what, s_patients[patient], number)).Array[20, 40]
            .SampleAsync(RunAsync, iter: 30, threads: 2);

    private static async Task RunAsync(Step[] steps)
    {
        await using var portal = new PortalUnderTest();
        await portal.InitializeAsync();
        await new Run(portal).GoAsync(steps);
    }

    private sealed record Step(What What, PatientId Patient, int Number);

    /// <param name="Id">0 for an answered form.</param>
    private sealed record Item(PatientId Patient, long Id, int Number)
    {
        public bool IsJudged { get; set; }
    }

    private sealed class Run(PortalUnderTest portal)
    {
        private readonly List<Item> _items = [];
        private readonly HashSet<Item> _seen = [];
        private GreenBatch _shown = GreenBatch.Empty;
        private HashSet<Item> _wasShown = [];
        private (GreensMarked Done, HashSet<Item> Before)? _last;
        private int _count;

        private DateTimeOffset Now => portal.Clock.GetUtcNow();

        public async Task GoAsync(Step[] steps)
        {
            foreach (var step in steps)
            {
                await HappenAsync(step);
                var read = await ReadAsync();
                Assert.Equal(
                    s_patients.Select(patient => Visible.Count(item => item.Patient == patient && !_seen.Contains(item))),
                    s_patients.Select(patient => read.Patients.FirstOrDefault(one => one.Patient == patient) is { } one ? one.Readings.Sum(of => of.Count) + one.Forms.Length : 0));
            }
        }

        /// <summary>What may be told: forms when they came, readings when they are judged.</summary>
        private IEnumerable<Item> Visible => _items.Where(item => item.IsJudged);

        private async Task HappenAsync(Step step)
        {
            switch (step.What)
            {
                case What.Green:
                    _items.Add(new(step.Patient, (await portal.MeasureAsync(step.Patient, 95, Now.AddMinutes(-step.Number))).Measurement, ++_count));
                    break;
                case What.Late:
                    _items.Add(new(step.Patient, (await portal.MeasureAsync(step.Patient, 95, Now.AddHours(-30 - step.Number), isLate: true)).Measurement, ++_count));
                    break;
                case What.Yellow:
                    await portal.MeasureAsync(step.Patient, 91, Now.AddMinutes(-step.Number));
                    break;
                case What.Corrected when _items.FindLast(item => item.Patient == step.Patient && item.Id != 0) is { } item:
                    _items.Remove(item);
                    _items.Add(item with { Number = ++_count, IsJudged = false });

                    // The same again would be no other version.
                    await portal.CorrectAsync(item.Id, 93 + (_count * 0.01m));
                    break;
                case What.Answered:
                    await portal.AnswerAsync(step.Patient, Now.AddMinutes(-step.Number), "urn:form", new AnsweredItem("q", 0, "Hoste", false, [new(AnswerType.Choice, "Ja", "urn:s", $"{step.Number % 2}")]));
                    _items.Add(new(step.Patient, 0, ++_count) { IsJudged = true });
                    break;
                case What.Judged:
                    await portal.JudgeAsync();
                    _items.ForEach(item => item.IsJudged = true);
                    break;
                case What.Shown:
                    (_shown, _wasShown) = (await ReadAsync(), [.. Visible]);
                    break;
                case What.Marked:
                    await MarkAsync(step);
                    break;
                case What.Undone when _last is { } last:
                    Assert.Equal(last.Done.Marks.Length, await portal.Get<GreenCommands>().UndoAsync(await OpenAsync(), Nurse, last.Done.Marks, Cancellation));
                    _seen.Clear();
                    _seen.UnionWith(last.Before);
                    _last = null;
                    break;
                case What.Closed:
                    await CloseAsync(step.Patient);
                    break;
                case What.TimePasses:
                    portal.Clock.Advance(TimeSpan.FromMinutes(step.Number));
                    break;
            }
        }

        private async Task MarkAsync(Step step)
        {
            var alone = step.Number % 2 == 1;
            var asked = alone ? _shown.Patients.Select(one => one.Patient).Where(patient => patient == step.Patient).ToList() : [.. _shown.Together.Select(one => one.Patient)];
            var open = (await portal.Get<AlertQueries>().OpenAsync(await OpenAsync(), Cancellation)).Where(alerts => alerts.Any(alert => alert.IsOpen)).Select(alerts => alerts.Key).ToHashSet();
            var done = alone
                ? await portal.Get<GreenCommands>().AloneAsync(await OpenAsync(), Nurse, _shown, step.Patient, Cancellation)
                : await portal.Get<GreenCommands>().TogetherAsync(await OpenAsync(), Nurse, _shown, Cancellation);
            Assert.Equal(asked.Count(open.Contains), done.Left);
            Assert.DoesNotContain(done.Marks, mark => open.Contains(mark.Patient));
            _last = (done, [.. _seen]);
            _seen.UnionWith(_wasShown.Where(item => asked.Contains(item.Patient) && !open.Contains(item.Patient)));
        }

        private async Task CloseAsync(PatientId patient)
        {
            var grant = await portal.GrantAsync(Nurse, patient);
            SeenAlert[] seen = [.. (await portal.Get<AlertQueries>().OpenAsync(grant, Cancellation)).Where(alert => alert.IsOpen).Select(alert => alert.Seen)];

            if (seen is not [])
            {
                await portal.Get<AlertCommands>().CloseAsync(grant, [.. seen], ClosingReason.WaitAndSee, new(ContactOutcome.Patient, "t", "t", null), Cancellation);
            }
        }

        private async Task<GreenBatch> ReadAsync() => await portal.Get<GreenQueries>().ReadAsync(await OpenAsync(), s_patients, Cancellation);

        private Task<CaseloadGrant> OpenAsync() => portal.Get<CaseloadAccess>().OpenAsync(Nurse, Cancellation);
    }
}
