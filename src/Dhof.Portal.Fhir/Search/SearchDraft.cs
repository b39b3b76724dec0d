using System.Collections.Immutable;
using System.Text;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Fhir.Search;

/// <summary>A search while its parameters are read.</summary>
internal sealed class SearchDraft(DateTimeOffset now)
{
    public const int MostOnPage = 1_000;

    private readonly StringBuilder _applied = new();
    private readonly List<ImmutableArray<InstantCondition>> _effective = [];
    private readonly List<ImmutableArray<InstantCondition>> _received = [];
    private readonly List<ImmutableArray<CodeToken>> _otherCodes = [];
    private IEnumerable<MeasurementKind> _kinds = MeasurementCatalogue.Kinds;

    public DateTimeOffset Now { get; } = now;

    /// <summary>How many patients were named.</summary>
    public int Patients { get; private set; }

    public PatientId? Patient { get; private set; }

    public IdentityNumber? Number { get; private set; }

    public ImmutableHashSet<string>? Statuses { get; private set; }

    public string Sort { get; set; } = "-date";

    public int Count { get; set; } = 100;

    public bool WantsTotal { get; set; }

    public void Name(PatientId patient) => (Patients, Patient) = (Patients + 1, patient);

    public void Name(IdentityNumber number) => (Patients, Number) = (Patients + 1, number);

    public void Keep(IReadOnlySet<MeasurementKind> kinds) => _kinds = _kinds.Where(kinds.Contains).ToArray();

    /// <summary>Keeps what a code names, and the vital signs without a kind of their own that are coded so.</summary>
    public void Keep(IReadOnlySet<MeasurementKind> kinds, ImmutableArray<CodeToken> others)
    {
        _kinds = _kinds.Where(kind => kind == MeasurementCatalogue.Other ? !others.IsEmpty : kinds.Contains(kind)).ToArray();
        _otherCodes.Add(others);
    }

    public void Keep(ImmutableHashSet<string> statuses) => Statuses = Statuses?.Intersect(statuses) ?? statuses;

    public void Demand(MeasurementOrder of, ImmutableArray<InstantCondition> alternatives) => (of == MeasurementOrder.Effective ? _effective : _received).Add(alternatives);

    public void Apply(string name, string value) => _applied.Append(_applied.Length == 0 ? "" : "&").Append(name).Append('=').Append(Uri.EscapeDataString(value));

    public ObservationSearch ToSearch() => new(
        Patient,
        Number,
        new(
            [.. _kinds],
            [.. _effective],
            [.. _received],
            Sort.EndsWith(SearchParameters.Date, StringComparison.Ordinal) ? MeasurementOrder.Effective : MeasurementOrder.Received,
            Sort[0] == '-',
            [.. _otherCodes])
        {
            WithWithdrawn = Statuses?.Contains(SearchTokens.Withdrawn) == true,
        },
        Statuses,
        Count,
        WantsTotal || Count == 0,
        _applied.ToString());
}
