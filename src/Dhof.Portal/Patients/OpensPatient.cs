using Dhof.Portal.Access;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Patients;
using Microsoft.AspNetCore.Components;

namespace Dhof.Portal.Patients;

/// <summary>Base of what opens one patient and hands the grant to panels: one entry in the access log, and nothing shown from the moment access ends.</summary>
public abstract class OpensPatient : ComponentBase, IDisposable
{
    [Parameter, EditorRequired]
    public PatientId Patient { get; set; }

    [Inject]
    public required PatientAccess Access { get; set; }

    [Inject]
    public required CurrentClinician Clinician { get; set; }

    [Inject]
    public required TimeProvider Clock { get; set; }

    /// <summary>Null until the patient is open, and where access was refused.</summary>
    protected OpenPatient? Opened { get; private set; }

    /// <summary>Access was refused, or has ended.</summary>
    protected bool HasEnded { get; private set; }

    /// <summary>What the page is opened for, if that is one thing.</summary>
    protected virtual Foremost? Foremost => null;

    /// <summary>The patient is open, and nothing has been drawn.</summary>
    protected virtual void OnOpened(OpenPatient opened, PatientGrant grant)
    {
    }

    protected override async Task OnInitializedAsync()
    {
        if (await Access.OpenAsync(await Clinician.GetAsync(), Patient, CancellationToken.None) is not { } grant)
        {
            HasEnded = true;
            return;
        }

        Opened = new(Access, grant, Clock) { Foremost = Foremost };
        Opened.Ended += End;
        OnOpened(Opened, grant);
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (Opened is not null)
        {
            Opened.Ended -= End;
        }
    }

    private void End() => _ = InvokeAsync(() =>
    {
        HasEnded = true;
        StateHasChanged();
    });
}
