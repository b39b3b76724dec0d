using Dhof.Portal.Access;
using Dhof.Portal.Fhir.Server;
using Microsoft.AspNetCore.Authorization;

namespace Dhof.Portal.Gateway;

internal static class Setup
{
    private static readonly string[] s_post = ["POST"];
    private static readonly string[] s_get = ["GET"];

    public static void AddGateway(this IServiceCollection services)
    {
        services.AddSingleton<RefusedEntries>();
        services.AddSingleton<Intake>();
        services.AddSingleton<QuarantineRetry>();
        services.AddHostedService(provider => provider.GetRequiredService<QuarantineRetry>());
        services.AddSingleton<FhirEndpoints>();
        services.AddSingleton<SearchEndpoints>();
        services.AddSingleton<HistoryEndpoint>();
        services.AddSingleton<ObservationPages>();
        services.AddSingleton<OpenedBodies>();
        services.AddSingleton<SearchCursors>();

        // It would write every address with its query, refused identity numbers included.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning));
        services.AddAuthorization();
        services.Configure<ClientAuthenticationOptions>(ClientAuthentication.Scheme, options => options.WhenRefused =
            context => FhirAnswer.RefuseAsync(context, new(RefusalCode.Token, "Authorization")));
    }

    /// <summary>Everything under /fhir is answered here, as FHIR: unknown addresses too, so that no page and no redirect of the portal can answer a machine.</summary>
    public static void MapFhir(this WebApplication app)
    {
        var searches = app.Services.GetRequiredService<SearchEndpoints>();
        var endpoints = app.Services.GetRequiredService<FhirEndpoints>();
        var client = new AuthorizationPolicyBuilder(ClientAuthentication.Scheme).RequireAuthenticatedUser().Build();
        var fhir = app.MapGroup("/fhir").RequireAuthorization(client);

        fhir.MapMethods("/", s_post, endpoints.Answer(endpoints.PostBundleAsync));
        fhir.MapMethods("/Observation", s_post, endpoints.Answer(endpoints.PostObservationAsync));
        fhir.MapMethods("/Observation", s_get, endpoints.Answer(searches.GetAsync));
        fhir.MapMethods("/Observation/_search", s_post, endpoints.Answer(searches.PostAsync));
        fhir.MapMethods("/Observation/_page", s_get, endpoints.Answer(searches.GetPageAsync));
        fhir.MapMethods("/Observation/{id}", s_get, endpoints.Answer(endpoints.GetObservationAsync));
        fhir.MapMethods("/Observation/{id}/_history", s_get, endpoints.Answer(app.Services.GetRequiredService<HistoryEndpoint>().GetAsync));
        fhir.MapMethods("/Observation/{id}/_history/{version}", s_get, endpoints.Answer(endpoints.GetObservationAsync));
        fhir.MapMethods("/QuestionnaireResponse", s_post, endpoints.Answer(endpoints.PostResponseAsync));
        fhir.MapMethods("/QuestionnaireResponse/{id}", s_get, endpoints.Answer(endpoints.GetResponseAsync));
        fhir.MapMethods("/QuestionnaireResponse/{id}/_history/{version}", s_get, endpoints.Answer(endpoints.GetResponseAsync));
        app.MapMethods("/fhir/metadata", s_get, FhirEndpoints.MetadataAsync).AllowAnonymous();

        fhir.Map("/", FhirEndpoints.Only("POST"));
        fhir.Map("/Observation", FhirEndpoints.Only("GET, POST"));
        fhir.Map("/Observation/_search", FhirEndpoints.Only("POST"));
        fhir.Map("/Observation/_page", FhirEndpoints.Only("GET"));
        fhir.Map("/Observation/{id}", FhirEndpoints.Only("GET"));
        fhir.Map("/Observation/{id}/_history", FhirEndpoints.Only("GET"));
        fhir.Map("/Observation/{id}/_history/{version}", FhirEndpoints.Only("GET"));
        fhir.Map("/QuestionnaireResponse", FhirEndpoints.Only("POST"));
        fhir.Map("/QuestionnaireResponse/{id}", FhirEndpoints.Only("GET"));
        fhir.Map("/QuestionnaireResponse/{id}/_history/{version}", FhirEndpoints.Only("GET"));
        fhir.Map("/metadata", FhirEndpoints.Only("GET"));
        fhir.Map("/{**rest}", context => FhirAnswer.RefuseAsync(context, new(RefusalCode.RouteUnknown, "Resource")));
    }
}
