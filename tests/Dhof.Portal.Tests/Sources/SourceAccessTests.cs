using Dhof.Portal.Data;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Sources;
using Dhof.Portal.Patients;
using static Dhof.Portal.Tests.Data.PortalUnderTest;
using static Dhof.Portal.Tests.Sources.SourcesUnderTest;

namespace Dhof.Portal.Tests.Sources;

public sealed class SourceAccessTests : IAsyncLifetime
{
    private readonly SourcesUnderTest _test = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _test.DisposeAsync();

    [Theory]
    [InlineData(SharingState.Objects)]
    [InlineData(SharingState.Blocked)]
    public async Task What_the_patient_keeps_from_the_reader_is_not_asked_for(SharingState state)
    {
        var server = await _test.AddAsync("office", Office);
        await _test.StartAsync(office: state);

        await _test.LookAsync();
        await _test.LoadAsync();
        await _test.Sources.RetryAsync(_test.Grant, _test.Tell("office").Key, Cancellation);

        Assert.Empty(server.Seen);
        Assert.Equal(new SourceState.NotAsked(NotAskedBecause.Closed), _test.Tell("office").State);
    }

    [Fact]
    public async Task A_controller_that_no_relation_opens_and_a_source_that_is_copied_are_not_asked()
    {
        var (oslo, copied) = (await _test.AddAsync("oslo", Oslo), await _test.AddAsync("copied", Larvik, mode: "Copy"));
        await _test.StartAsync();

        await _test.LookAsync();

        Assert.Empty(oslo.Seen.Concat(copied.Seen));
        Assert.Equal([new SourceState.NotAsked(NotAskedBecause.NotOpened), new SourceState.NotAsked(NotAskedBecause.Copied)], _test.Sources.Tell(_test.Grant).Select(source => source.State));
    }

    [Fact]
    public async Task A_secretary_is_answered_who_the_patient_is_and_when_they_come_and_the_source_is_asked_for_no_more()
    {
        var (server, pmd) = (await _test.AddAsync("office", Office), await _test.AddAsync("pmd", Larvik, "Pmd"));
        server.Resources.AddRange([Anne(), SpO2(1, 3)]);
        await _test.StartAsync(Secretary);

        await _test.LookAsync();
        await _test.LoadAsync(InformationTypes.Measurements | InformationTypes.Demographics);

        Assert.Equal(["Appointment", "Patient", "RelatedPerson"], server.Seen.Select(seen => seen.Type).Distinct().Order());
        Assert.Equal(["Patient/p1"], _test.Ids(InformationTypes.Demographics | InformationTypes.Measurements));
        Assert.Equal(new SourceState.NotAsked(NotAskedBecause.NotForRole), _test.Tell("pmd").State);
        Assert.Empty(pmd.Seen);
    }

    [Fact]
    public async Task What_is_closed_while_the_page_is_open_is_gone_at_the_next_grant()
    {
        var server = await _test.AddAsync("office", Office);
        server.Resources.AddRange([Anne(), SpO2(1, 3)]);
        await _test.StartAsync();
        await _test.LoadAsync();
        Assert.Single(_test.Ids());

        var closed = await ClosedAsync();

        Assert.Empty(_test.Sources.Items(closed, InformationTypes.Measurements));
        Assert.Equal(new SourceState.NotAsked(NotAskedBecause.Closed), Assert.Single(_test.Sources.Tell(closed)).State);

        // And does not come back by an older grant.
        Assert.Empty(_test.Ids());
    }

    [Fact]
    public async Task What_was_answered_lives_as_long_as_the_grant_and_a_new_grant_begins_with_nothing()
    {
        var server = await _test.AddAsync("office", Office);
        server.Resources.AddRange([Anne(), SpO2(1, 3)]);
        await _test.StartAsync();
        await _test.LoadAsync();
        var dropped = 0;
        _test.Sources.Changed += () => dropped++;

        _test.Portal.Clock.Advance(_test.Grant.Until - _test.Portal.Clock.GetUtcNow());

        Assert.Equal(1, dropped);
        Assert.Throws<GrantExpiredException>(() => _test.Ids().ToArray());
        await Assert.ThrowsAsync<GrantExpiredException>(() => _test.LoadAsync());

        var renewed = await _test.Portal.GrantAsync(Nurse, Anna);
        Assert.Empty(_test.Sources.Items(renewed, InformationTypes.Measurements));
    }

    [Fact]
    public async Task A_grant_that_is_renewed_keeps_what_was_answered()
    {
        var server = await _test.AddAsync("office", Office);
        server.Resources.AddRange([Anne(), SpO2(1, 3)]);
        await _test.StartAsync();
        await _test.LoadAsync();

        _test.Portal.Clock.Advance(_test.Grant.Until - _test.Portal.Clock.GetUtcNow() - TimeSpan.FromMinutes(1));
        var renewed = await _test.Portal.GrantAsync(Nurse, Anna);
        Assert.Single(_test.Sources.Items(renewed, InformationTypes.Measurements));
        _test.Portal.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Single(_test.Sources.Items(renewed, InformationTypes.Measurements));
    }

    [Fact]
    public async Task What_was_answered_about_one_patient_is_not_shown_for_another()
    {
        await _test.AddAsync("office", Office);
        await _test.StartAsync();
        var bo = await _test.Portal.GrantAsync(Nurse, Bo);
        Assert.Throws<InvalidOperationException>(() => _test.Sources.Items(bo, InformationTypes.Measurements));
        await Assert.ThrowsAsync<InvalidOperationException>(() => _test.Sources.LookAsync(bo, Cancellation));
    }

    [Fact]
    public async Task A_question_under_way_when_the_page_closes_is_given_up_and_nothing_is_shown_any_more()
    {
        var server = await _test.AddAsync("office", Office);
        var arrived = new TaskCompletionSource();
        server.Before = (_, http) =>
        {
            arrived.TrySetResult();
            return FakeFhirServer.HangAsync(http);
        };
        await _test.StartAsync();
        var looking = _test.LookAsync();
        await arrived.Task.WaitAsync(Cancellation);

        _test.Sources.Dispose();

        await looking.WaitAsync(Cancellation);
        Assert.Throws<ObjectDisposedException>(() => _test.Sources.Tell(_test.Grant));
    }

    private async Task<PatientGrant> ClosedAsync()
    {
        await using (var database = await _test.Portal.OpenAsync())
        {
            database.Sharing.Single(row => row.Patient == Anna && row.Controller == Office).State = SharingState.Blocked;
            await database.SaveChangesAsync(Cancellation);
        }

        return await _test.Portal.GrantAsync(Nurse, Anna);
    }
}
