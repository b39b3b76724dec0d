using System.Collections.Immutable;
using Dhof.Portal.Access;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Changes;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Patients;

/// <summary>One patient, open on one page. Made by the page, handed to its panels, gone with the page; it never becomes another patient.</summary>
public sealed class OpenPatient(PatientAccess access, PatientGrant grant, TimeProvider clock)
{
    private static readonly TimeSpan s_renewBefore = TimeSpan.FromMinutes(1);

    private PatientGrant _grant = grant;
    private Task<PatientGrant?>? _deciding;
    private volatile bool _isDoubted;
    private bool _hasEnded;
    private int _decisions;

    /// <summary>Access ended while the page was open.</summary>
    public event Action? Ended;

    public PatientId Patient => _grant.Patient;

    public InformationTypes Types => _grant.Types;

    /// <summary>The controllers that the patient keeps from the reader.</summary>
    public ImmutableArray<ClosedController> Closed => _grant.Closed;

    /// <summary>What the page was opened for, if that is one thing.</summary>
    public Foremost? Foremost { get; init; }

    /// <summary>Read once for all panels of the page.</summary>
    public SharedLimits Limits { get; } = new();

    /// <summary>What the page shows or may show has changed; called from any thread.</summary>
    public void Hear(PatientChange change)
    {
        Limits.Hear(change);

        if (change.Area == Area.Sharing)
        {
            _isDoubted = true;
        }
    }

    /// <summary>A grant that holds for at least a minute, decided after the last change of sharing; null where access has ended. Called on the page's own dispatcher.</summary>
    public async Task<PatientGrant?> GrantAsync(CancellationToken cancellation)
    {
        if (_hasEnded)
        {
            return null;
        }

        if (_isDoubted)
        {
            _isDoubted = false;
            _deciding = DecideAsync();
        }
        else if (_deciding is null && _grant.Until - clock.GetUtcNow() <= s_renewBefore)
        {
            _deciding = DecideAsync();
        }

        if (_deciding is not { } deciding)
        {
            return _grant;
        }

        // All panels wait for the same decision.
        var decided = await deciding.WaitAsync(cancellation);
        _deciding = ReferenceEquals(_deciding, deciding) ? null : _deciding;
        return decided;
    }

    private async Task<PatientGrant?> DecideAsync()
    {
        var mine = ++_decisions;
        var renewed = await access.RenewAsync(_grant, CancellationToken.None);

        // A later decision knows more.
        if (mine == _decisions)
        {
            _grant = renewed ?? _grant;
            _hasEnded = renewed is null;

            if (_hasEnded)
            {
                Ended?.Invoke();
            }
        }

        return renewed;
    }
}
