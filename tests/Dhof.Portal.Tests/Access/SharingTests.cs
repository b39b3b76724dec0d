using System.Threading.Channels;
using Dhof.Portal.Access;
using Dhof.Portal.Alerts;
using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Changes;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Live;
using Dhof.Portal.Patients;
using Dhof.Portal.Questionnaires;
using Dhof.Portal.Tests.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Tests.Access;

/// <summary>Larvik holds Anna's data, and her GP follows her: what she decides counts for every way to them.</summary>
public sealed class SharingTests : IAsyncLifetime
{
    private readonly PortalUnderTest _portal = new();
    private AnnasWays _ways = null!;

    public async ValueTask InitializeAsync()
    {
        await _portal.InitializeAsync();
        _ways = new(_portal);
        await _ways.FillAsync();
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Theory]
    [InlineData(SharingState.Open, true)]
    [InlineData(SharingState.Objects, false)]
    [InlineData(SharingState.Blocked, false)]
    public async Task Every_way_to_the_data_follows_what_the_patient_decided(SharingState state, bool shared)
    {
        await DecideAsync(SharingState.Open, state);

        Assert.All(await WaysAsync(Nurse, Larvik), way => Assert.True(way.IsOpen, way.Name));
        Assert.All(await WaysAsync(Doctor, Office), way => Assert.True(way.IsOpen == shared, way.Name));
    }

    [Fact]
    public async Task What_was_closed_opens_again()
    {
        await DecideAsync(SharingState.Open, SharingState.Blocked);
        await DecideAsync(SharingState.Blocked, SharingState.Open);
        Assert.All(await WaysAsync(Doctor, Office), way => Assert.True(way.IsOpen, way.Name));
    }

    [Fact]
    public async Task A_decision_is_of_one_patient_and_one_controller()
    {
        await DecideAsync(SharingState.Open, SharingState.Objects);
        await using var database = await _portal.OpenAsync();
        Assert.Equal([(Anna, Larvik, SharingState.Objects)], await database.Sharing.Select(row => ValueTuple.Create(row.Patient, row.Controller, row.State)).ToListAsync(Cancellation));
        Assert.NotNull(await _portal.Get<PatientAccess>().OpenAsync(Nurse, Bo, Cancellation));
    }

    [Fact]
    public async Task A_refusal_says_why_in_the_log_only()
    {
        await DecideAsync(SharingState.Open, SharingState.Objects);
        Assert.Null(await _portal.Get<PatientAccess>().OpenAsync(Doctor, Anna, Cancellation));
        await using var database = await _portal.OpenAsync();
        var last = await database.AccessLog.OrderBy(row => row.Id).LastAsync(Cancellation);
        Assert.Equal((AccessRefusal.NotShared, "", Doctor.Key), (last.Refusal, last.Controllers, last.Clinician));
    }

    [Fact]
    public async Task Who_decided_is_kept_told_and_logged_and_neither_changed_nor_deleted()
    {
        // What was stored before may still be on its way to be told.
        await using var database = await _portal.OpenAsync();
        var before = await database.Changes.MaxAsync(change => change.Sequence, Cancellation);
        var heard = Channel.CreateUnbounded<Area>();
        using var listening = _portal.Get<ChangeFeed>().Listen(Anna, change => _ = change.Sequence <= before || heard.Writer.TryWrite(change.Area));
        await DecideAsync(SharingState.Open, SharingState.Objects);
        await DecideAsync(SharingState.Objects, SharingState.Objects);
        await DecideAsync(SharingState.Objects, SharingState.Open);

        // Something else comes last: what was told before it has been heard.
        await _portal.MeasureAsync(Anna, 95, Now);
        List<Area> areas = [];

        while (areas is not [.., Area.Measurements])
        {
            areas.Add(await heard.Reader.ReadAsync(Cancellation));
        }

        Assert.Equal([Area.Sharing, Area.Sharing, Area.Measurements], areas);
        Assert.Equal([(int)SharingState.Objects, (int)SharingState.Open], await database.Database.SqlQueryRaw<int>("SELECT State AS Value FROM SharingHistory ORDER BY Id").ToListAsync(Cancellation));
        Assert.Equal(3, await database.AccessLog.CountAsync(row => row.Action == AccessLog.SharingDecided && row.Clinician == Nurse.Key, Cancellation));

        foreach (var sql in (string[])["UPDATE SharingHistory SET State = 0", "DELETE FROM SharingHistory"])
        {
            var refused = await Assert.ThrowsAsync<SqliteException>(() => database.Database.ExecuteSqlRawAsync(sql, Cancellation));
            Assert.Contains("append-only", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Only_those_who_give_care_at_the_controller_decide()
    {
        var doctor = await _portal.GrantAsync(Doctor, Anna);
        var secretary = await _portal.GrantAsync(Secretary, Anna);

        foreach (var grant in (PatientGrant[])[doctor, secretary])
        {
            Assert.Equal(new Outcome.Refused(OutcomeRefusal.Unknown), await _portal.Get<SharingCommands>().DecideAsync(grant, SharingState.Open, SharingState.Blocked, Cancellation));
        }

        await using var database = await _portal.OpenAsync();
        Assert.Empty(await database.Sharing.ToListAsync(Cancellation));
    }

    [Fact]
    public async Task Whoever_decides_by_what_no_longer_holds_is_told_who_was_first()
    {
        await DecideAsync(SharingState.Open, SharingState.Objects);
        var grant = await _portal.GrantAsync(Nurse, Anna);
        await DecideAsync(SharingState.Objects, SharingState.Blocked);
        var refused = Assert.IsType<Outcome.Refused>(await _portal.Get<SharingCommands>().DecideAsync(grant, SharingState.Objects, SharingState.Open, Cancellation));
        Assert.Equal((OutcomeRefusal.AlreadyHandled, Now), (refused.Because, refused.At));
        Assert.StartsWith(Nurse.Name, refused.By, StringComparison.Ordinal);
        Assert.All(await WaysAsync(Doctor, Office), way => Assert.False(way.IsOpen, way.Name));
    }

    private async Task DecideAsync(SharingState seen, SharingState state) =>
        Assert.Equal(Outcome.Done, await _portal.Get<SharingCommands>().DecideAsync(await _portal.GrantAsync(Nurse, Anna), seen, state, Cancellation));

    /// <summary>Every way of a clinician, and of a machine client of the same organisation, to what Larvik holds of Anna.</summary>
    private async Task<List<(string Name, bool IsOpen)>> WaysAsync(Clinician clinician, Domain.Organisations.OrganisationNumber organisation)
    {
        var list = await _portal.Get<CaseloadAccess>().OpenAsync(clinician, Cancellation);
        var client = AccessPolicy.ForClient("client", [Larvik], [organisation]);
        List<(string, bool)> ways = [("the patient's page", await _portal.Get<PatientAccess>().OpenAsync(clinician, Anna, Cancellation) is not null)];

        foreach (var way in _ways.OfList)
        {
            ways.Add(($"the list: {way.Method}", await way.Shows(list)));
        }

        foreach (var way in _ways.OfClient)
        {
            ways.Add(($"the client: {way.Method}", await way.Shows(client)));
        }

        return ways;
    }
}
