using System.Collections.Concurrent;
using Dhof.Portal.Data;
using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Domain.Changes;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Live;
using Dhof.Portal.Tests.Data;
using Microsoft.EntityFrameworkCore;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Tests.Measurements;

/// <summary>All is first stored as if it were new: what was there already must leave no trace of that.</summary>
public sealed class StoredOnceTests : IAsyncLifetime
{
    private readonly PortalUnderTest _portal = new();

    public ValueTask InitializeAsync() => _portal.InitializeAsync();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task A_delivery_that_comes_again_leaves_no_change_no_body_and_no_row()
    {
        var first = await WriteAsync(1, 2, 3);
        var before = await CountsAsync();
        var again = await WriteAsync(1, 2, 3);

        Assert.Equal(before, await CountsAsync());
        Assert.All(first, stored => Assert.Equal(StoredAs.Created, stored.As));
        Assert.Equal(first.Select(stored => new Stored(StoredAs.Known, stored.Measurement)), again);
    }

    [Fact]
    public async Task What_is_new_among_what_is_known_is_stored_with_one_change_and_one_body()
    {
        var known = await WriteAsync(1, 2);
        var (rows, changes, bodies) = await CountsAsync();
        var mixed = await WriteAsync(3, 2, 4, 1);

        Assert.Equal((rows + 2, changes + 1, bodies + 1), await CountsAsync());
        Assert.Equal([StoredAs.Created, StoredAs.Known, StoredAs.Created, StoredAs.Known], mixed.Select(stored => stored.As));
        Assert.Equal((known[1].Measurement, known[0].Measurement), (mixed[1].Measurement, mixed[3].Measurement));
    }

    [Fact]
    public async Task The_same_twice_in_one_delivery_is_one_row()
    {
        var (rows, changes, bodies) = await CountsAsync();
        var stored = await WriteAsync(7, 7);
        Assert.Equal([new(StoredAs.Created, stored[0].Measurement), new(StoredAs.Known, stored[0].Measurement)], stored);
        Assert.Equal((rows + 1, changes + 1, bodies + 1), await CountsAsync());
    }

    [Fact]
    public async Task What_is_new_and_what_is_known_in_one_commit_are_answered_each_and_told_once()
    {
        var known = await WriteAsync(1);
        var (rows, changes, bodies) = await CountsAsync();
        ConcurrentQueue<PatientChange> told = [];
        var before = await LatestAsync();
        using var listening = _portal.Get<ChangeFeed>().ListenToAll(told.Enqueue);
        Task<IReadOnlyList<Stored>> added, again, last;

        // Nobody writes until all three wait.
        using (await _portal.Get<WriteGate>().EnterAsync(Cancellation))
        {
            (added, again, last) = (WriteAsync(20, 21), WriteAsync(1), WriteAsync(22));
        }

        Assert.All(await added, stored => Assert.Equal(StoredAs.Created, stored.As));
        Assert.Equal([new(StoredAs.Known, known[0].Measurement)], await again);
        Assert.Equal(StoredAs.Created, Assert.Single(await last).As);
        Assert.Equal((rows + 3, changes + 2, bodies + 2), await CountsAsync());
        await using var database = await _portal.OpenAsync();
        var sequences = await database.Changes.OrderByDescending(change => change.Sequence).Take(2).Select(change => change.Sequence).ToListAsync(Cancellation);

        // Told after the commit, in its order: what was taken back would have come before.
        while (told.LastOrDefault().Sequence < sequences[0])
        {
            await Task.Delay(5, Cancellation);
        }

        Assert.Equal(sequences.Order(), told.Select(change => change.Sequence).Where(sequence => sequence > before));
    }

    private Task<IReadOnlyList<Stored>> WriteAsync(params int[] numbers)
    {
        NewMeasurement[] measurements = [.. numbers.Select((number, i) => new NewMeasurement(
            Anna, Larvik, MeasurementCatalogue.Get("spo2"), Now.AddMinutes(-number), 94, null, ReadingMarks.None, null, Activity.NotRecorded,
            new("http://loinc.org|x", "%", null, null, null, null, null), Fingerprint.Of("once", $"{number}"), i))];
        return _portal.Get<MeasurementWriter>().WriteAsync(new("test", Now, measurements, [new(Larvik, [1])], false), Cancellation);
    }

    private async Task<(int Rows, int Changes, int Bodies)> CountsAsync()
    {
        await using var database = await _portal.OpenAsync();
        var row = await database.Database.SqlQuery<Counts>($"SELECT (SELECT COUNT(*) FROM Measurements) AS Rows, (SELECT COUNT(*) FROM Changes) AS Changes, (SELECT COUNT(*) FROM Bodies) AS Bodies").SingleAsync(Cancellation);
        return (row.Rows, row.Changes, row.Bodies);
    }

    private async Task<long> LatestAsync()
    {
        await using var database = await _portal.OpenAsync();
        return await database.Changes.MaxAsync(change => change.Sequence, Cancellation);
    }

    private sealed record Counts(int Rows, int Changes, int Bodies);
}
