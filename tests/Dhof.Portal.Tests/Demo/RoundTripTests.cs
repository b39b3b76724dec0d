using Dhof.Portal.Demo;
using Dhof.Portal.Demo.Messages;
using Dhof.Portal.Demo.People;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Fhir.Mapping;

namespace Dhof.Portal.Tests.Demo;

public sealed class RoundTripTests
{
    [Fact]
    public void What_the_region_writes_the_intake_reads_back_whole()
    {
        var region = Region.Create(DemoOptions.Small, 1, Synthetic.Monday);

        for (var patient = 0; patient < region.Patients.Length; patient++)
        {
            foreach (var reading in Synthetic.Readings(region, patient))
            {
                var message = new SyntheticMessage(region.Patients[patient], reading);
                var row = message.ToNew(Synthetic.Monday, 0);
                Assert.True(ObservationMapping.TryRead(ObservationJson.One(message), Synthetic.Monday, out var mapped, out var refusal), $"{refusal}");
                var read = mapped.Measurement;
                Assert.Equal(message.Patient.Identity.Number, read.Subject.Value);
                Assert.Equal((message.Controller, row.Kind, row.Value, row.Second, row.At), (read.Controller, read.Kind, read.Value, read.Second, read.Effective));
                Assert.Equal((row.Oxygen, row.Activity, row.Origin, row.Details), (read.Oxygen, read.Activity, read.Origin, read.Details));
                Assert.Equal($"{SyntheticMessage.IdentifierSystem}|{message.Identifier}", read.Identifier);
            }
        }
    }
}
