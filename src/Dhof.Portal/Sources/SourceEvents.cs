using System.Collections.Immutable;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Events;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Sources;
using Dhof.Portal.Texts;

namespace Dhof.Portal.Sources;

/// <summary>What other organisations hold, as it stands in the list of events: what was measured in one go is one event, and everything else one each.</summary>
public static class SourceEvents
{
    /// <summary>What the list asks for.</summary>
    public const InformationTypes Types =
        InformationTypes.Measurements | InformationTypes.Treatments | InformationTypes.Appointments | InformationTypes.Documents | InformationTypes.Alerts | InformationTypes.Questionnaires | InformationTypes.Dialogue;

    /// <summary>The same for the same item at every reading.</summary>
    public static string KeyOf(SourceItem item) => $"{item.Origin.Source}:{item.Origin.Id ?? item.Raw.GetHashCode(StringComparison.Ordinal).ToString("x", NorwegianTime.Formats)}";

    /// <param name="from">What began before is left out, and what has not happened yet.</param>
    public static IEnumerable<PatientEvent> Since(PatientSources held, PatientGrant grant, DateTimeOffset from, DateTimeOffset now)
    {
        var names = held.Tell(grant).ToDictionary(source => source.Key, source => source.Name);
        var dated = held.Items(grant, Types).Where(item => item.Period?.At is { } at && at >= from && at <= now).ToLookup(item => item.Measurement is not null);

        return
        [
            .. dated[true].GroupBy(item => (item.Origin.Source, At: item.Period!.Value.At!.Value)).Select(together => Measured([.. together.OrderBy(item => item.Measurement!.Kind.Order)], names[together.Key.Source], together.Key.At)),
            .. dated[false].Select(item => Other(item, names[item.Origin.Source])),
        ];
    }

    private static PatientEvent Measured(IReadOnlyList<SourceItem> items, string name, DateTimeOffset at) =>
        new(string.Join('|', items.Select(KeyOf)), PatientEventKind.Shared, at, name, [.. items.Select(item => new EventLine(Text(item.Measurement!), IsStruck: item.IsWithdrawn, Origin: OriginOf(item)))]);

    private static PatientEvent Other(SourceItem item, string name) =>
        new(KeyOf(item), PatientEventKind.Shared, item.Period!.Value.At!.Value, name, [new(item.Title, IsStruck: item.IsWithdrawn, Note: ItemStatus.Say(item), Origin: OriginOf(item))], Lasting(item.Period.Value));

    /// <summary>The value as every measurement is written, judged by nobody: limits belong to those who set them.</summary>
    private static string Text(ReportedMeasurement measured)
    {
        var reading = new Reading(0, measured.Effective, measured.Value, measured.Second, Plausibility.Of(measured.Kind, measured.Value, measured.Second, measured.Details), measured.Oxygen, measured.Activity);
        return $"{measured.Details?.Name ?? measured.Kind.ShortName.In()} {Format.ValueWithUnit(measured.Kind, reading)}";
    }

    private static string Lasting(ItemPeriod period) => period.To is null || period.To != period.From ? SourceWords.For(period) : "";

    private static EventOrigin OriginOf(SourceItem item) => new(PatientEventKind.Shared, 0, KeyOf(item));
}
