using System.Text.RegularExpressions;
using Dhof.Portal.Demo;
using Dhof.Portal.Demo.People;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Tests.Demo;

/// <summary>docs/demo.md is true: what it shows stands in the code. That the patients show what it says is proved in <see cref="StoryTests"/>.</summary>
public sealed partial class DemoDocumentTests
{
    private static readonly string s_document = File.ReadAllText(Path.Combine(Root(), "docs", "demo.md"));

    [Fact]
    public void The_eleven_digit_numbers_are_those_of_the_ten_patients_in_order() =>
        Assert.Equal(NamedPatients.All.Select(p => p.Identity.Number), ElevenDigits().Matches(s_document).Select(m => m.Value));

    [Fact]
    public void Each_patient_has_a_line() => Assert.All(NamedPatients.All, patient =>
    {
        var condition = patient.Condition switch { FollowUpCondition.Copd => "KOLS", FollowUpCondition.HeartFailure => "heart failure", _ => "multimorbid" };
        var shows = patient.InOslo ? patient.Shows.Replace("in Oslo, ", "", StringComparison.Ordinal) : patient.Shows;

        Assert.Contains(
            $"| {patient.Identity.GivenName} {patient.Identity.FamilyName}, {patient.Identity.BirthDate.Year} | {patient.Identity.Number} | {(patient.InOslo ? "Oslo" : "Larvik")}, {condition}: {shows} |",
            s_document,
            StringComparison.Ordinal);
    });

    [Fact]
    public void Each_persona_has_a_line() => Assert.All(Personas.All, persona => Assert.Matches(
        $@"\| `{persona.Key}` \| {Regex.Escape(persona.Signature)}[^|]*\| {persona.Organisation} {Regex.Escape(Organisations.All[persona.Organisation].Name)} \|", s_document));

    [Fact]
    public void The_first_three_are_quiet_KOLS_patients_of_Larvik() => Assert.All(NamedPatients.All.Take(3), patient =>
        Assert.Equal((FollowUpCondition.Copd, false, Dhof.Portal.Demo.Physiology.Story.Quiet), (patient.Condition, patient.InOslo, patient.Story)));

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);

        while (!File.Exists(Path.Combine(folder.FullName, "Dhof.Portal.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }

    [GeneratedRegex(@"(?<!\d)\d{11}(?!\d)")]
    private static partial Regex ElevenDigits();
}
