using Dhof.Portal.Alerts;
using Dhof.Portal.Data;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Patients;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.Demo.Alerting;

/// <summary>What earlier starts left: the open alerts, and the readings that came in and that the engine did not reach before the portal stopped.</summary>
internal sealed class EarlierAlerts
{
    private readonly ILookup<PatientId, OpenRow> _open;
    private readonly ILookup<PatientId, (MeasurementKind, Reading)> _unjudged;

    private readonly ILookup<PatientId, AlertRow> _answered;

    private EarlierAlerts(IEnumerable<OpenRow> open, IEnumerable<AlertRow> answered, IEnumerable<MeasurementRow> unjudged)
    {
        _answered = answered.ToLookup(row => row.Patient);
        _open = open.ToLookup(o => o.Row.Patient);
        _unjudged = unjudged.ToLookup(m => m.Patient, m => (MeasurementCatalogue.Get(m.Kind), ToReading(m)));
    }

    public static async Task<EarlierAlerts> ReadAsync(PortalDatabase database, ControllerGrant grant, CancellationToken cancellation)
    {
        var checkpoint = await database.Checkpoints.SingleOrDefaultAsync(c => c.Reader == AlertEngine.Reader, cancellation);

        if (checkpoint is null)
        {
            return new([], [], []);
        }

        var open = await database.Visible<AlertRow>(grant).Include(alert => alert.Findings).Include(alert => alert.Acts).Where(alert => alert.ClosedAt == null).ToListAsync(cancellation);
        var unjudged = await database.Visible<MeasurementRow>(grant).AsNoTracking().Where(m => m.KnownFrom > checkpoint.Sequence).ToListAsync(cancellation);
        List<OpenRow> states = [];

        var answered = open.Where(row => AlertRules.FindNamed(row.Rule) is FormRule).ToList();

        // Those about what did not come are the engine's: it finds out by itself what has come.
        foreach (var row in open.Where(row => AlertRules.Find(row.Rule) is not null))
        {
            states.Add(new(row) { GreenSince = await GreenSinceAsync(database, grant, row, checkpoint.Sequence, cancellation) });
        }

        return new(states, answered, unjudged);
    }

    public IEnumerable<OpenRow> OpenOf(PatientId patient) => _open[patient];

    /// <summary>Those about answers.</summary>
    public IEnumerable<AlertRow> AnsweredOf(PatientId patient) => _answered[patient];

    public IEnumerable<(MeasurementKind Kind, Reading Reading)> UnjudgedOf(PatientId patient) => _unjudged[patient];

    /// <summary>A valid reading after the latest finding was inside the limits, or it would be the latest finding.</summary>
    private static async Task<DateTimeOffset?> GreenSinceAsync(PortalDatabase database, ControllerGrant grant, AlertRow alert, long judged, CancellationToken cancellation)
    {
        var kind = MeasurementCatalogue.BySeries(alert.Series).Kind.Key;

        return await database.Visible<MeasurementRow>(grant)
            .Where(m => m.Patient == alert.Patient && m.Kind == kind && m.At > alert.LatestAt && m.KnownFrom <= judged && (m.Marks & (ReadingMarks.Impossible | ReadingMarks.Withdrawn)) == 0)
            .MinAsync(m => (DateTimeOffset?)m.At, cancellation);
    }

    private static Reading ToReading(MeasurementRow m) =>
        new(m.Id, m.At, (decimal)m.Value, (decimal?)m.Second, m.Marks, m.Oxygen is { } flow ? new((decimal)flow) : null, m.Activity);
}
