using System.Globalization;
using Dhof.Portal.Data;
using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Demo.People;
using Dhof.Portal.Demo.Physiology;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Organisations;

namespace Dhof.Portal.Demo.Messages;

/// <summary>A reading as the patient's system sends it: the same facts go into the FHIR resource and into the row.</summary>
/// <param name="Prefix">Tells what the simulator sends from what the diary holds, so that the two never share an identifier.</param>
internal sealed record SyntheticMessage(SyntheticPatient Patient, SimulatedReading Reading, string Prefix = "")
{
    public const string IdentifierSystem = "urn:dhof:demo:measurement";

    /// <summary>What it says about the version before; null of what is first and final.</summary>
    public Revision? Revision { get; init; }

    public string Identifier { get; } = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Patient.Id}-{Reading.Kind}-{Reading.At.ToUnixTimeSeconds()}");

    public SyntheticDevice Device { get; } = SyntheticDevice.Of(Patient, Reading.Kind);

    public OrganisationNumber Controller => Patient.Team.Municipality;

    public string ControllerName => Organisations.All[Controller].Name;

    /// <summary>Who measured, or corrected: the nurse, or the patient without a name or a number.</summary>
    public string Performer => Revision is not null || Reading.Kind.Key is "news2" or "acvpu" or "cfs" ? Patient.Team.Nurse.Signature : "Pasienten selv";

    public string Source => $"urn:dhof:demo:{Controller}";

    /// <summary>system|code of the first coding.</summary>
    public string Code => Codings[0] is var (system, code) ? $"{system}|{code}" : "";

    /// <summary>What names the measurement: the first code of each system that its kind has, or those of a vital sign without a kind of its own.</summary>
    public IReadOnlyList<(string System, string Code)> Codings { get; } = Reading.Kind.Form == ValueForm.AsItCame
        ? [.. Reading.Details!.Codes.Select(code => (code[..code.IndexOf('|', StringComparison.Ordinal)], code[(code.IndexOf('|', StringComparison.Ordinal) + 1)..]))]
        : ObservationJson.CodingsOf(Reading.Kind.Codes);

    /// <summary>The unit that the value is sent in; null for an answer.</summary>
    public string? Unit => Reading.Kind.Form switch { ValueForm.Answer => null, ValueForm.AsItCame => Reading.Details!.Value?.Unit, _ => Reading.Kind.Unit };

    /// <summary>The row that the resource would become at the intake.</summary>
    public NewMeasurement ToNew(DateTimeOffset received, int bodyIndex) => new(
        Patient.Id,
        Controller,
        Reading.Kind,
        Reading.At.ToUniversalTime(),
        Reading.Value,
        Reading.Second,
        Revision is { IsWithdrawal: true } ? ReadingMarks.None : Reading.Marks | EffectiveTime.Marks(Reading.At, received),
        Reading.Oxygen,
        Reading.Activity,
        new(Code, Unit, Source, Device.Display, $"{SyntheticDevice.SerialSystem}|{Device.Serial}", Device.Method, Performer),
        Fingerprint.OfIdentifier($"{IdentifierSystem}|{Identifier}"),
        bodyIndex,
        Reading.Details)
    {
        Received = received,
        Revision = Revision,
    };
}
