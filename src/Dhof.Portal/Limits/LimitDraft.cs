using System.Collections.Immutable;
using System.Globalization;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Texts;

namespace Dhof.Portal.Limits;

/// <summary>A limit as it is being written: the texts of the fields, what is wrong with each, and the limit when nothing is.</summary>
public sealed class LimitDraft(MeasurementKind kind, int series)
{
    /// <summary>How long a limit stands before it is looked at again, where nobody says otherwise. This project's proposal.</summary>
    private const int MonthsToReview = 6;

    private const string LocalTime = "yyyy-MM-dd'T'HH:mm", LocalDay = "yyyy-MM-dd";

    private static readonly ImmutableArray<LimitField> s_edges = [LimitField.RedBelow, LimitField.YellowBelow, LimitField.YellowFrom, LimitField.RedFrom];

    private readonly Dictionary<LimitField, string> _texts = [];

    public bool UpperNeedsOxygen { get; set; }

    public string this[LimitField field]
    {
        get => _texts.GetValueOrDefault(field, "");
        set => _texts[field] = value ?? "";
    }

    /// <summary>Number of the series' newest limit as the clinician has seen it.</summary>
    public int Seen { get; set; }

    public static LimitDraft Of(MeasurementKind kind, int series, LimitBand? band, int seen, DateOnly today)
    {
        var draft = new LimitDraft(kind, series) { Seen = seen, [LimitField.ReviewBy] = today.AddMonths(MonthsToReview).ToString(LocalDay, CultureInfo.InvariantCulture) };
        draft.Fill(band);
        return draft;
    }

    /// <summary>Takes over the edges of a band.</summary>
    public void Fill(LimitBand? band)
    {
        (this[LimitField.RedBelow], this[LimitField.YellowBelow], this[LimitField.YellowFrom], this[LimitField.RedFrom]) = (Text(band?.RedBelow), Text(band?.YellowBelow), Text(band?.YellowFrom), Text(band?.RedFrom));
        UpperNeedsOxygen = band?.UpperNeedsOxygen ?? false;
    }

    /// <summary>The band, when the edges are right.</summary>
    public LimitBand? Band() => EdgeErrors().Count > 0 ? null : new(Edge(LimitField.RedBelow), Edge(LimitField.YellowBelow), Edge(LimitField.YellowFrom), Edge(LimitField.RedFrom), UpperNeedsOxygen);

    /// <summary>What is wrong, in words, by field; empty where nothing is.</summary>
    public Dictionary<LimitField, string> Errors(DateTimeOffset now)
    {
        var errors = EdgeErrors();

        if (string.IsNullOrWhiteSpace(this[LimitField.Reason]))
        {
            errors[LimitField.Reason] = Words.LimitErrReason;
        }

        if (this[LimitField.From].Length > 0 && !(From() >= now))
        {
            errors[LimitField.From] = Words.LimitErrPast;
        }

        if (!(ReviewBy() > NorwegianTime.Day(now)))
        {
            errors[LimitField.ReviewBy] = Words.LimitErrReview;
        }

        return errors;
    }

    /// <summary>The limit as it would be set; null where something is wrong.</summary>
    public ProposedLimit? Proposed(DateTimeOffset now) =>
        Errors(now).Count > 0 ? null : new(kind.Series[series].Key, Band()!, From(), this[LimitField.Reason].Trim(), ReviewBy(), Seen);

    private Dictionary<LimitField, string> EdgeErrors()
    {
        Dictionary<LimitField, string> errors = [];
        (LimitField Field, decimal Value)? below = null;

        foreach (var field in s_edges.Where(field => this[field].Trim().Length > 0))
        {
            var possible = kind.Series[series].Possible;

            if (Edge(field) is not { } value)
            {
                errors[field] = Words.LimitErrNumber;
            }
            else if (value != kind.Round(value))
            {
                errors[field] = kind.Decimals == 0 ? Words.LimitErrWhole : Words.LimitErrDecimals;
            }
            else if (!possible.Contains(value))
            {
                errors[field] = Words.LimitErrPossible.With(Format.Number(kind, possible.From), Format.Number(kind, possible.To));
            }
            else if (below is { } lower && value <= lower.Value)
            {
                errors[field] = Words.LimitErrOrder.With(Name(field).ToLower(NorwegianTime.Formats), Name(lower.Field).ToLower(NorwegianTime.Formats));
            }

            below = Edge(field) is { } edge ? (field, edge) : below;
        }

        if (s_edges.All(field => this[field].Trim().Length == 0))
        {
            errors[LimitField.YellowBelow] = Words.LimitErrNone;
        }

        return errors;
    }

    public static string Name(LimitField field) => field switch
    {
        LimitField.RedBelow => Words.LimitRedBelow,
        LimitField.YellowBelow => Words.LimitYellowBelow,
        LimitField.YellowFrom => Words.LimitYellowFrom,
        LimitField.RedFrom => Words.LimitRedFrom,
        LimitField.From => Words.LimitFrom,
        LimitField.Reason => Words.LimitReason,
        _ => Words.LimitReview,
    };

    private string Text(decimal? edge) => edge is { } value ? Format.Number(kind, value) : "";

    /// <summary>A decimal point is read as the comma that it stands for: no number here has thousands.</summary>
    private decimal? Edge(LimitField field) =>
        decimal.TryParse(this[field].Trim().Replace('.', ','), NumberStyles.AllowDecimalPoint, NorwegianTime.Formats, out var value) ? value : null;

    private DateTimeOffset? From() => DateTime.TryParseExact(this[LimitField.From], LocalTime, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
        ? new DateTimeOffset(local, NorwegianTime.Zone.GetUtcOffset(local)).ToUniversalTime()
        : null;

    private DateOnly? ReviewBy() => DateOnly.TryParseExact(this[LimitField.ReviewBy], LocalDay, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
