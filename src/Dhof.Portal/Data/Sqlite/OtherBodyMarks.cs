using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Data.Sqlite;

/// <summary>Puts <see cref="ReadingMarks.MaybeOtherPerson"/> on the readings that are read. Whatever part of a series is asked for, the whole of it is looked at, for each controller on its own.</summary>
internal static class OtherBodyMarks
{
    public static List<Reading> On(ReadingConnection connection, PatientId patient, MeasurementKind kind, List<Reading> readings)
    {
        if (readings.Count == 0 || !OtherBody.AppliesTo(kind))
        {
            return readings;
        }

        var found = Find(connection, patient, kind);
        return found.Count == 0 ? readings : readings.ConvertAll(reading => found.Contains(reading.Id) ? Mark(reading) : reading);
    }

    public static List<KnownMeasurement> On(ReadingConnection connection, List<KnownMeasurement> known)
    {
        var found = known.Where(one => OtherBody.AppliesTo(one.Kind)).Select(one => (one.Patient, one.Kind)).Distinct().SelectMany(of => Find(connection, of.Patient, of.Kind)).ToHashSet();
        return found.Count == 0 ? known : known.ConvertAll(one => OtherBody.AppliesTo(one.Kind) && found.Contains(one.Reading.Id) ? one with { Reading = Mark(one.Reading) } : one);
    }

    private static Reading Mark(Reading reading) => reading with { Marks = reading.Marks | ReadingMarks.MaybeOtherPerson };

    /// <summary>Only ids leave: nothing of a controller's that the reader may not see.</summary>
    private static HashSet<long> Find(ReadingConnection connection, PatientId patient, MeasurementKind kind)
    {
        if (!MayJump(connection, patient, kind))
        {
            return [];
        }

        var command = connection.Statement("SELECT m.Id, m.At, m.Value, m.Marks, m.Controller FROM Measurements m WHERE m.Patient = $patient AND m.Kind = $kind");
        command.Parameters.AddWithValue("$patient", patient.Value);
        command.Parameters.AddWithValue("$kind", kind.Key);
        List<(OrganisationNumber Controller, Reading Reading)> all = [];
        using var row = command.ExecuteReader();

        while (row.Read())
        {
            all.Add((new(row.GetInt32(4)), new(row.GetInt64(0), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1)), (decimal)row.GetDouble(2), null, (ReadingMarks)row.GetInt32(3), null, Activity.NotRecorded)));
        }

        return
        [
            .. all.GroupBy(one => one.Controller, one => one.Reading)
                .SelectMany(series => OtherBody.Mark(kind, [.. series]))
                .Where(reading => reading.Marks.HasFlag(ReadingMarks.MaybeOtherPerson))
                .Select(reading => reading.Id),
        ];
    }

    /// <summary>Whether any controller's values lie far enough apart for a jump; hardly anybody's do, and then the series is not read.</summary>
    private static bool MayJump(ReadingConnection connection, PatientId patient, MeasurementKind kind)
    {
        var command = connection.Statement("SELECT EXISTS (SELECT 1 FROM Measurements m WHERE m.Patient = $patient AND m.Kind = $kind GROUP BY m.Controller HAVING MAX(m.Value) - MIN(m.Value) >= $jump)");
        command.Parameters.AddWithValue("$patient", patient.Value);
        command.Parameters.AddWithValue("$kind", kind.Key);

        // Two values that are rounded before they are compared may have been nearer by one step.
        command.Parameters.AddWithValue("$jump", (double)OtherBody.Jump - Math.Pow(10, -kind.Decimals));
        return (long)command.ExecuteScalar()! == 1;
    }
}
