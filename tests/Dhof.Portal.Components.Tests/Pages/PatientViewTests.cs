using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Changes;
using Dhof.Portal.Domain.Patients;
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

        // One change at a time, each after the pause: changes that came together would be met by one reading, whichever of them it was for.
        foreach (var other in (PatientChange[])[new(Bo, Area.Alerts, 1), .. Enum.GetValues<Area>().Where(area => area is not (Area.Alerts or Area.Sharing)).Select(area => new PatientChange(Anna, area, 2))])
        {
            await SettleAsync(view);
            feed.Publish(other);
        }

        await SettleAsync(view);
        Assert.Equal(1, view.Instance.Loads);
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

    [Fact]
    public async Task A_page_that_is_open_loses_the_patient_when_the_patient_objects()
    {
        var open = new OpenPatient(Portal.Get<Access.PatientAccess>(), await Portal.GrantAsync(Doctor, Anna), Portal.Clock);
        var ended = 0;
        open.Ended += () => ended++;
        RenderTree.Add<Microsoft.AspNetCore.Components.CascadingValue<OpenPatient>>(cascading => cascading.Add(value => value.Value, open).Add(value => value.IsFixed, true));
        var view = Render<Counting>();
        view.WaitForAssertion(() => Assert.Equal(1, view.Instance.Loads));
        await SettleAsync(view);

        await Portal.Get<SharingCommands>().DecideAsync(await Portal.GrantAsync(Nurse, Anna), SharingState.Open, SharingState.Objects, Cancellation);
        await SettleAsync(view);
        view.WaitForAssertion(() => Assert.Equal((1, 1), (ended, view.Instance.Loads)));

        // The grant of before would still be good for minutes: it is handed to nobody any more.
        Assert.Null(await view.InvokeAsync(() => open.GrantAsync(Cancellation)));
        Assert.Equal(1, ended);
    }

    [Fact]
    public async Task A_page_with_another_controllers_data_goes_on_with_those_and_says_what_is_closed()
    {
        await using (var database = await Portal.OpenAsync())
        {
            database.Add(new Data.Tables.CareRelationRow { Patient = Anna, Controller = Office, Organisation = Office, Kind = CareRelationKind.GeneralPractice, From = Now.AddYears(-1) });
            await database.SaveChangesAsync(Cancellation);
        }

        var view = await OpenAsync<Counting>(Doctor, Anna);
        view.WaitForAssertion(() => Assert.Equal(2, view.Instance.Grant?.Controllers.Length));
        await SettleAsync(view);
        await Portal.Get<SharingCommands>().DecideAsync(await Portal.GrantAsync(Nurse, Anna), SharingState.Open, SharingState.Blocked, Cancellation);
        await SettleAsync(view);
        view.WaitForAssertion(() => Assert.Equal([Office], view.Instance.Grant!.Controllers));
        Assert.Equal([new(Larvik, SharingState.Blocked)], view.Instance.Grant!.Closed);
    }

    /// <summary>Whatever was wished for has been read, and the pause after it is over.</summary>
    private async Task SettleAsync(Bunit.IRenderedComponent<Counting> view)
    {
        for (var i = 0; i < 3; i++)
        {
            Portal.Clock.Advance(TimeSpan.FromMilliseconds(300));
            await Task.Delay(10, Cancellation);
            await view.InvokeAsync(() => { });
        }
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
