using System.Net;
using Dhof.Portal.Data;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Tests.Fhir;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dhof.Portal.Tests.Gateway;

/// <summary>A client that reads two controllers and acts for one of them.</summary>
public sealed class SharingOverHttpTests(GatewayUnderTest gateway) : IClassFixture<GatewayUnderTest>
{
    private const string Alert = "DetectedIssue";
    private const string Form = "QuestionnaireResponse";

    [Fact]
    public async Task What_a_patient_keeps_from_others_is_found_by_the_controllers_own_clients_only()
    {
        var ids = await gateway.StoreAsync(11, "kept", 1, 2);
        await gateway.PostAsync("/fhir/Observation", Samples.SpO2(94, "kept-by-larvik", null, GatewayUnderTest.Larvik));
        await gateway.PostAsync("/fhir/Observation", Samples.SpO2(90, "kept-by-oslo", null, GatewayUnderTest.Oslo));
        var forms = await gateway.AnswerAsync(11, "kept", 1, 2);
        await gateway.PostAsync("/fhir/QuestionnaireResponse", ResponseSamples.Daily(id: "kept-by-larvik"));
        await gateway.PostAsync("/fhir/QuestionnaireResponse", ResponseSamples.Daily(id: "kept-by-oslo", controller: GatewayUnderTest.Oslo));
        var nextForm = (await gateway.SearchAsync($"patient={Searches.Patient(11)}&_count=1", "neighbour", Form)).Body.Link("next")!;
        Assert.Equal((2, 2), (await TotalAsync(11, "neighbour", Form), await TotalAsync(0, "neighbour", Form)));
        var alert = await gateway.RaiseAsync(11);
        Assert.Equal(1, await TotalAsync(11, "neighbour", Alert));
        var everything = $"/fhir/Patient/{Searches.Patient(11)}/$everything?_count=2";
        var nextOfAll = (await gateway.SendAsync(HttpMethod.Get, everything, null, "neighbour")).Body.Link("next")!;
        var next = (await gateway.SearchAsync($"patient={Searches.Patient(11)}&_count=1", "neighbour")).Body.Link("next")!;
        Assert.Equal(2, await TotalAsync(11, "neighbour"));
        var before = await TotalAsync(0, "neighbour");
        Assert.Equal((2, 1), await RecordsAsync("neighbour"));

        await using (var database = await gateway.Services.GetRequiredService<IDbContextFactory<PortalDatabase>>().CreateDbContextAsync(TestContext.Current.CancellationToken))
        {
            database.AddRange(((PatientId[])[new(1_011), new(1_000)]).Select(patient => new SharingRow { Patient = patient, Controller = new(int.Parse(GatewayUnderTest.Larvik, null)), State = SharingState.Objects, RecordedBy = "test", Version = 1 }));
            await database.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal((2, 0), (await TotalAsync(11, "both"), await TotalAsync(11, "neighbour")));
        var page = await gateway.SendAsync(HttpMethod.Get, next, null, "neighbour");
        Assert.Equal((HttpStatusCode.OK, null), (page.Status, page.Body["entry"]));
        Assert.Equal((2, 0, 1), (await TotalAsync(11, "both", Form), await TotalAsync(11, "neighbour", Form), await TotalAsync(0, "neighbour", Form)));
        var formPage = await gateway.SendAsync(HttpMethod.Get, nextForm, null, "neighbour");
        Assert.Equal((HttpStatusCode.OK, null), (formPage.Status, formPage.Body["entry"]));

        Assert.Equal((1, 0), (await TotalAsync(11, "both", Alert), await TotalAsync(11, "neighbour", Alert)));
        Assert.Equal(HttpStatusCode.NotFound, (await gateway.SendAsync(HttpMethod.Get, $"/fhir/{Alert}/{alert}", null, "neighbour")).Status);

        foreach (var address in (string[])[everything, nextOfAll])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await gateway.SendAsync(HttpMethod.Get, address, null, "neighbour")).Status);
        }

        Assert.Equal(HttpStatusCode.OK, (await gateway.SendAsync(HttpMethod.Get, everything, null, "both")).Status);

        foreach (var address in (string[])[$"Observation/{ids[0]}", $"{Form}/{forms[0]}"])
        {
            foreach (var version in (string[])["", "/_history/1", "/_history"])
            {
                Assert.Equal(HttpStatusCode.NotFound, (await gateway.SendAsync(HttpMethod.Get, $"/fhir/{address}{version}", null, "neighbour")).Status);
                Assert.Equal(HttpStatusCode.OK, (await gateway.SendAsync(HttpMethod.Get, $"/fhir/{address}{version}", null, "both")).Status);
            }
        }

        Assert.Equal((1, 0), await RecordsAsync("neighbour"));
        Assert.Equal((1, 1), await RecordsAsync("both"));
        Assert.Equal(HttpStatusCode.NotFound, (await gateway.SendAsync(HttpMethod.Get, $"/fhir/Patient/{Searches.Patient(0)}-{GatewayUnderTest.Larvik}", null, "neighbour")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await gateway.SendAsync(HttpMethod.Get, $"/fhir/Patient/{Searches.Patient(11)}", null, "neighbour")).Status);
        Assert.Single((await gateway.SendAsync(HttpMethod.Get, $"/fhir/Patient/{Searches.Patient(0)}", null, "neighbour")).Body["link"]!.AsArray());

        // Of a patient whom both follow, what the neighbour holds itself is left.
        Assert.InRange(await TotalAsync(0, "neighbour"), 1, before - 1);
        Assert.Equal(await TotalAsync(0, "oslo"), await TotalAsync(0, "neighbour"));
    }

    private async Task<int> TotalAsync(int place, string token, string type = "Observation") => (int)(await gateway.SearchAsync($"patient={Searches.Patient(place)}&_total=accurate", token, type)).Body["total"]!;

    /// <summary>How many records are found of the first patient, whom both follow, and of the eleventh.</summary>
    private async Task<(int Both, int One)> RecordsAsync(string token) => (await RecordsAsync(0, token), await RecordsAsync(11, token));

    private async Task<int> RecordsAsync(int place, string token) => (int)(await gateway.SearchPatientsAsync($"identifier={Samples.BirthNumber}|{Samples.Patient(place)}", token)).Body["total"]!;
}
