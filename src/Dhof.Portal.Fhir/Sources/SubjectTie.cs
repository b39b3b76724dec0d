using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using Dhof.Portal.Domain.Sources;
using Dhof.Portal.Fhir.Mapping;

namespace Dhof.Portal.Fhir.Sources;

/// <summary>
/// Whether a resource is about the patient asked for. A source that overlooks a parameter answers with others' data: so nothing is shown that does not itself
/// say whose it is, by the identity number or by a reference to a Patient that carries it, and nothing that says anything else beside.
/// </summary>
internal sealed class SubjectTie
{
    private static readonly string[] s_subjects = ["subject", "patient", "for", "beneficiary"];

    // Types that are about no patient, and come along with what is.
    private static readonly FrozenSet<string> s_directory = new[]
    {
        "Practitioner", "PractitionerRole", "Organization", "Location", "HealthcareService", "Endpoint", "Medication", "Substance", "Questionnaire", "PlanDefinition", "ActivityDefinition",
    }.ToFrozenSet();

    private readonly AskedSource _asked;
    private readonly HashSet<string> _ids;
    private readonly HashSet<string> _fullUrls = [];

    private SubjectTie(AskedSource asked) => (_asked, _ids) = (asked, [.. asked.PatientIds]);

    /// <summary>The ids of the resources Patient of this answer that carry the number.</summary>
    public ImmutableArray<string> PatientIds { get; private set; } = [];

    /// <param name="entries">The answer, with the resources Patient that others may refer to.</param>
    public static SubjectTie Of(AskedSource asked, IEnumerable<JsonElement> entries)
    {
        var tie = new SubjectTie(asked);
        var found = ImmutableArray.CreateBuilder<string>();

        foreach (var entry in entries)
        {
            if (entry.Property("resource") is { } resource && resource.TypeOf() == "Patient" && tie.OfPatient(resource) is null)
            {
                if (resource.Text("id") is { } id)
                {
                    found.Add(id);
                    tie._ids.Add(id);
                }

                if (entry.Text("fullUrl") is { } url)
                {
                    tie._fullUrls.Add(url);
                }
            }
        }

        tie.PatientIds = found.ToImmutable();
        return tie;
    }

    /// <returns>Null where it is about the patient, or about nobody.</returns>
    public SourceRefusalReason? Refuse(JsonElement resource, string type)
    {
        if (type == "Patient")
        {
            return OfPatient(resource);
        }

        JsonElement[] references = type == "Appointment"
            ? [.. resource.Items("participant").Select(participant => participant.Property("actor")).OfType<JsonElement>().Where(IsMeantAsPatient)]
            : [.. s_subjects.SelectMany(name => resource.Items(name))];
        var isTied = false;

        foreach (var reference in references)
        {
            switch (IsTied(reference, resource))
            {
                case false:
                    return SourceRefusalReason.OtherPatient;
                case true:
                    isTied = true;
                    break;
            }
        }

        return isTied || (references.Length == 0 && s_directory.Contains(type)) ? null : SourceRefusalReason.NotTied;
    }

    /// <summary>A Patient is the one asked for where it carries the number.</summary>
    private SourceRefusalReason? OfPatient(JsonElement patient)
    {
        string[] numbers = [.. patient.Items("identifier").Where(identifier => Systems.IsIdentityNumber(identifier.Text("system"))).Select(identifier => identifier.Text("value") ?? "")];
        return numbers.Any(IsAsked) ? null : numbers.Length > 0 ? SourceRefusalReason.OtherPatient : SourceRefusalReason.NotTied;
    }

    /// <summary>True for the patient asked for, false for another, null where it cannot be told.</summary>
    private bool? IsTied(JsonElement reference, JsonElement resource)
    {
        var byNumber = reference.Property("identifier") is { } identifier && Systems.IsIdentityNumber(identifier.Text("system")) ? IsAsked(identifier.Text("value") ?? "") : (bool?)null;
        var byReference = reference.Text("reference") is { } written ? ByReference(written, resource) : null;
        return byNumber == false || byReference == false ? false : byNumber ?? byReference;
    }

    private bool? ByReference(string written, JsonElement resource)
    {
        if (written[0] == '#')
        {
            return resource.Items("contained").Where(contained => contained.Text("id") == written[1..] && contained.TypeOf() == "Patient").Select(OfPatient).ToArray() switch
            {
                [null] => true,
                [SourceRefusalReason.OtherPatient] => false,
                _ => null,
            };
        }

        if (_fullUrls.Contains(written))
        {
            return true;
        }

        var own = _asked.Base.AbsoluteUri;
        var relative = written.StartsWith(own, StringComparison.Ordinal) ? written[own.Length..] : written;

        // What lies elsewhere may have the same id and be somebody else. Where no id is known, the reference says nothing.
        return relative.Split('/') is ["Patient", var id, ..] && _ids.Count > 0 ? _ids.Contains(id) : null;
    }

    private bool IsAsked(string value) => value.Replace(" ", "", StringComparison.Ordinal) == _asked.Number.Value;

    /// <summary>An appointment has others in it too. Somebody who is named by an identity number alone may be a patient.</summary>
    private static bool IsMeantAsPatient(JsonElement actor)
    {
        var type = actor.Text("type") ?? (actor.Text("reference")?.Split('/') is [.., var name, _] ? name : null);
        return type == "Patient" || (type is null && (actor.Text("reference") is not null || (actor.Property("identifier") is { } identifier && Systems.IsIdentityNumber(identifier.Text("system")))));
    }
}
