using Dhof.Portal.Access;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Changes;
using Dhof.Portal.Live;
using Microsoft.AspNetCore.Components;

namespace Dhof.Portal.Quarantine;

/// <summary>Base of the live list of an organisation's quarantine: one entry in the access log when it opens, and a grant that is renewed while it stays open.</summary>
public abstract class QuarantineView : LiveView
{
    private static readonly TimeSpan s_renewBefore = TimeSpan.FromMinutes(1);

    private QuarantineGrant? _grant;
    private bool _wasOpened;

    [Inject]
    public required QuarantineAccess Access { get; set; }

    [Inject]
    public required CurrentClinician Clinician { get; set; }

    protected override TimeSpan Pause { get; } = TimeSpan.FromMilliseconds(500);

    /// <summary>False where the role does not open it.</summary>
    protected bool IsOpened => _grant is not null;

    protected abstract Task LoadAsync(QuarantineGrant grant, CancellationToken cancellation);

    protected override IDisposable Listen(Action told) => Feed.ListenToAll(change =>
    {
        if (change.Area == Area.Quarantine)
        {
            told();
        }
    });

    protected override async Task<bool> ReadAsync(CancellationToken cancellation)
    {
        if (await GrantAsync(cancellation) is { } grant)
        {
            await LoadAsync(grant, cancellation);
        }

        return true;
    }

    /// <summary>A grant that holds for at least a minute.</summary>
    protected async Task<QuarantineGrant?> GrantAsync(CancellationToken cancellation)
    {
        if (!_wasOpened)
        {
            _wasOpened = true;
            _grant = await Access.OpenAsync(await Clinician.GetAsync(), cancellation);
        }
        else if (_grant is not null && _grant.Until - Clock.GetUtcNow() <= s_renewBefore)
        {
            _grant = Access.Renew(_grant);
        }

        return _grant;
    }
}
