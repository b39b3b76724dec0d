using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Changes;
using Dhof.Portal.Domain.News;
using Dhof.Portal.Domain.Sources;
using Dhof.Portal.Patients;
using Dhof.Portal.Sources;
using Dhof.Portal.Texts;
using Microsoft.AspNetCore.Components;

namespace Dhof.Portal.News;

/// <summary>Base of what shows one opened patient's news, on the page and in print: the same text.</summary>
public abstract class NewsView : SourceView
{
    [Inject]
    public required NewsQueries Queries { get; set; }

    [Inject]
    public required PatientQueries Patients { get; set; }

    /// <summary>Null until it has been read, and where no record is open to the reader.</summary>
    protected NewsText? Text { get; private set; }

    protected PatientNews? News { get; private set; }

    protected string Name { get; private set; } = "";

    protected override bool Concerns(Area area) => true;

    protected override async Task LoadAsync(PatientGrant grant, CancellationToken cancellation)
    {
        var patient = await Patients.IdentityAsync(grant, cancellation);
        News = await Queries.ReadAsync(grant, cancellation);
        Name = patient?.Record.FullName() ?? "";
        Text = patient is null ? null : NewsText.Of(News, patient.Record, Sources(Held.Tell(grant), News.At));
    }

    /// <summary>How many have answered, and each that has not or may not.</summary>
    private static IEnumerable<string> Sources(IEnumerable<PatientSource> sources, DateTimeOffset now)
    {
        var asked = sources.Where(source => source.State is not SourceState.NotAsked { Because: not (NotAskedBecause.NotYet or NotAskedBecause.Closed or NotAskedBecause.NoIdentityNumber) }).ToList();

        return asked.Count == 0 ? [] : asked
            .Where(source => source.State is SourceState.Failed or SourceState.NotAsked { Because: not NotAskedBecause.NotYet })
            .Select(source => $"{source.Name}: {SourceWords.For(source, now)}")
            .Prepend(Words.NewsSources.With(asked.Count(source => source.State is SourceState.Answered), asked.Count));
    }
}
