using Dhof.Portal.Access;
using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Plans;
using Dhof.Portal.Domain.Questionnaires;
using Dhof.Portal.Domain.Searches;
using Dhof.Portal.Fhir.Search;
using Dhof.Portal.Fhir.Server;
using Dhof.Portal.Gateway.Copying;
using Microsoft.AspNetCore.Authorization;

namespace Dhof.Portal.Gateway;

internal static class Setup
{
    public static void AddGateway(this IServiceCollection services)
    {
        services.AddSingleton<RefusedEntries>();
        services.AddSingleton<IssueIntake>();
        services.AddSingleton<Intake>();
        services.AddSingleton<QuarantineRetry>();
        services.AddHostedService(provider => provider.GetRequiredService<QuarantineRetry>());
        services.AddCopying();
        services.AddSingleton<FhirEndpoints>();
        services.AddSingleton<ReadEndpoints>();
        services.AddSingleton<PatientEndpoints>();
        services.AddSingleton<IssueEndpoint>();
        services.AddSingleton<PlanEndpoint>();
        services.AddSingleton<PlanIntake>();
        services.AddSingleton<PlanInEndpoint>();
        services.AddSingleton<EverythingPages>();
        services.AddSingleton<EverythingEndpoint>();
        services.AddSingleton<OrganisationEndpoints>();
        services.AddSingleton<SearchedRows<MeasurementSearch>>(provider => provider.GetRequiredService<MeasurementSearchReader>());
        services.AddSingleton<SearchedRows<ResponseSearch>>(provider => provider.GetRequiredService<ResponseSearchReader>());
        services.AddSearch<MeasurementSearch, OriginalPages<MeasurementSearch>>(ResourceTypes.Observation, SearchReader.TryReadObservations);
        services.AddSearch<ResponseSearch, OriginalPages<ResponseSearch>>(ResourceTypes.QuestionnaireResponse, SearchReader.TryReadResponses);
        services.AddSearch<AlertSearch, IssuePages>(ResourceTypes.DetectedIssue, SearchReader.TryReadIssues);
        services.AddSearch<PlanSearch, PlanPages>(ResourceTypes.CarePlan, SearchReader.TryReadPlans);
        services.AddSingleton<OpenedBodies>();
        services.AddSingleton<SearchCursors>();

        // It would write every address with its query, refused identity numbers included.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning));
        services.AddAuthorization();
        services.Configure<ClientAuthenticationOptions>(ClientAuthentication.Scheme, options => options.WhenRefused =
            context => FhirAnswer.RefuseAsync(context, new(RefusalCode.Token, "Authorization")));
    }

    private static void AddSearch<TWanted, TPages>(this IServiceCollection services, string type, SearchReading<TWanted> read)
        where TWanted : TimedSearch
        where TPages : Pages<TWanted>
    {
        services.AddSingleton<Pages<TWanted>, TPages>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<SearchEndpoints<TWanted>>(provider, type, read));
    }

    /// <summary>Everything under /fhir is answered here, as FHIR: unknown addresses too, so that no page and no redirect of the portal can answer a machine.</summary>
    public static void MapFhir(this WebApplication app)
    {
        var observations = app.Services.GetRequiredService<SearchEndpoints<MeasurementSearch>>();
        var responses = app.Services.GetRequiredService<SearchEndpoints<ResponseSearch>>();
        var issues = app.Services.GetRequiredService<SearchEndpoints<AlertSearch>>();
        var plans = app.Services.GetRequiredService<SearchEndpoints<PlanSearch>>();
        var plansIn = app.Services.GetRequiredService<PlanInEndpoint>();
        var organisations = app.Services.GetRequiredService<OrganisationEndpoints>();
        var everything = app.Services.GetRequiredService<EverythingEndpoint>();
        var reads = app.Services.GetRequiredService<ReadEndpoints>();
        var endpoints = app.Services.GetRequiredService<FhirEndpoints>();
        var patients = app.Services.GetRequiredService<PatientEndpoints>();
        var client = new AuthorizationPolicyBuilder(ClientAuthentication.Scheme).RequireAuthenticatedUser().Build();
        var fhir = app.MapGroup("/fhir").RequireAuthorization(client);

        Map("/", ("POST", endpoints.PostBundleAsync));
        Map("/Observation", ("GET", observations.GetAsync), ("POST", endpoints.PostObservationAsync));
        Map("/Observation/_search", ("POST", observations.PostAsync));
        Map("/Observation/_page", ("GET", observations.GetPageAsync));
        Map("/Observation/{id}", ("GET", reads.GetObservationAsync));
        Map("/Observation/{id}/_history", ("GET", reads.GetObservationHistoryAsync));
        Map("/Observation/{id}/_history/{version}", ("GET", reads.GetObservationAsync));
        Map("/QuestionnaireResponse", ("GET", responses.GetAsync), ("POST", endpoints.PostResponseAsync));
        Map("/QuestionnaireResponse/_search", ("POST", responses.PostAsync));
        Map("/QuestionnaireResponse/_page", ("GET", responses.GetPageAsync));
        Map("/QuestionnaireResponse/{id}", ("GET", reads.GetResponseAsync));
        Map("/QuestionnaireResponse/{id}/_history", ("GET", reads.GetResponseHistoryAsync));
        Map("/QuestionnaireResponse/{id}/_history/{version}", ("GET", reads.GetResponseAsync));
        Map("/Patient", ("GET", patients.SearchAsync));
        Map("/Patient/_search", ("POST", patients.PostSearchAsync));
        Map("/Patient/_page", ("GET", everything.GetPageAsync));
        Map("/Patient/{id}/$everything", ("GET", everything.GetAsync), ("POST", everything.PostAsync));
        Map("/Patient/{id}", ("GET", patients.GetAsync));

        Map("/DetectedIssue", ("GET", issues.GetAsync), ("POST", endpoints.PostIssueAsync));
        Map("/DetectedIssue/_search", ("POST", issues.PostAsync));
        Map("/DetectedIssue/_page", ("GET", issues.GetPageAsync));
        Map("/DetectedIssue/{id}", ("GET", app.Services.GetRequiredService<IssueEndpoint>().GetAsync));
        Map("/CarePlan", ("GET", plans.GetAsync), ("POST", plansIn.PostAsync));
        Map("/CarePlan/_search", ("POST", plans.PostAsync));
        Map("/CarePlan/_page", ("GET", plans.GetPageAsync));
        Map("/CarePlan/{id}", ("GET", app.Services.GetRequiredService<PlanEndpoint>().GetAsync), ("PUT", plansIn.PutAsync));
        Map("/Organization", ("GET", organisations.SearchAsync));
        Map("/Organization/_search", ("POST", organisations.PostSearchAsync));
        Map("/Organization/{id}", ("GET", organisations.GetAsync));

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
