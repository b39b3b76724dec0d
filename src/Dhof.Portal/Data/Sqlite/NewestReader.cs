using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Data.Sqlite;

/// <summary>Reads what last came of one thing, below EF, with the same demand for a grant as <see cref="MeasurementReader"/>, and never of more than one controller at once.</summary>
public sealed class NewestReader(SqliteConnections connections)
{
    /// <summary>What is impossible or withdrawn has not come.</summary>
    private const int NotCounted = (int)(ReadingMarks.Impossible | ReadingMarks.Withdrawn);

    /// <summary>The reading with the latest effective time; null where there is none that counts.</summary>
    public Reading? Reading(ControllerGrant grant, PatientId patient, OrganisationNumber controller, string kind)
    {
        if (!grant.Reads.Contains(controller))
        {
            return null;
        }

        using var connection = connections.Read();
        var command = connection.Statement($"SELECT {MeasurementReader.Columns} FROM Measurements m WHERE m.Patient = $patient AND m.Kind = $kind AND m.Controller = $controller AND (m.Marks & {NotCounted}) = 0 ORDER BY m.At DESC, m.Id DESC LIMIT 1");
        command.Parameters.AddWithValue("$patient", patient.Value);
        command.Parameters.AddWithValue("$kind", kind);
        command.Parameters.AddWithValue("$controller", controller.Value);
        using var row = command.ExecuteReader();
        return row.Read() ? MeasurementReader.Current(row) : null;
    }

    /// <summary>When any form was last answered; null where none was.</summary>
    public DateTimeOffset? Answered(ControllerGrant grant, PatientId patient, OrganisationNumber controller)
    {
        if (!grant.Reads.Contains(controller))
        {
            return null;
        }

        using var connection = connections.Read();
        var command = connection.Statement("SELECT MAX(r.Authored) FROM QuestionnaireResponses r WHERE r.Patient = $patient AND r.Controller = $controller");
        command.Parameters.AddWithValue("$patient", patient.Value);
        command.Parameters.AddWithValue("$controller", controller.Value);
        return command.ExecuteScalar() is long at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null;
    }

    /// <summary>When a form was last answered; null where it never was.</summary>
    public DateTimeOffset? Answered(ControllerGrant grant, PatientId patient, OrganisationNumber controller, string form)
    {
        if (!grant.Reads.Contains(controller))
        {
            return null;
        }

        using var connection = connections.Read();
        var command = connection.Statement("SELECT r.Authored FROM QuestionnaireResponses r WHERE r.Patient = $patient AND r.Questionnaire = $form AND r.Controller = $controller ORDER BY r.Authored DESC LIMIT 1");
        command.Parameters.AddWithValue("$patient", patient.Value);
        command.Parameters.AddWithValue("$form", form);
        command.Parameters.AddWithValue("$controller", controller.Value);
        return command.ExecuteScalar() is long at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null;
    }
}
