using CsCheck;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Tests.Alerts;

public sealed class OpenAlertTests
{
    private static readonly DateTimeOffset s_at = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    private static readonly Gen<Finding[]> s_findings =
        from items in Gen.Select(Gen.Int[0, 500], Gen.Bool).Array[1, 12]
        select items.Select((item, i) => new Finding("outside-limit", 1, "spo2", item.Item2 ? Severity.Red : Severity.Yellow, i + 1, s_at.AddMinutes(item.Item1), 85, 88, true, ReadingMarks.None)).ToArray();

    [Fact]
    public void The_order_in_which_findings_join_does_not_matter() =>
        Gen.Select(s_findings, Gen.Int).Sample((findings, seed) => Assert.Equal(Joined(findings), Joined([.. findings.OrderBy(f => HashCode.Combine(f.Measurement, seed))])));

    [Fact]
    public void An_alert_keeps_its_worst_its_first_and_its_latest() =>
        s_findings.Sample(findings =>
        {
            var alert = Joined(findings);
            Assert.Equal(
                (findings.Max(f => f.Severity), findings.Min(f => f.At), findings.Max(f => f.At), findings.Length),
                (alert.Severity, alert.Since, alert.Latest.At, alert.Count));
        });

    private static OpenAlert Joined(Finding[] findings) => findings.Skip(1).Aggregate(OpenAlert.From(findings[0]), (alert, finding) => alert.Join(finding));
}
