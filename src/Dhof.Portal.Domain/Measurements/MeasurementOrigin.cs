namespace Dhof.Portal.Domain.Measurements;

/// <summary>Where a measurement came from, as the message said it. Texts are kept as they came; null where the message was silent.</summary>
/// <param name="Code">The coding that named the kind, system|code.</param>
/// <param name="Unit">The unit the value came in.</param>
/// <param name="Source">meta.source: the sending system.</param>
/// <param name="Device">Display name of the device.</param>
/// <param name="DeviceId">system|value of the device's identifier.</param>
/// <param name="Method">How it was measured.</param>
/// <param name="Performer">Who measured.</param>
public sealed record MeasurementOrigin(string Code, string? Unit, string? Source, string? Device, string? DeviceId, string? Method, string? Performer);
