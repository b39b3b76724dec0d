using Dhof.Portal.Domain.Sources;
using Dhof.Portal.Fhir.Mapping;
using Dhof.Portal.Fhir.Search;
using Hl7.Fhir.Model;

namespace Dhof.Portal.Fhir.Sources.Items;

/// <summary>When something was, from the elements that say it. A time of day without zone is no time.</summary>
internal static class ItemTime
{
    private const int DateLength = 10;

    public static ItemPeriod? Of(PrimitiveType? written) => Read(written.Text()) is { } at ? new(at.From, at.Precision == ItemPrecision.Instant ? at.From : at.Before.AddTicks(-1), at.Precision) : null;

    public static ItemPeriod? Of(Period? period) => period is null ? null : Between(period.StartElement, period.EndElement);

    /// <summary>Lasting, where there is no end.</summary>
    public static ItemPeriod? Between(PrimitiveType? start, PrimitiveType? end)
    {
        var (from, to) = (Read(start.Text()), Read(end.Text()));

        return from is null && to is null ? null
            : new(from?.From, to is null ? null : to.Value.Precision == ItemPrecision.Instant ? to.Value.From : to.Value.Before.AddTicks(-1), (from ?? to)!.Value.Precision);
    }

    /// <summary>Begun then, and not known to have ended.</summary>
    public static ItemPeriod? Since(PrimitiveType? start) => Between(start, null);

    public static ItemPeriod? Of(DataType? time) => time switch
    {
        Period period => Of(period),
        PrimitiveType written => Of(written),
        _ => null,
    };

    /// <summary>An instant alone.</summary>
    public static DateTimeOffset? Instant(PrimitiveType? written) => Read(written.Text()) is { Precision: ItemPrecision.Instant } at ? at.From : null;

    private static (DateTimeOffset From, DateTimeOffset Before, ItemPrecision Precision)? Read(string? text)
    {
        if (text is null)
        {
            return null;
        }

        if (text.Length > DateLength)
        {
            return ZonedTime.Read(text, DateTimeOffset.MaxValue, out var at) is null ? (at, at, ItemPrecision.Instant) : null;
        }

        return SearchPeriod.TryRead(text, out var from, out var before, out _)
            ? (from, before, text.Length switch { 4 => ItemPrecision.Year, 7 => ItemPrecision.Month, _ => ItemPrecision.Day })
            : null;
    }
}
