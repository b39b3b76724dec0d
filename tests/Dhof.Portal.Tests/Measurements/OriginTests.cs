using System.Text;
using Dhof.Portal.Data;
using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Measurements;
using Dhof.Portal.Tests.Data;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Tests.Measurements;

public sealed class OriginTests : IAsyncLifetime
{
    private const string Own = "14834849810", OfAnother = "27864549816";
    private const string First = """{"resourceType":"Observation","id":"other"}""";
    private const string Message = $$$"""{"resourceType":"Observation","valueQuantity":{"value":84.500},"subject":{"identifier":{"value":"{{{Own}}}"}},"note":[{"text":"målt av {{{OfAnother}}}"}]}""";

    private readonly PortalUnderTest _portal = new();

    public ValueTask InitializeAsync() => _portal.InitializeAsync();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task An_origin_says_whose_by_what_how_and_when_and_shows_the_message_as_it_came()
    {
        var measurement = await StoreAsync(Anna, Larvik, ReadingMarks.ControllerAssumed);
        var source = (await FindAsync(await _portal.GrantAsync(Nurse, Anna), measurement))!;

        Assert.Equal(
            ["Larvik kommune (antatt)", "urn:sender", "machine", "Pulsoksymeter", "serial|7", "Finger", "Pasienten selv", "http://loinc.org|59408-5", "%", "23.11.2026 07:00", "23.11.2026 10:00, 3 t senere"],
            OriginFacts.Of(source.Stored).Select(fact => fact.Text));
        Assert.Contains("\"value\": 84.500", source.Json, StringComparison.Ordinal);
        Assert.Contains("målt av ", source.Json, StringComparison.Ordinal);
        Assert.DoesNotContain("\"other\"", source.Json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_message_shows_the_identity_number_of_the_opened_patient_and_of_nobody_else()
    {
        var source = (await FindAsync(await _portal.GrantAsync(Nurse, Anna), await StoreAsync(Anna, Larvik)))!;
        Assert.Contains(Own, source.Json, StringComparison.Ordinal);
        Assert.DoesNotContain(OfAnother, source.Json, StringComparison.Ordinal);
        Assert.Contains(IdentityNumbersInText.Hidden, source.Json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_origin_warns_as_the_lists_do_where_the_value_may_be_another_persons()
    {
        var weight = MeasurementCatalogue.Get("weight");
        await _portal.MeasureAsync(Anna, 70, Now.AddDays(-2), kind: weight);
        var jump = await _portal.MeasureAsync(Anna, 96, Now.AddDays(-1), kind: weight);
        var source = (await FindAsync(await _portal.GrantAsync(Nurse, Anna), jump.Measurement))!;
        Assert.Equal(ReadingMarks.MaybeOtherPerson, source.Stored.Reading.Marks);
    }

    [Fact]
    public async Task Another_patients_origin_is_not_opened_by_this_patients_grant()
    {
        var ofBo = await StoreAsync(Bo, Larvik);
        Assert.Null(await FindAsync(await _portal.GrantAsync(Nurse, Anna), ofBo));
        Assert.NotNull(await FindAsync(await _portal.GrantAsync(Nurse, Bo), ofBo));
    }

    [Fact]
    public async Task The_same_patients_origin_at_another_controller_stays_closed_without_a_relation_to_it()
    {
        var atOslo = await StoreAsync(Anna, Oslo);
        Assert.Null(await FindAsync(await _portal.GrantAsync(Nurse, Anna), atOslo));
        Assert.Null(await FindAsync(await _portal.GrantAsync(Doctor, Anna), atOslo));
    }

    [Fact]
    public async Task A_secretary_opens_no_origin() => Assert.Null(await FindAsync(await _portal.GrantAsync(Secretary, Bo), await StoreAsync(Bo, Larvik)));

    [Fact]
    public async Task A_grant_that_has_run_out_opens_no_origin()
    {
        var (grant, measurement) = (await _portal.GrantAsync(Nurse, Anna), await StoreAsync(Anna, Larvik));
        _portal.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Throws<GrantExpiredException>(() => _portal.Get<OriginReader>().Find(grant, measurement));
    }

    [Fact]
    public async Task What_does_not_exist_looks_like_what_is_closed() => Assert.Null(await FindAsync(await _portal.GrantAsync(Nurse, Anna), 999_999));

    [Theory]
    [InlineData("a 14834849810 b", null, "a ••••••••••• b"), InlineData("148348 49810", null, "•••••••••••"), InlineData("148348 49810", "14834849810", "148348 49810")]
    [InlineData("14834849811", null, "14834849811"), InlineData("114834849810", null, "114834849810"), InlineData("\"14834849810\"", "27864549816", "\"•••••••••••\"")]
    public void Only_valid_identity_numbers_are_hidden_and_never_the_one_that_may_be_seen(string text, string? shown, string hidden) =>
        Assert.Equal(hidden, IdentityNumbersInText.Hide(text, shown));

    private Task<MeasurementSource?> FindAsync(Domain.Access.PatientGrant grant, long measurement) => _portal.Get<MeasurementOrigins>().FindAsync(grant, measurement, null, Cancellation);

    private async Task<long> StoreAsync(PatientId patient, OrganisationNumber controller, ReadingMarks marks = ReadingMarks.None)
    {
        MeasurementOrigin origin = new("http://loinc.org|59408-5", "%", "urn:sender", "Pulsoksymeter", "serial|7", "Finger", "Pasienten selv");
        NewMeasurement measurement = new(patient, controller, MeasurementCatalogue.Get("spo2"), Now.AddHours(-3), 84.5m, null, marks, null, Activity.NotRecorded, origin, Fingerprint.Of($"{patient}{controller}"), 1);
        var body = Originals.Compress([Encoding.UTF8.GetBytes(First), Encoding.UTF8.GetBytes(Message)]);
        return (await _portal.Get<MeasurementWriter>().WriteAsync(new("machine", Now, [measurement], [new(controller, body)], false), Cancellation))[0].Measurement;
    }
}
