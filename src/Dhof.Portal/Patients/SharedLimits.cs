using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Changes;
using Dhof.Portal.Domain.Limits;

namespace Dhof.Portal.Patients;

/// <summary>
/// The limits of an opened patient, read once for all panels of the page, and again when they have changed. They are kept for the grant they were read with and
/// handed to no other. Each panel tells of a change before it reads again, so none is given limits that are older than what it heard.
/// </summary>
public sealed class SharedLimits
{
    private readonly Lock _lock = new();
    private (PatientGrant Grant, Task<LimitHistory> Limits)? _kept;
    private long _heard;

    /// <summary>May be called from any thread, and for the same change by every panel.</summary>
    public void Hear(PatientChange change)
    {
        lock (_lock)
        {
            if (change.Area == Area.Limits && change.Sequence > _heard)
            {
                (_heard, _kept) = (change.Sequence, null);
            }
        }
    }

    /// <param name="read">Reads with the same grant; not cancelled by any single panel.</param>
    public Task<LimitHistory> Of(PatientGrant grant, Func<Task<LimitHistory>> read)
    {
        lock (_lock)
        {
            if (_kept is not { } kept || kept.Grant != grant || kept.Limits.IsFaulted)
            {
                _kept = kept = (grant, read());
            }

            return kept.Limits;
        }
    }
}
