using Dhof.Portal.Access;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Changes;
using Dhof.Portal.Live;
using Microsoft.AspNetCore.Components;

namespace Dhof.Portal.Patients;

/// <summary>Base of every live list of patients: one entry in the access log when it opens, and a grant that is renewed while it stays open.</summary>
public abstract class CaseloadView : LiveView
{
    private static readonly TimeSpan s_renewBefore = TimeSpan.FromMinutes(1);

    private CaseloadGrant? _grant;

    [Inject]
    public required CaseloadAccess Access { get; set; }

    [Inject]
    public required CurrentClinician Clinician { get; set; }

    protected override TimeSpan Pause { get; } = TimeSpan.FromMilliseconds(500);

    /// <summary>All lists read at the full minute: those that show the same do it together.</summary>
    protected override TimeSpan FirstUnasked => TimeSpan.FromTicks(TimeSpan.TicksPerMinute - (Clock.GetUtcNow().UtcTicks % TimeSpan.TicksPerMinute));

    /// <summary>Which changes concern this list.</summary>
    protected abstract bool Concerns(PatientChange change);

    /// <summary>Reads what the list shows.</summary>
    protected abstract Task LoadAsync(CaseloadGrant grant, CancellationToken cancellation);

    protected override IDisposable Listen(Action told) => Feed.ListenToAll(change =>
    {
        if (change.Area == Area.Sharing || Concerns(change))
        {
            told();
        }
    });

    protected override async Task<bool> ReadAsync(CancellationToken cancellation)
    {
        _grant ??= await Access.OpenAsync(await Clinician.GetAsync(), cancellation);

        if (_grant.Until - Clock.GetUtcNow() <= s_renewBefore)
        {
            _grant = Access.Renew(_grant);
        }

        await LoadAsync(_grant, cancellation);
        return true;
    }
}
