using System.Globalization;
using Dhof.Portal.Access;
using Dhof.Portal.Alerts;
using Dhof.Portal.Data;
using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Limits;
using Dhof.Portal.Live;
using Dhof.Portal.Measurements;
using Dhof.Portal.News;
using Dhof.Portal.Patients;
using Dhof.Portal.Plans;
using Dhof.Portal.Quarantine;
using Dhof.Portal.Questionnaires;
using Dhof.Portal.Sources;
using Dhof.Portal.Tests.Data;
using Dhof.Portal.Timeline;
using Dhof.Portal.Worklist;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MudBlazor.Services;

namespace Dhof.Portal.Components.Tests.Pages;

/// <summary>Components on the real slices and a real SQLite file, in bokmål, signed in as somebody.</summary>
public abstract class PortalPage : BunitContext, IAsyncLifetime
{
    protected PortalUnderTest Portal { get; } = new();

    // Reading goes on beside the page, and the first one of a process builds the model of the database: what comes is waited for as long as in a browser.
    static PortalPage() => DefaultWaitTimeout = TimeSpan.FromSeconds(10);

    public async ValueTask InitializeAsync()
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("nb-NO");
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("nb");
        await Portal.InitializeAsync();
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices();
        Services.AddSingleton<TimeProvider>(Portal.Clock);
        Services.AddSingleton(Portal.Get<ChangeFeed>());
        Services.AddSingleton(Portal.Get<AccessLog>()).AddSingleton(Portal.Get<PatientAccess>()).AddSingleton(Portal.Get<CaseloadAccess>()).AddSingleton(Portal.Get<PersonSearch>()).AddSingleton(Portal.Get<CareDeclarations>());
        Services.AddSingleton(Portal.Get<AccessLogReader>()).AddSingleton(Portal.Get<AccessExplanations>());
        Services.AddSingleton(Portal.Get<PatientQueries>()).AddSingleton(Portal.Get<SharingCommands>()).AddSingleton(Portal.Get<MeasurementQueries>()).AddSingleton(Portal.Get<ChartQueries>()).AddSingleton(Portal.Get<AlertQueries>()).AddSingleton(Portal.Get<AlertCommands>()).AddSingleton(Portal.Get<Assignees>()).AddSingleton(Portal.Get<JournalQueries>()).AddSingleton(Portal.Get<IOptions<AlertOptions>>());
        Services.AddSingleton(Portal.Get<PauseQueries>()).AddSingleton(Portal.Get<PauseCommands>()).AddSingleton(Portal.Get<PauseEvents>()).AddSingleton(Portal.Get<IOptions<PauseOptions>>());
        Services.AddSingleton(Portal.Get<QuarantineQueries>()).AddSingleton(Portal.Get<QuarantineCommands>()).AddSingleton(Portal.Get<QuarantineAccess>()).AddSingleton(Portal.Get<ResponseQueries>()).AddSingleton(Portal.Get<ScoreQueries>());
        Services.AddSingleton(Portal.Get<LimitQueries>()).AddSingleton(Portal.Get<LimitCommands>());
        Services.AddSingleton(Portal.Get<PlanQueries>()).AddSingleton(Portal.Get<PlanCommands>());
        Services.AddSingleton(Portal.Get<MeasurementEvents>()).AddSingleton(Portal.Get<MeasurementOrigins>()).AddSingleton(Portal.Get<AlertEvents>());
        Services.AddSingleton(Portal.Get<NewsQueries>()).AddSingleton(Portal.Get<SeenCommands>()).AddSingleton(Portal.Get<GreenQueries>()).AddSingleton(Portal.Get<GreenCommands>()).AddSingleton(Portal.Get<GreenEvents>());
        Services.AddSingleton(Portal.Get<CaseloadReader>()).AddWorklist();
        Services.AddTimeline();
        Services.AddScoped<CurrentClinician>();
        var settings = new ConfigurationBuilder().AddInMemoryCollection(await SourceSettingsAsync()).Build();
        Services.AddSingleton<IConfiguration>(settings).AddSingleton(Portal.Get<IDbContextFactory<PortalDatabase>>()).AddSingleton<SourceLog>();
        Services.AddSources(settings);
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeComponentsAsync();
        await Portal.DisposeAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Section Sources; none unless a test says so.</summary>
    protected virtual ValueTask<Dictionary<string, string?>> SourceSettingsAsync() => ValueTask.FromResult(new Dictionary<string, string?>());

    /// <summary>What the sources of the opened patient have answered.</summary>
    protected PatientSources Held { get; private set; } = null!;

    /// <summary>What comes in its own time is shown after a pause of the page's clock, which stands still in a test.</summary>
    protected async Task UntilAsync(Action holds)
    {
        for (var left = 200; ; left--)
        {
            Portal.Clock.Advance(TimeSpan.FromMilliseconds(251));

            try
            {
                holds();
                return;
            }
            catch (Exception notYet) when (left > 0 && notYet is Xunit.Sdk.XunitException or ElementNotFoundException)
            {
                await Task.Delay(20, Xunit.TestContext.Current.CancellationToken);
            }
        }
    }

    protected void SignInAs(Clinician clinician)
    {
        var authorization = this.AddAuthorization();
        authorization.SetAuthorized(clinician.Name);
        authorization.SetClaims([.. ClinicianClaims.ToPrincipal(clinician, "Larvik kommune", "test").Claims]);
    }

    /// <summary>A panel of one opened patient.</summary>
    protected async Task<IRenderedComponent<T>> OpenAsync<T>(Clinician clinician, PatientId patient, Action<ComponentParameterCollectionBuilder<T>>? parameters = null)
        where T : IComponent
    {
        var open = new OpenPatient(Portal.Get<PatientAccess>(), await Portal.GrantAsync(clinician, patient), Portal.Clock);
        Held = Services.GetRequiredService<SourceLookup>().Open(open);
        RenderTree.Add<CascadingValue<OpenPatient>>(cascading => cascading.Add(value => value.Value, open).Add(value => value.IsFixed, true));
        RenderTree.Add<CascadingValue<PatientSources>>(cascading => cascading.Add(value => value.Value, Held).Add(value => value.IsFixed, true));
        return Render<T>(builder => parameters?.Invoke(builder));
    }
}
