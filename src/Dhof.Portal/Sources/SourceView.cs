using Dhof.Portal.Domain.Changes;
using Dhof.Portal.Patients;
using Microsoft.AspNetCore.Components;

namespace Dhof.Portal.Sources;

/// <summary>Base of every panel that shows what other organisations' sources have answered about one patient: it is drawn anew when one of them answers.</summary>
public abstract class SourceView : PatientView
{
    private ITimer? _again;

    [CascadingParameter]
    public required PatientSources Held { get; set; }

    protected override bool Concerns(Area area) => false;

    protected override IDisposable Listen(Action told)
    {
        var changes = base.Listen(told);
        _again = Clock.CreateTimer(_ => told(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Held.Changed += told;
        return new Listening(changes, _again, () => Held.Changed -= told);
    }

    /// <summary>Reads again after a while, whatever happens meanwhile.</summary>
    protected void ReloadIn(TimeSpan time) => _again?.Change(time, Timeout.InfiniteTimeSpan);

    private sealed class Listening(IDisposable changes, ITimer again, Action stop) : IDisposable
    {
        public void Dispose()
        {
            stop();
            again.Dispose();
            changes.Dispose();
        }
    }
}
