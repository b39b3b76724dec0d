using System.Globalization;
using Dhof.Portal.Benchmarks.Intake;
using Dhof.Portal.Demo.Messages;
using Dhof.Portal.Demo.People;
using Dhof.Portal.Demo.Physiology;
using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Benchmarks.Load;

/// <summary>Values of one patient, each outside every limit and unlike those before it: the patient's tile and lane change, and the row of the worklist.</summary>
internal sealed class News(Uri portal, SyntheticPatient patient, NewsOf of) : IDisposable
{

    private readonly SingleSender _sender = new(new(portal, "fhir/Observation"));
    private int _value = of.Lowest + Random.Shared.Next(of.Highest - of.Lowest);

    /// <summary>The text as which the next one will be shown.</summary>
    public string Next()
    {
        _value = _value < of.Highest ? _value + 1 : of.Lowest;
        return _value.ToString(CultureInfo.InvariantCulture);
    }

    public Task PostAsync()
    {
        var reading = new SimulatedReading(MeasurementCatalogue.Get(of.Kind), OsloTime.Of(TimeProvider.System.GetUtcNow()), _value, null, null, Activity.Rest);
        return _sender.PostAsync(ObservationJson.One(new(patient, reading, $"load-{Guid.NewGuid():N}-")));
    }

    public void Dispose() => _sender.Dispose();
}

/// <param name="Patient">Place in the region.</param>
/// <param name="Kind">Key of the kind.</param>
internal sealed record NewsOf(int Patient, string Kind, int Lowest, int Highest)
{
    /// <summary>Pulses of one who has nothing open: so high that hardly another patient of the region has it.</summary>
    public static NewsOf Well { get; } = new(0, "hr", 165, 200);

    /// <summary>Saturations of the one who is red longest: her row stands on top of the longest list.</summary>
    public static NewsOf LongestRed { get; } = new(3, "spo2", 60, 69);
}
