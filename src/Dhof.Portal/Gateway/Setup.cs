using Dhof.Portal.Access;
using Dhof.Portal.Fhir.Server;
using Microsoft.AspNetCore.Authorization;

namespace Dhof.Portal.Gateway;

internal static class Setup
{
    public static void AddGateway(this IServiceCollection services)
    {
        services.AddSingleton<RefusedEntries>();
        services.AddSingleton<Intake>();
        services.AddSingleton<QuarantineRetry>();
        services.AddHostedService(provider => provider.GetRequiredService<QuarantineRetry>());
        services.AddSingleton<FhirEndpoints>();
        services.AddSingleton<SearchEndpoints>();
        services.AddSingleton<HistoryEndpoint>();
        services.AddSingleton<PatientEndpoints>();
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
        var patients = app.Services.GetRequiredService<PatientEndpoints>();
        var client = new AuthorizationPolicyBuilder(ClientAuthentication.Scheme).RequireAuthenticatedUser().Build();
        var fhir = app.MapGroup("/fhir").RequireAuthorization(client);

        Map("/", ("POST", endpoints.PostBundleAsync));
        Map("/Observation", ("GET", searches.GetAsync), ("POST", endpoints.PostObservationAsync));
        Map("/Observation/_search", ("POST", searches.PostAsync));
        Map("/Observation/_page", ("GET", searches.GetPageAsync));
        Map("/Observation/{id}", ("GET", endpoints.GetObservationAsync));
        Map("/Observation/{id}/_history", ("GET", app.Services.GetRequiredService<HistoryEndpoint>().GetAsync));
        Map("/Observation/{id}/_history/{version}", ("GET", endpoints.GetObservationAsync));
        Map("/QuestionnaireResponse", ("POST", endpoints.PostResponseAsync));
        Map("/QuestionnaireResponse/{id}", ("GET", endpoints.GetResponseAsync));
        Map("/QuestionnaireResponse/{id}/_history/{version}", ("GET", endpoints.GetResponseAsync));
        Map("/Patient", ("GET", patients.SearchAsync));
        Map("/Patient/_search", ("POST", patients.PostSearchAsync));
        Map("/Patient/{id}", ("GET", patients.GetAsync));

        app.MapMethods("/fhir/metadata", ["GET"], FhirEndpoints.MetadataAsync).AllowAnonymous();
        fhir.Map("/metadata", FhirEndpoints.Only("GET"));
        fhir.Map("/{**rest}", context => FhirAnswer.RefuseAsync(context, new(RefusalCode.RouteUnknown, "Resource")));

        // An address with its methods; any other method is answered with those that there are.
        void Map(string address, params (string Method, RequestDelegate Answer)[] methods)
        {
            foreach (var (method, answer) in methods)
            {
                fhir.MapMethods(address, [method], endpoints.Answer(answer));
            }

            fhir.Map(address, FhirEndpoints.Only(string.Join(", ", methods.Select(one => one.Method))));
        }
    }
}
