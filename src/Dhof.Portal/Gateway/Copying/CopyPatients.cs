using System.Collections.Immutable;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Fhir.Sources;
using Dhof.Portal.Sources;

namespace Dhof.Portal.Gateway.Copying;

/// <summary>Whom the controller of a source has a record of, and by which ids the source knows them.</summary>
internal sealed class CopyPatients(CopyTools tools, Source source, ControllerGrant grant, CopyQuestions questions)
{
    private IReadOnlyDictionary<PatientId, IdentityNumber> _persons = ImmutableDictionary<PatientId, IdentityNumber>.Empty;
    private IReadOnlyDictionary<PatientId, CopiedPatientRow> _known = ImmutableDictionary<PatientId, CopiedPatientRow>.Empty;

    /// <summary>What a page of the source is held against.</summary>
    public CopiedFrom From { get; private set; } = new(source.Key, source.Controller, source.Root, ImmutableDictionary<IdentityNumber, ImmutableHashSet<string>>.Empty);

    public IReadOnlyCollection<CopiedPatientRow> All => [.. _known.Values];

    /// <summary>Reads who they are now, and asks for those whom nobody has asked for.</summary>
    public async Task KnowAsync(CancellationToken cancellation)
    {
        _persons = await tools.Progress.PersonsAsync(grant, cancellation);
        await ReadAsync(cancellation);

        if (_known.Keys.Where(patient => !_persons.ContainsKey(patient)).ToArray() is { Length: > 0 } gone)
        {
            await tools.Progress.ForgetAsync(grant, source.Key, gone, cancellation);
        }

        await FindAsync(_persons.Keys.Where(patient => !_known.ContainsKey(patient)), cancellation);
    }

    /// <summary>Asks by which ids the source knows some patients.</summary>
    public async Task FindAsync(IEnumerable<PatientId> patients, CancellationToken cancellation)
    {
        foreach (var patient in patients.Where(_persons.ContainsKey).ToArray())
        {
            if (questions.IsStopped)
            {
                break;
            }

            await tools.Access.LogAsync(grant, source.Key, InformationTypes.Demographics, patient, cancellation);
            var asked = new AskedSource(source.Key, source.Controller, false, source.Root, _persons[patient], ImmutableHashSet<string>.Empty, InformationTypes.Demographics);

            if (await questions.SendAsync(CopyRequests.Find(_persons[patient]), body => SourcePages.Read(body, asked, tools.Clock.GetUtcNow()), cancellation) is { } page)
            {
                await tools.Progress.FoundAsync(grant, source.Key, patient, string.Join(',', page.PatientIds.Where(CopyRequests.IsId).Distinct().Order(StringComparer.Ordinal)), cancellation);
            }
        }

        await ReadAsync(cancellation);
    }

    /// <summary>Those whom the source did not know when it was asked.</summary>
    public Task FindMissingAsync(CancellationToken cancellation) => FindAsync(_known.Values.Where(row => row.Ids.Length == 0).Select(row => row.Patient), cancellation);

    public CopiedPatientRow? Of(PatientId patient) => _known.GetValueOrDefault(patient);

    private async Task ReadAsync(CancellationToken cancellation)
    {
        _known = (await tools.Progress.PatientsAsync(grant, source.Key, cancellation)).ToDictionary(row => row.Patient);
        From = new(source.Key, source.Controller, source.Root, _persons.ToDictionary(person => person.Value, person => _known.GetValueOrDefault(person.Key)?.IdsThere.ToImmutableHashSet() ?? []));
    }
}
