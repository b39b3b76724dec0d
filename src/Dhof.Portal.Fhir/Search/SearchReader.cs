using System.Diagnostics.CodeAnalysis;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Plans;
using Dhof.Portal.Domain.Questionnaires;
using Dhof.Portal.Domain.Searches;
using Dhof.Portal.Fhir.Server;

namespace Dhof.Portal.Fhir.Search;

/// <summary>How the parameters of one type are read.</summary>
/// <param name="strict">Refuse a parameter that is not known instead of ignoring it.</param>
/// <param name="now">What <c>ap</c> is measured from.</param>
public delegate bool SearchReading<TWanted>(IReadOnlyCollection<GivenParameter> given, bool strict, DateTimeOffset now, [NotNullWhen(true)] out Search<TWanted>? search, [NotNullWhen(false)] out Refusal? refusal)
    where TWanted : TimedSearch;

/// <summary>Understands the parameters of a search, or says what is wrong with the first that it does not.</summary>
public static class SearchReader
{
    public static bool TryReadObservations(IReadOnlyCollection<GivenParameter> given, bool strict, DateTimeOffset now, [NotNullWhen(true)] out Search<MeasurementSearch>? search, [NotNullWhen(false)] out Refusal? refusal) =>
        TryRead(new ObservationDraft(now), given, strict, out search, out refusal);

    public static bool TryReadResponses(IReadOnlyCollection<GivenParameter> given, bool strict, DateTimeOffset now, [NotNullWhen(true)] out Search<ResponseSearch>? search, [NotNullWhen(false)] out Refusal? refusal) =>
        TryRead(new ResponseDraft(now), given, strict, out search, out refusal);

    public static bool TryReadIssues(IReadOnlyCollection<GivenParameter> given, bool strict, DateTimeOffset now, [NotNullWhen(true)] out Search<AlertSearch>? search, [NotNullWhen(false)] out Refusal? refusal) =>
        TryRead(new IssueDraft(now), given, strict, out search, out refusal);

    public static bool TryReadPlans(IReadOnlyCollection<GivenParameter> given, bool strict, DateTimeOffset now, [NotNullWhen(true)] out Search<PlanSearch>? search, [NotNullWhen(false)] out Refusal? refusal) =>
        TryRead(new CarePlanDraft(now), given, strict, out search, out refusal);

    private static bool TryRead<TWanted>(SearchDraft<TWanted> draft, IReadOnlyCollection<GivenParameter> given, bool strict, [NotNullWhen(true)] out Search<TWanted>? search, [NotNullWhen(false)] out Refusal? refusal)
        where TWanted : TimedSearch
    {
        refusal = IdentityInAddress.Find(given);

        foreach (var (name, value, _) in given)
        {
            refusal ??= value.Length == 0 ? null : Read(draft, name, value, strict);
        }

        refusal ??= draft.Patients == 1 ? null : Refuse(RefusalCode.SearchPatient, SearchParameters.Patient);
        search = refusal is null ? draft.ToSearch() : null;
        return search is not null;
    }

    private static Refusal? Read<TWanted>(SearchDraft<TWanted> draft, string name, string value, bool strict)
        where TWanted : TimedSearch
    {
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        var bare = colon < 0 ? name : name[..colon];

        if (!draft.Knows(bare))
        {
            return strict ? Refuse(RefusalCode.SearchParameter, "parameter") : null;
        }

        if (colon >= 0)
        {
            return Refuse(RefusalCode.SearchModifier, bare);
        }

        if (draft.Take(name, value) is { } code)
        {
            return Refuse(code, name);
        }

        if (name is not (SearchParameters.Patient or SearchParameters.PatientIdentifier))
        {
            draft.Apply(name, value);
        }

        return null;
    }

    private static Refusal Refuse(RefusalCode code, string parameter) => new(code, "http." + parameter);
}
