using Dhof.Portal.Domain.Changes;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Microsoft.Data.Sqlite;

namespace Dhof.Portal.Data.Sqlite;

/// <summary>The prepared statements that store measurements, on one connection. Not safe for two threads.</summary>
internal sealed class MeasurementStatements : IDisposable
{
    private const int MostOriginsKept = 10_000;

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _begin, _commit, _rollback, _save, _release, _back, _body, _origin, _find;
    private readonly RowStatement _change, _insert;
    private readonly DetailStatements _details;
    private readonly VersionStatements _versions;
    private readonly ResponseStatements _responses;
    private readonly Dictionary<(OrganisationNumber, MeasurementOrigin), long> _origins = [];

    public MeasurementStatements(SqliteConnection connection)
    {
        _connection = connection;
        _responses = new(connection);
        // The index of fingerprints is written at random places, so the cache holds it. What undoes one delivery stays in memory: else every page that it touches is
        // written to a file of its own first.
        connection.Execute("PRAGMA synchronous=FULL; PRAGMA journal_size_limit=67108864; PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY;");
        _begin = connection.Prepare("BEGIN IMMEDIATE");
        _commit = connection.Prepare("COMMIT");
        _rollback = connection.Prepare("ROLLBACK");
        _save = connection.Prepare("SAVEPOINT delivery");
        _release = connection.Prepare("RELEASE delivery");
        _back = connection.Prepare("ROLLBACK TO delivery");
        _change = new(connection, "INSERT INTO Changes (Patient, Area) VALUES (?, ?)");
        _body = connection.Prepare("INSERT INTO Bodies (Controller, Client, Received, Content) VALUES ($1, $2, $3, $4) RETURNING Id", 4);
        _origin = connection.Prepare(
            """
            INSERT INTO Origins (Controller, Code, Unit, Source, Device, DeviceId, Method, Performer, Fingerprint) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            ON CONFLICT (Fingerprint) DO UPDATE SET Code = Code RETURNING Id
            """,
            9);

        // "OR IGNORE", not "ON CONFLICT": with it no statement journal is written (a copy of every page touched, for every row). Nothing is ignored in silence:
        // a row that was not inserted has no id, and then the delivery is stored again, looking first.
        _insert = new(
            connection,
            """
            INSERT OR IGNORE INTO Measurements (Patient, Controller, Kind, At, Value, Second, Marks, Oxygen, Activity, Received, KnownFrom, Origin, Body, BodyIndex, Fingerprint)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """);
        _find = connection.Prepare("SELECT Id, Patient, Kind, At, Value, Second, Oxygen, Activity, Origin, Version FROM Measurements WHERE Fingerprint = $1 AND Controller = $2", 2);
        _details = new(connection);
        _versions = new(connection);
    }

    public void Begin() => _begin.ExecuteNonQuery();

    public void Commit() => _commit.ExecuteNonQuery();

    public void Rollback()
    {
        _origins.Clear();

        try
        {
            _rollback.ExecuteNonQuery();
        }
        catch (SqliteException)
        {
            // SQLite has rolled back by itself already.
        }
    }

    /// <summary>Stores deliveries inside the open transaction as if all in them were new: without looking, and without what it takes to undo one of them alone.</summary>
    /// <returns>The answers of each; null where something was there already or a delivery may not be stored: then the transaction is to be rolled back, and each stored for itself.</returns>
    public IReadOnlyList<IReadOnlyList<Stored>>? StoreAsNew(IEnumerable<NewMeasurements> deliveries, List<PatientChange> changes)
    {
        List<IReadOnlyList<Stored>> answers = [];

        foreach (var delivery in deliveries)
        {
            if (Store(new(delivery, LooksFirst: false)) is not { } stored || IsToBeUndone(stored))
            {
                return null;
            }

            Tell(stored, changes);
            answers.Add(stored.Answers);
        }

        return answers;
    }

    /// <summary>
    /// Stores one delivery inside the open transaction. Hardly anything is sent twice, so all is first stored as if it were new, without looking; where something is
    /// there already, that is undone and the delivery is stored again, and then each is looked for first.
    /// </summary>
    public IReadOnlyList<Stored> Store(NewMeasurements delivery, List<PatientChange> changes)
    {
        _save.ExecuteNonQuery();
        var stored = Store(new(delivery, LooksFirst: false)) ?? Store(Undone(new(delivery, LooksFirst: true)))!;

        if (IsToBeUndone(stored))
        {
            stored = Undone(stored with { Known = [], Answered = [] });
        }

        _release.ExecuteNonQuery();
        Tell(stored, changes);
        return stored.Answers;
    }

    public void Dispose()
    {
        foreach (var command in (SqliteCommand[])[_begin, _commit, _rollback, _save, _release, _back, _body, _origin, _find])
        {
            command.Dispose();
        }

        _change.Dispose();
        _insert.Dispose();
        _details.Dispose();
        _versions.Dispose();
        _responses.Dispose();
        _connection.Dispose();
    }

    private static bool IsToBeUndone(Underway underway) => underway.Delivery.AllOrNothing && underway.Answers.Any(answer => answer.IsRefused);

    private static void Tell(Underway stored, List<PatientChange> changes)
    {
        changes.AddRange(stored.Known.Select(change => new PatientChange(change.Key, Area.Measurements, change.Value)));
        changes.AddRange(stored.Answered.Select(change => new PatientChange(change.Key, Area.Questionnaires, change.Value)));
    }

    private Underway Undone(Underway underway)
    {
        _back.ExecuteNonQuery();
        _origins.Clear();
        return underway;
    }

    /// <returns>Null where something was there already and was not looked for.</returns>
    private Underway? Store(Underway underway)
    {
        var (measurements, responses) = (underway.Delivery.Measurements, underway.Delivery.Responses);

        for (var i = 0; i < measurements.Count; i++)
        {
            if (Store(underway, measurements[i]) is not { } stored)
            {
                return null;
            }

            underway.Answers[i] = stored;
        }

        for (var i = 0; i < responses.Count; i++)
        {
            underway.Answers[measurements.Count + i] = Store(underway, responses[i]);
        }

        return underway;
    }

    private Stored? Store(Underway underway, NewMeasurement m)
    {
        if (m.Revision is { } revision)
        {
            return Revise(underway, m, revision);
        }

        if (m.Expected is not null)
        {
            return Find(m) is { } there ? there.As == StoredAs.Known ? there : there with { As = StoredAs.OtherVersion } : new(StoredAs.OtherVersion, 0, 0);
        }

        if (!underway.LooksFirst)
        {
            return Insert(underway, m);
        }

        return Find(m) ?? Insert(underway, m) ?? throw new InvalidOperationException("A measurement was neither found nor stored.");
    }

    private Stored Revise(Underway underway, NewMeasurement m, Revision revision)
    {
        if (_versions.Find(m) is [var standing, ..] versions)
        {
            var content = Content(m);
            var stored = VersionOrder.OfRevision(versions, m, revision, content);

            if (stored.As == StoredAs.Created && m.Expected is { } expected && expected != standing.Version)
            {
                return new(StoredAs.OtherVersion, standing.Measurement, standing.Version);
            }

            if (stored.As == StoredAs.Created)
            {
                _versions.Supersede(standing, m, revision, content, m.Received ?? underway.Delivery.Received, Change(underway, m), Body(underway, m.Controller));

                if (!revision.IsWithdrawal)
                {
                    _details.Replace(standing.Measurement, m);
                }
            }

            return stored;
        }

        if (_versions.Elsewhere(underway.Delivery, m) is { } elsewhere)
        {
            return new(StoredAs.OtherController, elsewhere);
        }

        if (m.Expected is not null)
        {
            return new(StoredAs.OtherVersion, 0, 0);
        }

        if (revision.IsWithdrawal)
        {
            return new(StoredAs.Nothing, 0);
        }

        var first = Insert(underway, m) ?? throw new InvalidOperationException("A measurement was neither found nor stored.");
        _versions.Mark(first.Measurement, revision);
        return first;
    }

    /// <returns>Null where it is there already.</returns>
    private Stored? Insert(Underway underway, NewMeasurement m)
    {
        var id = _insert
            .Add(m.Patient.Value)
            .Add(m.Controller.Value)
            .Add(m.Kind.Key)
            .Add(m.At.ToUnixTimeMilliseconds())
            .Add((double)m.Value)
            .Add((double?)m.Second)
            .Add((long)m.Marks)
            .Add((double?)m.Oxygen?.LitresPerMinute)
            .Add((long)m.Activity)
            .Add((m.Received ?? underway.Delivery.Received).ToUnixTimeMilliseconds())
            .Add(Change(underway, m))
            .Add(Origin(m.Controller, m.Origin))
            .Add(Body(underway, m.Controller))
            .Add(m.BodyIndex)
            .Add(m.Fingerprint)
            .Insert();

        if (id is not { } measurement)
        {
            return null;
        }

        _details.Store(measurement, m);
        return new(StoredAs.Created, measurement);
    }

    private Stored Store(Underway underway, NewResponse r)
    {
        if (_responses.Find(r) is { } there)
        {
            return there;
        }

        if (!underway.Answered.ContainsKey(r.Patient))
        {
            underway.Answered[r.Patient] = Change(r.Patient, Area.Questionnaires);
        }

        return _responses.Insert(r, underway.Delivery.Received, Body(underway, r.Controller));
    }

    /// <summary>The body of a controller is stored with the first row that needs it.</summary>
    private long Body(Underway underway, OrganisationNumber controller)
    {
        if (!underway.Bodies.TryGetValue(controller, out var body))
        {
            var delivery = underway.Delivery;
            var content = delivery.Bodies.Single(b => b.Controller == controller).Content;
            underway.Bodies[controller] = body = _body.Scalar(controller.Value, delivery.Client, delivery.Received.ToUnixTimeMilliseconds(), content);
        }

        return body;
    }

    /// <summary>One change for a patient and delivery.</summary>
    private long Change(Underway underway, NewMeasurement m) =>
        underway.Known.TryGetValue(m.Patient, out var sequence) ? sequence : underway.Known[m.Patient] = Change(m.Patient, Area.Measurements);

    private long Change(PatientId patient, Area area) => _change.Add(patient.Value).Add((long)area).Insert()!.Value;

    private VersionContent Content(NewMeasurement m) => VersionContent.Of(m, Origin(m.Controller, m.Origin));

    private Stored? Find(NewMeasurement m)
    {
        using var row = _find.Bind(m.Fingerprint, m.Controller.Value).ExecuteReader();

        if (!row.Read())
        {
            return null;
        }

        var content = Content(m);

        // A sender that sends everything again also sends what it has corrected since.
        if (row.GetInt32(9) > 1)
        {
            return VersionOrder.OfFinal(_versions.Find(m), m, content);
        }

        var same = row.GetInt64(1) == m.Patient.Value
            && row.GetString(2) == m.Kind.Key
            && content == new VersionContent(row.GetInt64(3), row.GetDouble(4), row.IsDBNull(5) ? null : row.GetDouble(5), row.IsDBNull(6) ? null : row.GetDouble(6), row.GetInt32(7), row.GetInt64(8), _details.Of(row.GetInt64(0), m.Kind));

        return new(same ? StoredAs.Known : StoredAs.Conflict, row.GetInt64(0));
    }

    private long Origin(OrganisationNumber controller, MeasurementOrigin origin)
    {
        if (_origins.TryGetValue((controller, origin), out var id))
        {
            return id;
        }

        if (_origins.Count >= MostOriginsKept)
        {
            _origins.Clear();
        }

        id = _origin.Scalar(
            controller.Value,
            origin.Code,
            origin.Unit,
            origin.Source,
            origin.Device,
            origin.DeviceId,
            origin.Method,
            origin.Performer,
            Fingerprint.Of(controller.ToString(), origin.Code, origin.Unit, origin.Source, origin.Device, origin.DeviceId, origin.Method, origin.Performer));
        return _origins[(controller, origin)] = id;
    }

    /// <summary>A delivery on its way into the tables.</summary>
    /// <param name="LooksFirst">Whether each measurement is looked for before it is stored.</param>
    private sealed record Underway(NewMeasurements Delivery, bool LooksFirst)
    {
        public Stored[] Answers { get; } = new Stored[Delivery.Measurements.Count + Delivery.Responses.Count];

        public Dictionary<OrganisationNumber, long> Bodies { get; } = [];

        /// <summary>The change of each patient with new measurements.</summary>
        public Dictionary<PatientId, long> Known { get; init; } = [];

        /// <summary>The change of each patient with new answered forms.</summary>
        public Dictionary<PatientId, long> Answered { get; init; } = [];
    }
}
