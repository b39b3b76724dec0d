using Dhof.Portal.Access;
using Dhof.Portal.Alerts;
using Dhof.Portal.Data;
using Dhof.Portal.Demo;
using Dhof.Portal.Gateway;
using Dhof.Portal.Limits;
using Dhof.Portal.Live;
using Dhof.Portal.Measurements;
using Dhof.Portal.News;
using Dhof.Portal.Patients;
using Dhof.Portal.Plans;
using Dhof.Portal.Quarantine;
using Dhof.Portal.Questionnaires;
using Dhof.Portal.Sources;
using Dhof.Portal.Texts;
using Dhof.Portal.Timeline;
using Dhof.Portal.Worklist;
using Microsoft.Extensions.Options;
using MudBlazor.Services;

namespace Dhof.Portal.Shell;

/// <summary>The whole portal. Tests start the same one, on a port of their own.</summary>
public static class Portal
{
    public static async Task RunAsync(string[] args)
    {
        try
        {
            await using var app = await BuildAsync(args);
            await app.RunAsync();
        }
        catch (Exception refused) when (Faults(refused) is { Length: > 0 })
        {
            // Every fault of the settings at once, without a stack trace around it.
            foreach (var fault in Faults(refused))
            {
                await Console.Error.WriteLineAsync(fault);
            }

            Environment.ExitCode = 1;
        }
    }

    private static string[] Faults(Exception refused) => refused switch
    {
        OptionsValidationException faults => [.. faults.Failures],
        AggregateException several => [.. several.InnerExceptions.SelectMany(Faults)],
        _ => [],
    };

    /// <summary>The portal, configured and with its tables up to date, not yet listening.</summary>
    /// <param name="configure">What a test adds or takes away, after everything of the portal is registered.</param>
    public static async Task<WebApplication> BuildAsync(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        // Settings and static files lie beside the program, wherever it is started from; data lie where it is started.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory, ApplicationName = typeof(Portal).Assembly.GetName().Name });
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);
        builder.Services.AddPortal(builder.Configuration, builder.Environment);
        configure?.Invoke(builder);

        var app = builder.Build();
        app.Services.GetRequiredService<IStartupValidator>().Validate();
        app.UsePortal();
        await Data.Setup.MigrateAsync(app.Services, CancellationToken.None);
        return app;
    }

    private static void AddPortal(this IServiceCollection services, ConfigurationManager configuration, IWebHostEnvironment environment)
    {
        services.AddSingleton<Readiness>();
        services.AddSingleton<ChangeFeed>();
        services.AddData(configuration);
        services.AddAccess(configuration, environment);
        services.AddClients();
        services.AddPatients();
        services.AddSources(configuration);
        services.AddMeasurements();
        services.AddAlerts();
        services.AddLimits();
        services.AddQuarantine();
        services.AddQuestionnaires();
        services.AddPlans();
        services.AddNews();
        services.AddWorklist();
        services.AddTimeline();
        services.AddGateway();
        services.AddHostedService<StartUp>();
        services.AddDemo(configuration, environment);
        services.AddDemoSources();
        services.AddHostedService<Greeting>();

        services.AddLocalization();
        services.AddMudServices();
        services.AddRazorComponents().AddInteractiveServerComponents();
    }

    private static void UsePortal(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseLanguages();
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseStartGate();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();

        app.MapStaticAssets().AllowAnonymous();
        app.MapHealth();
        app.MapFhir();
        app.MapSignIn();
        app.MapEntra();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
    }
}
