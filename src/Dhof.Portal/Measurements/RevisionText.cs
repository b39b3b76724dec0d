using System.Collections.Immutable;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Texts;

namespace Dhof.Portal.Measurements;

/// <summary>What is said of a measurement that was corrected or withdrawn: what stood before, who changed it, when and why.</summary>
/// <param name="Former">The value that stood before, to be struck through; null of a withdrawal, whose own value is struck, and where nothing stood before.</param>
/// <param name="Said">When, by whom and why.</param>
public sealed record RevisionText(string? Former, string Said)
{
    /// <param name="versions">Every version, the first one first; none of what was never changed.</param>
    /// <returns>Null where there is no second version.</returns>
    public static RevisionText? Of(MeasurementKind kind, ImmutableArray<ReadingVersion> versions, DateTimeOffset now)
    {
        if (versions is not [.., var before, var standing])
        {
            return null;
        }

        var former = standing.Reading.IsWithdrawn ? null : Value(kind, before);
        return new(former == Value(kind, standing) ? null : former, Told(standing, now));
    }

    public static string Value(MeasurementKind kind, ReadingVersion version) => DetailText.Value(kind, version.Reading, version.Details);

    /// <summary>For example "23. nov. 11:08 · Kari Nilsen · Avlest feil". What the message did not say is left out.</summary>
    public static string Told(ReadingVersion version, DateTimeOffset now) =>
        string.Join(" · ", new[] { NorwegianTime.Short(version.Received, now), version.By, version.Reason }.Where(text => !string.IsNullOrEmpty(text)));
}
