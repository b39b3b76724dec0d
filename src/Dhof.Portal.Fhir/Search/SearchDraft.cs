using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Searches;
using Dhof.Portal.Fhir.Server;

namespace Dhof.Portal.Fhir.Search;

/// <summary>A search while its parameters are read: what every type has. A type adds its own parameters and says what is wanted.</summary>
/// <param name="time">Its parameter for when something happened.</param>
internal abstract class SearchDraft<TWanted>(string time, DateTimeOffset now)
    where TWanted : TimedSearch
{
    private const int MostOnPage = 1_000;

    private readonly StringBuilder _applied = new();
    private readonly List<ImmutableArray<InstantCondition>> _effective = [];
    private readonly List<ImmutableArray<InstantCondition>> _received = [];
    private RecordKey? _patient;
    private IdentityNumber? _number;
    private string _sort = "-" + time;
    private int _count = 100;
    private bool _wantsTotal, _onlyCount;

    /// <summary>How many patients were named.</summary>
    public int Patients { get; private set; }

    protected ImmutableHashSet<string>? Statuses { get; private set; }

    protected ImmutableArray<ImmutableArray<InstantCondition>> Effective => [.. _effective];

    protected ImmutableArray<ImmutableArray<InstantCondition>> Received => [.. _received];

    protected SearchOrder Order => _sort.EndsWith(SearchParameters.LastUpdated, StringComparison.Ordinal) ? SearchOrder.Received : SearchOrder.Effective;

    protected bool NewestFirst => _sort[0] == '-';

    /// <summary>Whether the type has this parameter.</summary>
    public abstract bool Knows(string name);

    public RefusalCode? Take(string name, string value)
    {
        switch (name)
        {
            case SearchParameters.Patient:
                return TakePatient(value);
            case SearchParameters.PatientIdentifier:
                return TakeIdentifier(value);
            case SearchParameters.Status:
                var statuses = SearchTokens.Statuses(value, StatusSystem);
                Statuses = Statuses?.Intersect(statuses) ?? statuses;
                return null;
            case SearchParameters.LastUpdated:
                return TakeDates(_received, value);
            case SearchParameters.Sort:
                _sort = value;
                return value.TrimStart('-') is var by && (by == time || (by == SearchParameters.LastUpdated && SortsByReceipt)) && value.Length - by.Length < 2 ? null : RefusalCode.SearchValue;
            case SearchParameters.Count:
                var isCount = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count);
                _count = Math.Min(count, MostOnPage);
                return isCount ? null : RefusalCode.SearchValue;
            case SearchForm.Summary:
                _onlyCount = value == SearchForm.OnlyCount;
                return null;
            case SearchParameters.Total:
                _wantsTotal = value is "accurate" or "estimate";
                return _wantsTotal || value == "none" ? null : RefusalCode.SearchValue;
            default:
                return name == time ? TakeDates(_effective, value) : TakeOwn(name, value);
        }
    }

    public void Apply(string name, string value) => _applied.Append(_applied.Length == 0 ? "" : "&").Append(name).Append('=').Append(Uri.EscapeDataString(value));

    public Search<TWanted> ToSearch() => new(_patient, _number, Wanted(), Statuses, _onlyCount ? 0 : _count, _wantsTotal || _onlyCount || _count == 0, _applied.ToString());

    /// <summary>The code system of the type's statuses.</summary>
    protected abstract string StatusSystem { get; }

    /// <summary>Whether it can be sorted by when the portal stored it.</summary>
    protected virtual bool SortsByReceipt => true;

    /// <summary>Takes a parameter that only this type has.</summary>
    protected abstract RefusalCode? TakeOwn(string name, string value);

    protected abstract TWanted Wanted();

    private RefusalCode? TakePatient(string value)
    {
        const string Type = "Patient/";
        var isPatient = RecordKey.TryParse(value.StartsWith(Type, StringComparison.Ordinal) ? value[Type.Length..] : value, out var patient);
        (Patients, _patient) = (Patients + 1, patient);
        return isPatient ? null : RefusalCode.SearchPatient;
    }

    private RefusalCode? TakeIdentifier(string value)
    {
        var isNumber = NumberToken.TryRead(value, out var number);
        (Patients, _number) = (Patients + 1, number);
        return isNumber ? null : RefusalCode.SearchIdentifier;
    }

    private RefusalCode? TakeDates(List<ImmutableArray<InstantCondition>> conditions, string value)
    {
        List<InstantCondition> alternatives = [];

        foreach (var one in value.Split(','))
        {
            if (!SearchDate.TryRead(one, now, out var condition, out var code))
            {
                return code;
            }

            alternatives.Add(condition);
        }

        conditions.Add([.. alternatives]);
        return null;
    }
}
