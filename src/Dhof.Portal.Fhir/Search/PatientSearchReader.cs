using System.Diagnostics.CodeAnalysis;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Fhir.Server;

namespace Dhof.Portal.Fhir.Search;

/// <summary>Understands the parameters of a search of Patient, which names exactly one person.</summary>
public static class PatientSearchReader
{
    public const string Id = "_id";
    public const string Identifier = "identifier";

    /// <param name="strict">Refuse a parameter that is not known instead of ignoring it.</param>
    public static bool TryRead(IReadOnlyCollection<GivenParameter> given, bool strict, [NotNullWhen(true)] out PatientSearch? search, [NotNullWhen(false)] out Refusal? refusal)
    {
        search = null;
        refusal = IdentityInAddress.Find(given) ?? (given.Any(parameter => parameter is { InAddress: true, Name: var name } && Bare(name) == Identifier) ? Refuse(RefusalCode.IdentityInAddress, "query") : null);

        foreach (var (name, value, _) in given.Where(parameter => parameter.Value.Length > 0))
        {
            refusal ??= Read(name, value, strict, ref search);
        }

        refusal ??= search is null ? Refuse(RefusalCode.SearchPerson, Id) : null;
        search = refusal is null ? search : null;
        return search is not null;
    }

    private static Refusal? Read(string name, string value, bool strict, ref PatientSearch? search)
    {
        if (Bare(name) is not (Id or Identifier))
        {
            return strict ? Refuse(RefusalCode.SearchParameter, "parameter") : null;
        }

        if (Bare(name) != name)
        {
            return Refuse(RefusalCode.SearchModifier, Bare(name));
        }

        if (search is not null)
        {
            return Refuse(RefusalCode.SearchPerson, name);
        }

        if (name == Id)
        {
            search = RecordKey.TryParse(value, out var key) ? new(key, null, $"{Id}={key}") : null;
            return search is null ? Refuse(RefusalCode.SearchPerson, Id) : null;
        }

        search = NumberToken.TryRead(value, out var number) ? new(null, number, "") : null;
        return search is null ? Refuse(RefusalCode.SearchIdentifier, Identifier) : null;
    }

    private static string Bare(string name) => name.Split(':')[0];

    private static Refusal Refuse(RefusalCode code, string parameter) => new(code, "http." + parameter);
}
