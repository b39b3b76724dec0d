using Dhof.Portal.Data.Tables;
using Dhof.Portal.Demo;
using Dhof.Portal.Demo.People;
using Dhof.Portal.Domain.Organisations;

namespace Dhof.Portal.Tests.Demo;

/// <summary>A region of one place is one half of the region with both, and nothing of the other.</summary>
public sealed class OnePlaceTests
{
    [Theory]
    [InlineData(DemoOptions.Larvik, 84, new[] { 310000019, 310000027, 310000035, 310000043 }, new[] { "kari", "ola", "siri", "berg", "lie", "dahl" })]
    [InlineData(DemoOptions.Oslo, 36, new[] { 210000011, 210000038, 310000051 }, new[] { "amina", "holm" })]
    public void A_place_has_its_own_organisations_clinicians_and_patients(string region, int patients, int[] organisations, string[] clinicians)
    {
        Assert.Equal(organisations, Numbers(Organisations.Of(region)));
        Assert.Equal(clinicians, Personas.Of(region).Select(persona => persona.Key));

        var followed = Region.Create(region, 1, Synthetic.Monday).Patients;
        Assert.Equal(patients, followed.Length);
        Assert.Equal(organisations, Numbers(followed.SelectMany(patient => patient.Team.Organisations)));
        Assert.Equal(organisations, Numbers(followed.SelectMany(PatientRows.Of).OfType<CareRelationRow>().SelectMany(relation => (OrganisationNumber[])[relation.Organisation, relation.Controller])));
    }

    [Theory, InlineData(1), InlineData(77)]
    public void Whoever_is_in_a_place_is_the_same_person_with_the_same_readings_as_in_the_region_with_both(int seed)
    {
        var both = Region.Create(DemoOptions.Default, seed, Synthetic.Monday);
        Region[] places = [Region.Create(DemoOptions.Larvik, seed, Synthetic.Monday), Region.Create(DemoOptions.Oslo, seed, Synthetic.Monday)];

        Assert.Equal(both.Patients.Select(Who), places.SelectMany(place => place.Patients).OrderBy(patient => patient.Index).Select(Who));
        Assert.All(places, place =>
        {
            var last = place.Patients.Length - 1;
            Assert.Equal(Synthetic.Readings(both, place.Patients[last].Index), Synthetic.Readings(place, last));
        });

        static object Who(SyntheticPatient patient) => (patient.Seed, patient.Index, patient.Id, patient.Identity, patient.Condition, patient.Team, patient.Story, patient.Enrolled, patient.Oxygen, patient.Usual);
    }

    [Theory, InlineData(DemoOptions.Default), InlineData(DemoOptions.Small)]
    public void The_other_regions_have_both_places(string region)
    {
        Assert.Equal(7, Organisations.Of(region).Count);
        Assert.Equal(Personas.All, Personas.Of(region));
        Assert.Equal(7, Region.Create(region, 1, Synthetic.Monday).Patients.SelectMany(patient => patient.Team.Organisations).Distinct().Count());
    }

    private static IEnumerable<int> Numbers(IEnumerable<OrganisationNumber> organisations) => organisations.Select(number => number.Value).Distinct().Order();
}
