using System.Globalization;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Changes;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Quarantine;
using Microsoft.Data.Sqlite;

namespace Dhof.Portal.Data.Sqlite;

/// <summary>The statements that keep refused input, inside one transaction.</summary>
internal sealed class QuarantineStatements(SqliteConnection connection, SqliteTransaction transaction, ControllerGrant grant, DateTimeOffset now, string reading, QuarantineLimits limits)
{
    private readonly long _now = now.ToUnixTimeMilliseconds();
    private readonly string _day = now.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public bool IsKept(RefusedInput input) => Scalar(
        "SELECT Id FROM Quarantine WHERE Controller = $controller AND Client = $client AND Fingerprint = $fingerprint",
        ("$controller", input.Controller.Value),
        ("$client", grant.Client),
        ("$fingerprint", input.Fingerprint)) is not null;

    /// <summary>Keeps one input, or counts it.</summary>
    /// <returns>False where its content was not kept.</returns>
    public bool Keep(RefusedInput input)
    {
        if (Again(input, input.Fingerprint))
        {
            return true;
        }

        if (Quota("Kept + 1 <= $inputs AND Bytes + $bytes <= $most", "Kept = Kept + 1, Bytes = Bytes + $bytes", input))
        {
            Add(input, input.Fingerprint, input.Content);
            return true;
        }

        Quota("1", "NotKept = NotKept + 1", input);

        if (input.Patient != PatientId.Nobody)
        {
            var mark = Fingerprint.Of("not kept", input.Patient.ToString(), _day);

            if (!Again(input, mark))
            {
                Add(input, mark, []);
            }
        }

        return false;
    }

    public PatientChange Change(PatientId patient) =>
        new(patient, Area.Quarantine, Scalar("INSERT INTO Changes (Patient, Area) VALUES ($patient, $area) RETURNING Sequence", ("$patient", patient.Value), ("$area", (int)Area.Quarantine))!.Value);

    /// <summary>The same content came before: counted, and open again where it had been stored and is refused now.</summary>
    private bool Again(RefusedInput input, byte[] fingerprint)
    {
        var id = Scalar(
            """
            UPDATE Quarantine SET Count = Count + 1, LastReceived = $now, Reason = $reason, Expression = $expression, Measurement = $measurement, TriedBy = $reading,
                Patient = CASE WHEN State = $open THEN $patient ELSE Patient END
            WHERE Controller = $controller AND Client = $client AND Fingerprint = $fingerprint RETURNING Id
            """,
            [.. Common(input), ("$fingerprint", fingerprint), ("$open", (int)QuarantineState.Open)]);

        if (id is null)
        {
            return false;
        }

        if (Scalar("UPDATE Quarantine SET State = $open, Version = Version + 1, Became = NULL WHERE Id = $id AND State = $taken RETURNING Id", ("$id", id), ("$open", (int)QuarantineState.Open), ("$taken", (int)QuarantineState.Taken)) is not null)
        {
            Tell(id.Value, input, QuarantineEvent.RefusedAgain);
        }

        return true;
    }

    private void Add(RefusedInput input, byte[] fingerprint, byte[] content)
    {
        var id = Scalar(
            """
            INSERT INTO Quarantine (Patient, Controller, Client, Received, LastReceived, Count, Form, Reason, Expression, Measurement, Content, Fingerprint, State, TriedBy, Version)
            VALUES ($patient, $controller, $client, $now, $now, 1, $form, $reason, $expression, $measurement, $content, $fingerprint, $open, $reading, 1) RETURNING Id
            """,
            [.. Common(input), ("$form", (int)input.Form), ("$content", content), ("$fingerprint", fingerprint), ("$open", (int)QuarantineState.Open)]);
        Tell(id!.Value, input, QuarantineEvent.Kept);
    }

    private void Tell(long id, RefusedInput input, QuarantineEvent what) => Scalar(
        "INSERT INTO QuarantineHistory (Input, Patient, Controller, At, Event, Reason) VALUES ($id, $patient, $controller, $now, $event, $reason)",
        ("$id", id),
        ("$patient", input.Patient.Value),
        ("$controller", input.Controller.Value),
        ("$now", _now),
        ("$event", (int)what),
        ("$reason", input.Reason));

    private bool Quota(string condition, string change, RefusedInput input)
    {
        (string, object?)[] values =
        [
            ("$controller", input.Controller.Value), ("$client", grant.Client), ("$day", _day), ("$bytes", (long)input.Content.Length), ("$inputs", limits.MostInputs), ("$most", limits.MostBytes),
        ];
        Scalar("INSERT OR IGNORE INTO QuarantineQuotas (Controller, Client, Day, Kept, Bytes, NotKept) VALUES ($controller, $client, $day, 0, 0, 0)", values.AsSpan(0, 3));
        return Scalar($"UPDATE QuarantineQuotas SET {change} WHERE Controller = $controller AND Client = $client AND Day = $day AND {condition} RETURNING Id", values) is not null;
    }

    private (string, object?)[] Common(RefusedInput input) =>
    [
        ("$patient", input.Patient.Value),
        ("$controller", input.Controller.Value),
        ("$client", grant.Client),
        ("$now", _now),
        ("$reason", input.Reason),
        ("$expression", input.Expression),
        ("$measurement", input.Measurement),
        ("$reading", reading),
    ];

    private long? Scalar(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // Made of the constants above.
        command.CommandText = sql;
#pragma warning restore CA2100

        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        return command.ExecuteScalar() as long?;
    }
}
