using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Fhir.Server;

namespace Dhof.Portal.Fhir.Search;

/// <summary>Understands the parameters of a search, or says what is wrong with the first that it does not.</summary>
public static class ObservationSearchReader
{
    /// <param name="strict">Refuse a parameter that is not known instead of ignoring it.</param>
    /// <param name="now">What <c>ap</c> is measured from.</param>
    public static bool TryRead(IReadOnlyCollection<GivenParameter> given, bool strict, DateTimeOffset now, [NotNullWhen(true)] out ObservationSearch? search, [NotNullWhen(false)] out Refusal? refusal)
    {
        var draft = new SearchDraft(now);
        refusal = IdentityInAddress.Find(given);

        foreach (var (name, value, _) in given)
        {
            refusal ??= value.Length == 0 ? null : Read(draft, name, value, strict);
        }

        refusal ??= draft.Patients == 1 ? null : Refuse(RefusalCode.SearchPatient, SearchParameters.Patient);
        search = refusal is null ? draft.ToSearch() : null;
        return search is not null;
    }

    private static Refusal? Read(SearchDraft draft, string name, string value, bool strict)
    {
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        var bare = colon < 0 ? name : name[..colon];

        if (!SearchParameters.Knows(bare))
        {
            return strict ? Refuse(RefusalCode.SearchParameter, "parameter") : null;
        }

        if (colon >= 0)
        {
            return Refuse(RefusalCode.SearchModifier, bare);
        }

        if (Take(draft, name, value) is { } code)
        {
            return Refuse(code, name);
        }

        if (name is not (SearchParameters.Patient or SearchParameters.Identifier))
        {
            draft.Apply(name, value);
        }

        return null;
    }

    private static RefusalCode? Take(SearchDraft draft, string name, string value)
    {
        switch (name)
        {
            case SearchParameters.Patient:
                return TakePatient(draft, value);
            case SearchParameters.Identifier:
                return TakeIdentifier(draft, value);
            case SearchParameters.Code:
                draft.Keep(SearchTokens.Kinds(value), SearchTokens.Others(value));
                return null;
            case SearchParameters.Category:
                draft.Keep(SearchTokens.InCategory(value));
                return null;
            case SearchParameters.Status:
                draft.Keep(SearchTokens.Statuses(value));
                return null;
            case SearchParameters.Date:
                return TakeDates(draft, MeasurementOrder.Effective, value);
            case SearchParameters.LastUpdated:
                return TakeDates(draft, MeasurementOrder.Received, value);
            case SearchParameters.Sort:
                draft.Sort = value;
                return value is "date" or "-date" or "_lastUpdated" or "-_lastUpdated" ? null : RefusalCode.SearchValue;
            case SearchParameters.Count:
                var isCount = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count);
                draft.Count = Math.Min(count, SearchDraft.MostOnPage);
                return isCount ? null : RefusalCode.SearchValue;
            default:
                draft.WantsTotal = value is "accurate" or "estimate";
                return draft.WantsTotal || value == "none" ? null : RefusalCode.SearchValue;
        }
    }

    private static RefusalCode? TakePatient(SearchDraft draft, string value)
    {
        const string Type = "Patient/";

        if (!PatientId.TryParse(value.StartsWith(Type, StringComparison.Ordinal) ? value[Type.Length..] : value, out var patient))
        {
            return RefusalCode.SearchPatient;
        }

        draft.Name(patient);
        return null;
    }

    private static RefusalCode? TakeIdentifier(SearchDraft draft, string value)
    {
        if (!NumberToken.TryRead(value, out var number))
        {
            return RefusalCode.SearchIdentifier;
        }

        draft.Name(number);
        return null;
    }

    private static RefusalCode? TakeDates(SearchDraft draft, MeasurementOrder of, string value)
    {
        List<InstantCondition> alternatives = [];

        foreach (var one in value.Split(','))
        {
            if (!SearchDate.TryRead(one, draft.Now, out var condition, out var code))
            {
                return code;
            }

            alternatives.Add(condition);
        }

        draft.Demand(of, [.. alternatives]);
        return null;
    }

    private static Refusal Refuse(RefusalCode code, string parameter) => new(code, "http." + parameter);
}
