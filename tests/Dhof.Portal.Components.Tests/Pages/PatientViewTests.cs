using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Changes;
using Dhof.Portal.Live;
using Dhof.Portal.Patients;
using Microsoft.EntityFrameworkCore;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Components.Tests.Pages;

public sealed class PatientViewTests : PortalPage
{
    [Fact]
    public async Task A_view_hears_its_own_patient_and_its_own_areas_and_stops_when_it_leaves()
    {
        var view = await OpenAsync<Counting>(Nurse, Anna);
        view.WaitForAssertion(() => Assert.Equal(1, view.Instance.Loads));
        var feed = Portal.Get<ChangeFeed>();
        Assert.Equal(1, feed.ListenerCount);

        feed.Publish(new(Bo, Area.Alerts, 1));
        feed.Publish(new(Anna, Area.Patient, 2));
        Portal.Clock.Advance(TimeSpan.FromSeconds(1));
        feed.Publish(new(Anna, Area.Alerts, 3));
        view.WaitForAssertion(() => Assert.Equal(2, view.Instance.Loads));

        await DisposeComponentsAsync();
        Assert.Equal(0, feed.ListenerCount);
    }

    [Fact]
    public async Task A_panel_never_changes_patient()
    {
        var view = await OpenAsync<Counting>(Nurse, Anna);
        var other = new OpenPatient(Portal.Get<Access.PatientAccess>(), await Portal.GrantAsync(Nurse, Bo), Portal.Clock);
        view.Instance.Open = other;
        await Assert.ThrowsAsync<InvalidOperationException>(() => view.InvokeAsync(() => view.Instance.SetParametersAsync(Microsoft.AspNetCore.Components.ParameterView.Empty)));
    }

    [Fact]
    public async Task A_page_left_open_renews_its_grant_without_a_new_entry_in_the_log()
    {
        var view = await OpenAsync<Counting>(Nurse, Anna);
        view.WaitForAssertion(() => Assert.Equal(1, view.Instance.Loads));
        var first = view.Instance.Grant!;
        var written = await LogCountAsync();
        Portal.Clock.Advance(TimeSpan.FromMinutes(30));
        view.WaitForAssertion(() => Assert.True(view.Instance.Grant!.Until > first.Until));
        Assert.Equal(written, await LogCountAsync());
    }

    private async Task<int> LogCountAsync()
    {
        await using var database = await Portal.OpenAsync();
        return await database.AccessLog.CountAsync(Cancellation);
    }

    private sealed class Counting : PatientView
    {
        public int Loads { get; private set; }

        public PatientGrant? Grant { get; private set; }

        protected override bool Concerns(Area area) => area == Area.Alerts;

        protected override Task LoadAsync(PatientGrant grant, CancellationToken cancellation)
        {
            (Loads, Grant) = (Loads + 1, grant);
            return Task.CompletedTask;
        }
    }
}
