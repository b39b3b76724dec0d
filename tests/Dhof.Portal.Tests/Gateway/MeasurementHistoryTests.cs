using System.Reflection;
using Dhof.Portal.Data;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Tests.Fhir;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dhof.Portal.Tests.Gateway;

/// <summary>The table of versions that were superseded.</summary>
public sealed class MeasurementHistoryTests(GatewayUnderTest gateway) : IClassFixture<GatewayUnderTest>
{
    [Fact]
    public void It_is_the_twin_of_the_standing_ones()
    {
        var standing = Columns<MeasurementRow>().Except([("Id", typeof(long)), ("Fingerprint", typeof(byte[]))]);
        Assert.Equal(standing.Concat([("Measurement", typeof(long)), ("KnownTo", typeof(long)), ("Details", typeof(string))]).OrderBy(column => column.Item1), Columns<MeasurementHistoryRow>().OrderBy(column => column.Name));
    }

    [Fact]
    public async Task Every_column_of_the_version_that_stood_is_kept()
    {
        var first = OtherKinds.News2().Named("twin");
        first["status"] = "amended";
        first["issued"] = "2026-03-02T08:00:00Z";
        first["note"] = new System.Text.Json.Nodes.JsonArray(new System.Text.Json.Nodes.JsonObject { ["text"] = "Ny utregning" });
        var created = await gateway.SendAsync(first);
        var stood = await gateway.RowAsync(created.Id);
        await gateway.SendAsync(OtherKinds.News2(9).Named("twin").As("corrected"));
        var kept = Assert.Single(await gateway.HistoryAsync(created.Id));
        Assert.All(Columns<MeasurementRow>().Select(column => column.Name).Except(["Id", "Fingerprint"]), name => Assert.Equal(Value(stood, name), Value(kept, name)));
        Assert.Equal((created.Id, (await gateway.RowAsync(created.Id)).KnownFrom), (kept.Measurement, kept.KnownTo));
    }

    [Theory]
    [InlineData("UPDATE MeasurementHistory SET Value = 0")]
    [InlineData("DELETE FROM MeasurementHistory")]
    public async Task It_is_neither_changed_nor_deleted(string sql)
    {
        await gateway.SendAsync(Samples.SpO2(84, sql));
        await gateway.SendAsync(Samples.SpO2(94, sql).As("corrected"));
        await using var database = await gateway.Services.GetRequiredService<IDbContextFactory<PortalDatabase>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        var refused = await Assert.ThrowsAsync<SqliteException>(() => database.Database.ExecuteSqlRawAsync(sql, TestContext.Current.CancellationToken));
        Assert.Contains("append-only", refused.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<(string Name, Type Type)> Columns<T>() =>
        typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => (property.Name, Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType));

    private static object? Value(object row, string name) => row.GetType().GetProperty(name)!.GetValue(row);
}
