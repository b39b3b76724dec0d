using System.Globalization;
using Dhof.Portal.Data;
using Dhof.Portal.Domain.Measurements;
using Dhof.Portal.Fhir.Mapping;

namespace Dhof.Portal.Gateway;

/// <summary>Which reading of messages this portal does.</summary>
internal static class Reading
{
    /// <summary>Another one for every build in which a message could be read otherwise. Made of the assemblies themselves: no number that somebody forgets to raise.</summary>
    public static string Version { get; } = Convert.ToHexStringLower(Fingerprint.Of(
        [.. new[] { typeof(MeasurementCatalogue), typeof(ObservationMapping), typeof(Reading) }.Select(type => type.Module.ModuleVersionId.ToString("N", CultureInfo.InvariantCulture))]));
}
