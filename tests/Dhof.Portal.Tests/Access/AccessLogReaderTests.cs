using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Dhof.Portal.Access;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Tests.Data;
using Microsoft.EntityFrameworkCore;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Tests.Access;

public sealed class AccessLogReaderTests : IAsyncLifetime
{
    private static readonly AccessLogFilter s_all = new(null, null, true);

    private readonly PortalUnderTest _portal = new();
    private PatientGrant _grant = null!;

    private AccessLogReader Reader => _portal.Get<AccessLogReader>();

    public async ValueTask InitializeAsync()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("nb");
        await _portal.InitializeAsync();
        _grant = await _portal.GrantAsync(Nurse, Anna);
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task The_controller_reads_who_used_its_data_its_own_peoples_acts_and_every_refusal_and_no_more()
    {
        await _portal.GrantAsync(Doctor, Anna);
        await _portal.GrantAsync(Nurse, Bo);
        Assert.Null(await _portal.Get<PatientAccess>().OpenAsync(OsloNurse, Anna, Cancellation));
        await AddAsync(OsloNurse, Oslo.ToString());
        await AddAsync(Colleague, Oslo.ToString());
        await AddAsync(Doctor, $"{Oslo},{Larvik}");
        var page = await Reader.ReadAsync(_grant, s_all, null, 100, Cancellation);

        Assert.Equal(
            [("Dr. Nils Berg", "test"), ("Ola Hansen", "test"), ("Amina Yusuf", "patient.open"), ("Dr. Nils Berg", "patient.open"), ("Kari Nilsen", "patient.open")],
            page.Entries.Select(entry => (entry.Name, entry.Action)));
        Assert.Equal((5, 0), (page.Total, page.Newer));

        // That another organisation was refused is told, and why is not.
        Assert.Equal([(false, null), (false, null), (true, (AccessRefusal?)null), (false, null), (false, null)], page.Entries.Select(entry => (entry.IsRefused, entry.Refusal)));
        Assert.Equal("Havna legekontor", page.Entries[0].Organisation);
        Assert.Equal((CareRelationKind.GeneralPractice, PurposeOfUse.Treatment, AccessPolicy.Version), (page.Entries[3].Relation, page.Entries[3].Purpose, page.Entries[3].Policy));
    }

    [Fact]
    public async Task An_own_refusal_tells_why()
    {
        await AddAsync(Secretary, "", AccessRefusal.NotForRole);
        Assert.Equal(AccessRefusal.NotForRole, (await Reader.ReadAsync(_grant, s_all, null, 1, Cancellation)).Entries[0].Refusal);
    }

    [Fact]
    public async Task A_source_is_told_by_the_name_of_its_organisation()
    {
        await AddAsync(Nurse, Office.ToString(), action: SourceLog.Asked, source: "havna");
        Assert.Equal("Spurte kilde (Havna legekontor)", AccessLogWords.Act((await Reader.ReadAsync(_grant, s_all, null, 1, Cancellation)).Entries[0]));
    }

    [Fact]
    public async Task A_period_is_whole_days_in_norway_and_questions_to_sources_are_told_when_asked_for()
    {
        // Midnight in Norway is 23:00 in UTC, the day before.
        await AddAsync(Colleague, Larvik.ToString(), at: new(2026, 11, 19, 22, 59, 59, TimeSpan.Zero));
        await AddAsync(Colleague, Larvik.ToString(), at: new(2026, 11, 19, 23, 0, 0, TimeSpan.Zero));
        await AddAsync(Colleague, Larvik.ToString(), at: new(2026, 11, 21, 22, 59, 59, TimeSpan.Zero));
        await AddAsync(Colleague, Larvik.ToString(), at: new(2026, 11, 21, 23, 0, 0, TimeSpan.Zero));
        await AddAsync(Nurse, Office.ToString(), at: new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero), action: SourceLog.Asked);

        Assert.Equal(2, await CountAsync(new(new(2026, 11, 20), new(2026, 11, 21), false)));
        Assert.Equal(3, await CountAsync(new(new(2026, 11, 20), new(2026, 11, 21), true)));
        Assert.Equal(4, await CountAsync(new(new(2026, 11, 20), null, false)));
        Assert.Equal(5, await CountAsync(new(DateOnly.MinValue, DateOnly.MaxValue, false)));
    }

    [Theory]
    [InlineData(SourceLog.Asked), InlineData(SourceLog.Answered), InlineData(CopyAccess.Copied)]
    public async Task What_the_portal_itself_asks_of_a_source_is_told_only_when_asked_for(string action)
    {
        var before = (await CountAsync(new(null, null, false)), await CountAsync(s_all));
        await AddAsync(Nurse, Larvik.ToString(), action: action, source: "siv");
        Assert.Equal((before.Item1, before.Item2 + 1), (await CountAsync(new(null, null, false)), await CountAsync(s_all)));
    }

    [Fact]
    public async Task What_is_written_while_somebody_reads_moves_nothing_and_is_counted()
    {
        var first = await Reader.ReadAsync(_grant, s_all, null, 100, Cancellation);
        await AddAsync(Colleague, Larvik.ToString());
        var second = await Reader.ReadAsync(_grant, s_all, first.UpTo, 100, Cancellation);
        Assert.Equal((first.Total, 1), (second.Total, second.Newer));
        Assert.Equal(first.Entries, second.Entries);
    }

    [Fact]
    public async Task Opening_and_exporting_are_acts_of_their_own_and_so_is_a_refusal_of_them()
    {
        Assert.True(await Reader.OpenAsync(_grant, Cancellation));
        Assert.NotNull(await Reader.ExportAsync(_grant, s_all, Cancellation));
        var doctor = await _portal.GrantAsync(Doctor, Anna);
        Assert.False(await Reader.OpenAsync(doctor, Cancellation));
        Assert.Null(await Reader.ExportAsync(doctor, s_all, Cancellation));

        await using var database = await _portal.OpenAsync();
        var rows = await database.AccessLog.Where(row => row.Action == AccessLog.LogOpened || row.Action == AccessLog.LogExported).OrderBy(row => row.Id).ToListAsync(Cancellation);
        Assert.Equal(
            [
                ("log.open", "kari", Larvik.ToString(), InformationTypes.AccessLog, null),
                ("log.export", "kari", Larvik.ToString(), InformationTypes.AccessLog, null),
                ("log.open", "berg", "", null, AccessRefusal.NotForOrganisation),
                ("log.export", "berg", "", (InformationTypes?)null, (AccessRefusal?)AccessRefusal.NotForOrganisation),
            ],
            rows.Select(row => (row.Action, row.Clinician, row.Controllers, row.Types, row.Refusal)));
        Assert.All(rows, row => Assert.Equal(Anna, row.Patient));
    }

    [Fact]
    public async Task The_file_opens_in_norwegian_excel_holds_everything_and_no_formula()
    {
        await AddAsync(Colleague with { Name = "=HYPERLINK(\"http://x\")" }, Larvik.ToString());
        await AddAsync(Colleague with { Name = "Åse; \"Ås\"" }, Larvik.ToString(), reason: "+1\r\n@x");
        var file = (await Reader.ExportAsync(_grant, s_all, Cancellation))!;

        Assert.Equal([0xEF, 0xBB, 0xBF], file[..3]);
        using CsvReader csv = new(new StreamReader(new MemoryStream(file), Encoding.UTF8), new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = ";" });
        var rows = csv.GetRecords<dynamic>().Cast<IDictionary<string, object>>().ToList();
        Assert.Equal(
            ["Tidspunkt", "Navn", "Rolle", "Virksomhet", "Handling", "Opplysninger", "Behandlingsrelasjon", "Formål", "Beslutning", "Begrunnelse", "Beslutnings-id", "Regelversjon"],
            rows[0].Keys);
        Assert.Equal(["Lastet ned loggen", "Annen bruk (test)", "Annen bruk (test)", "Åpnet pasienten"], rows.Select(row => row["Handling"]));
        Assert.Equal(["Kari Nilsen", "Åse; \"Ås\"", "'=HYPERLINK(\"http://x\")", "Kari Nilsen"], rows.Select(row => row["Navn"]));
        Assert.Equal("Annet, beskrevet under: +1\r\n@x", rows[1]["Begrunnelse"]);
        Assert.All(rows.SelectMany(row => row.Values).Cast<string>(), cell => Assert.False(cell.Length > 0 && "=+-@\t\r\n".Contains(cell[0], StringComparison.Ordinal), cell));
        Assert.DoesNotContain("14834849810", Encoding.UTF8.GetString(file), StringComparison.Ordinal);
        Assert.DoesNotContain("12848425077", Encoding.UTF8.GetString(file), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_act_that_the_log_names_has_words()
    {
        var acts = new[] { typeof(AccessLog), typeof(SourceLog), typeof(CopyAccess), typeof(ClientActions) }.SelectMany(type => type.GetFields()).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!).ToList();
        Assert.Equal(33, acts.Count);
        Assert.All(acts, act => Assert.DoesNotContain(act, AccessLogWords.Act(act), StringComparison.Ordinal));
        Assert.Equal(acts.Count, acts.Select(AccessLogWords.Act).Distinct().Count());
    }

    private async Task<int> CountAsync(AccessLogFilter filter) => (await Reader.ReadAsync(_grant, filter, null, 1, Cancellation)).Total;

    private async Task AddAsync(Clinician clinician, string controllers, AccessRefusal? refusal = null, DateTimeOffset? at = null, string action = "test", string? reason = null, string? source = null)
    {
        await using var database = await _portal.OpenAsync();
        database.Add(new AccessLogRow
        {
            At = at ?? Now,
            Clinician = clinician.Key,
            Name = clinician.Name,
            Role = clinician.Role,
            Organisation = clinician.Organisation,
            Patient = Anna,
            Action = action,
            Controllers = controllers,
            Refusal = refusal,
            Policy = 8,
            Reason = reason is null ? null : DeclaredReason.Other,
            ReasonText = reason,
            Source = source,
        });
        await database.SaveChangesAsync(Cancellation);
    }
}
