using System.IO.Compression;
using System.Text;
using Dhof.Portal.Access;
using Dhof.Portal.Alerts;
using Dhof.Portal.Data;
using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Plans;
using Dhof.Portal.Domain.Quarantine;
using Dhof.Portal.Domain.Questionnaires;
using Dhof.Portal.Limits;
using Dhof.Portal.Live;
using Dhof.Portal.Measurements;
using Dhof.Portal.News;
using Dhof.Portal.Patients;
using Dhof.Portal.Plans;
using Dhof.Portal.Quarantine;
using Dhof.Portal.Questionnaires;
using Dhof.Portal.Sources;
using Dhof.Portal.Worklist;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Dhof.Portal.Tests.Data;

/// <summary>The data layer, access and the slices on a real SQLite file, Monday 23 November 2026 at 9:00 UTC. Larvik and Oslo have a nurse each; the GP follows one of Larvik's patients.</summary>
public sealed class PortalUnderTest : IAsyncLifetime
{
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    public static readonly OrganisationNumber Larvik = new(310000019), Office = new(310000027), Oslo = new(310000051);
    public static readonly PatientId Anna = new(101), Bo = new(102), Cato = new(103);
    public static readonly Clinician Nurse = new("kari", "Kari Nilsen", ClinicianRole.HomeCareNurse, Larvik, "1234567");
    public static readonly Clinician Colleague = new("ola", "Ola Hansen", ClinicianRole.HomeCareNurse, Larvik, "2222222");
    public static readonly Clinician OsloNurse = new("amina", "Amina Yusuf", ClinicianRole.HomeCareNurse, Oslo, "7654321");
    public static readonly Clinician Doctor = new("berg", "Dr. Nils Berg", ClinicianRole.GeneralPractitioner, Office, "1111111");
    public static readonly Clinician Secretary = new("siri", "Siri Moen", ClinicianRole.Secretary, Larvik, null);

    private static readonly byte[] s_body = Originals.Compress(["""{"resourceType":"Observation"}"""u8.ToArray()]);

    private static readonly MeasurementOrigin s_corrector = new("http://loinc.org|x", null, null, null, null, null, "Kari Nilsen");

    private readonly Dictionary<long, NewMeasurement> _measured = [];
    private readonly string _folder = Directory.CreateTempSubdirectory("dhof").FullName;
    private readonly CancellationTokenSource _stop = new();
    private readonly List<ServiceProvider> _killed = [];
    private ServiceProvider? _services;
    private long _lastFingerprint;

    public FakeTimeProvider Clock { get; } = new(Now);

    /// <summary>Settings beside the usual ones, set before it is initialised.</summary>
    public Dictionary<string, string?> Settings { get; } = [];

    /// <summary>What stands between the portal and its database.</summary>
    public IReadOnlyList<IInterceptor> Between { get; init; } = [];

    public static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public T Get<T>()
        where T : notnull => _services!.GetRequiredService<T>();

    public Task<PortalDatabase> OpenAsync() => Get<IDbContextFactory<PortalDatabase>>().CreateDbContextAsync(Cancellation);

    public async ValueTask InitializeAsync()
    {
        Build();
        await Portal.Data.Setup.MigrateAsync(_services!, Cancellation);
        await Get<MeasurementWriter>().StartAsync(_stop.Token);
        await SeedAsync();
    }

    /// <summary>Another process on the same folder. The one before is left as it stands: nothing of it is closed, saved or told to stop.</summary>
    public async Task KillAsync()
    {
        _killed.Add(_services!);
        Build();
        await Get<MeasurementWriter>().StartAsync(_stop.Token);
    }

    private void Build()
    {
        var services = new ServiceCollection();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Data:Folder"] = _folder, ["Alerts:Organisations:0:Organisation"] = Larvik.ToString(), ["Alerts:Organisations:0:Teams:0:Key"] = "nord", ["Alerts:Organisations:0:Teams:0:Name"] = "Team Nord", ["Alerts:Organisations:0:Escalation:0:Key"] = "vaktleder", ["Alerts:Organisations:0:Escalation:0:Name"] = "vaktleder", ["Alerts:Organisations:0:Escalation:1:Key"] = "leder", ["Alerts:Organisations:0:Escalation:1:Name"] = "enhetsleder", ["Alerts:Organisations:0:Escalation:1:After"] = "00:30:00" }).AddInMemoryCollection(Settings).Build();
        services.AddSingleton<IConfiguration>(configuration).AddLogging().AddSingleton<TimeProvider>(Clock).AddSingleton<ChangeFeed>().AddSingleton<Readiness>();
        services.AddData(configuration);
        services.AddGrants();
        services.AddPatients();
        services.AddMeasurements();
        services.AddLimits();
        services.AddSources(configuration);
        services.AddAlerts();
        services.AddQuarantine();
        services.AddQuestionnaires();
        services.AddPlans();
        services.AddSingleton(new PlanForms([new("urn:form", null, new("Skjema", "Skjema", "Form"), [])]));
        services.AddNews();
        services.AddWorklist();
        services.ConfigureDbContext<PortalDatabase>(options => options.AddInterceptors(Between));
        _services = services.BuildServiceProvider();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var services in _killed.Append(_services!))
        {
            await services.GetRequiredService<MeasurementWriter>().StopAsync(CancellationToken.None);
            await services.DisposeAsync();
        }

        _stop.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A stored SpO₂ reading of a patient at Larvik, or of another controller or kind.</summary>
    public async Task<Stored> MeasureAsync(PatientId patient, decimal value, DateTimeOffset at, OrganisationNumber? controller = null, MeasurementKind? kind = null, decimal? second = null, OxygenTherapy? oxygen = null, MeasurementDetails? details = null, string? identifier = null, bool isLate = false)
    {
        var of = kind ?? MeasurementCatalogue.Get("spo2");
        var owner = controller ?? Larvik;
        var measurement = new NewMeasurement(
            patient,
            owner,
            of,
            at,
            value,
            second,
            Plausibility.Of(of, value, second, details) | (isLate ? ReadingMarks.Late : ReadingMarks.None),
            oxygen,
            Activity.NotRecorded,
            new("http://loinc.org|x", of.Unit, null, "device", null, null, null),
            identifier is null ? Fingerprint.Of("test", (++_lastFingerprint).ToString(System.Globalization.CultureInfo.InvariantCulture)) : Fingerprint.OfIdentifier(identifier),
            0,
            details);
        var stored = await StoreAsync(measurement);
        _measured[stored.Measurement] = measurement;
        return stored;
    }

    /// <summary>A later version of a reading that was measured here; values and time that are not given stay as they were first told.</summary>
    public Task<Stored> CorrectAsync(long measurement, decimal? value = null, DateTimeOffset? at = null, decimal? second = null, string? reason = null, MeasurementDetails? details = null)
    {
        var first = _measured[measurement];
        var corrected = first with { Value = value ?? first.Value, At = at ?? first.At, Second = second ?? first.Second, Details = details ?? first.Details };
        return StoreAsync(corrected with { Marks = Plausibility.Of(first.Kind, corrected.Value, corrected.Second, corrected.Details), Revision = new(MeasurementStatus.Corrected, null, reason), Origin = s_corrector });
    }

    /// <summary>The withdrawal of a reading that was measured here.</summary>
    public Task<Stored> WithdrawAsync(long measurement, string? reason = null) =>
        StoreAsync(_measured[measurement] with { Marks = ReadingMarks.None, Revision = new(MeasurementStatus.EnteredInError, null, reason), Origin = s_corrector });

    private async Task<Stored> StoreAsync(NewMeasurement measurement) =>
        (await Get<MeasurementWriter>().WriteAsync(new("test", Clock.GetUtcNow(), [measurement], [new(measurement.Controller, s_body)], false), Cancellation))[0];

    /// <summary>An input that could not be read, from Larvik's client or another controller's; the same text is the same content.</summary>
    public async Task<int> RefuseAsync(PatientId patient, string text = "{}", OrganisationNumber? controller = null, string reason = "unit-unknown", int times = 1)
    {
        var owner = controller ?? Larvik;
        var notKept = 0;

        for (var i = 0; i < times; i++)
        {
            notKept += await Get<QuarantineWriter>().KeepAsync(ClientOf(owner), [RefusedInput(patient, text, owner, reason)], Clock.GetUtcNow(), "reading", Cancellation);
        }

        return notKept;
    }

    /// <summary>The machine client that writes for a controller.</summary>
    public static ControllerGrant ClientOf(OrganisationNumber controller) => AccessPolicy.ForClient("device", [], [controller]);

    public static RefusedInput RefusedInput(PatientId patient, string text, OrganisationNumber? controller = null, string reason = "unit-unknown") =>
        new(patient, controller ?? Larvik, ReceivedForm.Resource, reason, "Observation.value.code", null, Packed(text), Fingerprint.Of(text));

    /// <summary>A stored response of a patient to a form, with one question answered in free text or by an option of the daily KOLS form.</summary>
    public async Task<Stored> AnswerAsync(PatientId patient, DateTimeOffset at, string? form, params AnsweredItem[] items)
    {
        var response = new ReportedResponse(default, Larvik, form, at, [.. items], ByPatient: true, null, null, $"test|{++_lastFingerprint}");
        var now = Clock.GetUtcNow();
        NewMeasurements delivery = new("test", now, [], [new(Larvik, [1])], false) { Responses = [NewResponse.Of(patient, Larvik, response, now, 0)] };
        return (await Get<MeasurementWriter>().WriteAsync(delivery, Cancellation))[0];
    }

    public async Task<PatientGrant> GrantAsync(Clinician clinician, PatientId patient) => (await Get<PatientAccess>().OpenAsync(clinician, patient, Cancellation))!;

    public async Task JudgeAsync()
    {
        var grant = await Get<EngineAccess>().OpenAsync("test", Cancellation);

        while (await Get<AlertEngine>().JudgeAsync(grant, Cancellation))
        {
        }
    }

    /// <summary>Judges what did not come.</summary>
    /// <param name="engine">One that has run before; null for one that has just started.</param>
    public async Task<DateTimeOffset?> WatchAsync(AlertEngine? engine = null) =>
        await (engine ?? NewEngine()).WatchAsync(await Get<EngineAccess>().OpenAsync("test", Cancellation), Cancellation);

    /// <summary>As after a restart.</summary>
    public AlertEngine NewEngine() => ActivatorUtilities.CreateInstance<AlertEngine>(_services!);

    /// <summary>One more version of a plan of Larvik, agreed now or at another instant.</summary>
    public async Task AgreeAsync(PatientId patient, DateOnly validFrom, DateTimeOffset? at = null, params ScheduledTask[] schedule)
    {
        await using var database = await OpenAsync();
        var number = await database.Visible<PlanVersionRow>(await Get<EngineAccess>().OpenAsync("test", Cancellation)).CountAsync(row => row.Patient == patient, Cancellation) + 1;
        database.Add(new PlanVersionRow
        {
            Patient = patient,
            Controller = Larvik,
            Number = number,
            Content = PlanJson.Write(PlanContent.Empty with { Schedule = [.. schedule], ValidFrom = validFrom, ReviewBy = validFrom.AddMonths(6) }),
            AgreedByPatient = true,
            AgreedWith = Nurse.Name,
            AgreedOn = validFrom,
            At = at ?? Clock.GetUtcNow(),
            Author = Nurse.Key,
            AuthorName = Nurse.Name,
            AuthorRole = Nurse.Role,
        });
        database.RecordChange(patient, Domain.Changes.Area.Plans);
        await database.SaveChangesAsync(Cancellation);
    }

    private static byte[] Packed(string text)
    {
        using var packed = new MemoryStream();

        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest))
        {
            brotli.Write(Encoding.UTF8.GetBytes($"[{text}]"));
        }

        return packed.ToArray();
    }

    private async Task SeedAsync()
    {
        await using var database = await OpenAsync();
        database.AddRange(
            new OrganisationRow { Number = Larvik, Name = "Larvik kommune", Kind = OrganisationKind.Municipality },
            new OrganisationRow { Number = Office, Name = "Havna legekontor", Kind = OrganisationKind.GeneralPractice },
            new OrganisationRow { Number = Oslo, Name = "Oslo bydel", Kind = OrganisationKind.Municipality });
        database.AddRange(
            Row(Nurse, "12848425077", "SP"),
            Row(Colleague, "03899025120", "SP"),
            Row(OsloNurse, "07868825035", "SP"),
            Row(Doctor, "15917025131", "LE"),
            Row(Secretary, "21817925267", null));
        AddPatient(database, Anna, "14834849810", "Anna", Larvik, (Larvik, CareRelationKind.DailyFollowUp), (Office, CareRelationKind.GeneralPractice));
        AddPatient(database, Bo, "02915149912", "Bo", Larvik, (Larvik, CareRelationKind.DailyFollowUp));
        AddPatient(database, Cato, "27864549816", "Cato", Oslo, (Oslo, CareRelationKind.DailyFollowUp));
        await database.SaveChangesAsync(Cancellation);
    }

    /// <summary>A line of the directory.</summary>
    public static ClinicianRow Row(Clinician clinician, string? identityNumber, string? authorization) => new()
    {
        Key = clinician.Key,
        Name = clinician.Name,
        Role = clinician.Role,
        Organisation = clinician.Organisation,
        Hpr = clinician.Hpr,
        IdentityNumber = identityNumber,
        Authorization = authorization,
    };

    /// <summary>The default limits of a patient, in force for a year.</summary>
    internal static IEnumerable<LimitRow> StandardLimits(PatientId patient, OrganisationNumber controller) =>
        DefaultLimits.Bands.Select(band => new LimitRow { Patient = patient, Controller = controller, Series = band.Key, Band = band.Value, ValidFrom = Now.AddYears(-1), Author = "test", Reason = "test" });

    private static void AddPatient(PortalDatabase database, PatientId id, string number, string name, OrganisationNumber controller, params (OrganisationNumber Organisation, CareRelationKind Kind)[] relations)
    {
        database.Add(new PersonRow { Id = id, IdentityNumber = number });
        database.Add(new PatientRecordRow { Patient = id, Controller = controller, GivenName = name, FamilyName = "Testland", BirthDate = new(1950, 1, 2), EnrolledFrom = Now.AddYears(-1) });
        database.AddRange(relations.Select(relation => new CareRelationRow { Patient = id, Controller = controller, Organisation = relation.Organisation, Kind = relation.Kind, From = Now.AddYears(-1) }));
        database.AddRange(StandardLimits(id, controller));
    }
}
