using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Texts;

/// <summary>Limits in words: the same in the panel, in the list of events and for a screen reader, made of the zones that judge.</summary>
public static class LimitText
{
    /// <summary>Every zone, from the lowest, with both ends as values that are still in it: rød under 88, gul 88–91, grønn fra 92 %.</summary>
    public static string Zones(MeasurementKind kind, LimitBand band)
    {
        var zones = string.Join(", ", band.Zones().Select(zone => $"{Format.SeverityWord(zone.Severity).ToLower(NorwegianTime.Formats)} {Interval(kind, zone)}"));
        return band.UpperNeedsOxygen ? $"{zones}\u00a0{kind.UnitText} ({Words.UpperNeedsOxygen})" : $"{zones}\u00a0{kind.UnitText}";
    }

    /// <summary>Who set it.</summary>
    public static string Author(Limit limit) => RoleWords.Person(limit.Author, limit.AuthorRole);

    /// <summary>That a doctor has approved it, or that nobody has.</summary>
    public static string Approval(Limit limit) => limit.ApprovedBy is { } doctor ? Words.ApprovedBy.With(RoleWords.Person(doctor, limit.ApprovedByRole)) : Words.NotApproved;

    private static string Interval(MeasurementKind kind, LimitZone zone) => (zone.From, zone.To - Format.Smallest(kind)) switch
    {
        (null, { }) => Words.UnderValue.With(Format.Number(kind, zone.To!.Value)),
        ({ } from, null) => Words.FromValue.With(Format.Number(kind, from)),
        ({ } from, { } to) when from == to => Format.Number(kind, from),
        ({ } from, { } to) => $"{Format.Number(kind, from)}–{Format.Number(kind, to)}",
        _ => "",
    };
}
