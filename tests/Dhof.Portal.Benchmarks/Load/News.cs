using System.Globalization;
using Dhof.Portal.Benchmarks.Intake;
using Dhof.Portal.Demo.Messages;
using Dhof.Portal.Demo.People;
using Dhof.Portal.Demo.Physiology;
using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Benchmarks.Load;

/// <summary>Pulses of one patient, each above every limit and unlike those before it: the patient's tile and lane change, and the row of the worklist. So high that hardly another patient of the region has it.</summary>
internal sealed class News(Uri portal, SyntheticPatient patient) : IDisposable
{
    public const int Lowest = 165, Highest = 200;

    private readonly SingleSender _sender = new(new(portal, "fhir/Observation"));
    private int _value = Lowest + Random.Shared.Next(Highest - Lowest);

    /// <summary>The text as which the next one will be shown.</summary>
    public string Next()
    {
        _value = _value < Highest ? _value + 1 : Lowest;
        return _value.ToString(CultureInfo.InvariantCulture);
    }

    public Task PostAsync()
    {
        var reading = new SimulatedReading(MeasurementCatalogue.Get("hr"), OsloTime.Of(TimeProvider.System.GetUtcNow()), _value, null, null, Activity.Rest);
        return _sender.PostAsync(ObservationJson.One(new(patient, reading, $"load-{Guid.NewGuid():N}-")));
    }

    public void Dispose() => _sender.Dispose();
}
