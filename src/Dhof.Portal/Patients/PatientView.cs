using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Changes;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Live;
using Dhof.Portal.Texts;
using Microsoft.AspNetCore.Components;

namespace Dhof.Portal.Patients;

/// <summary>Base of every live panel of one patient. It never changes patient: whoever shows another patient gives the panel another <c>@key</c>.</summary>
public abstract class PatientView : LiveView
{
    private PatientId? _patient;

    [CascadingParameter]
    public required OpenPatient Open { get; set; }

    protected override TimeSpan Pause { get; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Which changes concern this panel.</summary>
    protected abstract bool Concerns(Area area);

    /// <summary>Reads what the panel shows.</summary>
    protected abstract Task LoadAsync(PatientGrant grant, CancellationToken cancellation);

    /// <summary>What a panel says that has nothing to show: where a controller is closed to the reader, nobody can say that there is nothing.</summary>
    protected string Nothing(string usual) => Open.Closed.IsEmpty ? usual : Words.NothingShared;

    /// <exception cref="InvalidOperationException">Another patient was handed to a panel that is open for one.</exception>
    protected override void OnParametersSet()
    {
        _patient ??= Open.Patient;

        if (_patient != Open.Patient)
        {
            throw new InvalidOperationException("A panel never changes patient: give it another @key.");
        }
    }

    protected override IDisposable Listen(Action told) => Feed.Listen(Open.Patient, change =>
    {
        Open.Hear(change);

        if (change.Area == Area.Sharing || Concerns(change.Area))
        {
            told();
        }
    });

    protected override async Task<bool> ReadAsync(CancellationToken cancellation)
    {
        if (await Open.GrantAsync(cancellation) is not { } grant)
        {
            return false;
        }

        await LoadAsync(grant, cancellation);
        return true;
    }
}
