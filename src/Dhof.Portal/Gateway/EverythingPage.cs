using System.Globalization;
using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Fhir.Search;

namespace Dhof.Portal.Gateway;

/// <summary>One page of everything about a patient.</summary>
/// <param name="Patients">They come first.</param>
/// <param name="Next">Where the next page goes on; null on the last.</param>
internal sealed record EverythingPage(IReadOnlyList<PatientRecord> Patients, IReadOnlyList<(FoundRow Row, CutResource Resource)> Entries, EverythingProgress? Next);

/// <summary>What a page goes on from.</summary>
/// <param name="Type">Place of the type among the types.</param>
/// <param name="Within">Null: the type has not begun.</param>
internal sealed record EverythingProgress(int Type, SearchProgress? Within)
{
    private const char Separator = ';';

    public static EverythingProgress Read(string text)
    {
        var parts = text.Split(Separator);
        return new(int.Parse(parts[0], CultureInfo.InvariantCulture), parts[1].Length == 0 ? null : SearchProgress.Read(parts[1]));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Type}{Separator}{Within}");
}
