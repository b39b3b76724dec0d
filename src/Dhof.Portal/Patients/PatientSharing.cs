using System.Collections.Immutable;
using Dhof.Portal.Domain.Access;

namespace Dhof.Portal.Patients;

/// <summary>What may be told of a patient's decisions about sharing.</summary>
/// <param name="Own">About the data of the reader's own organisation; null where it holds none, and then the reader cannot change it.</param>
/// <param name="OwnSince">When that was recorded; null while it has always been open.</param>
/// <param name="OwnBy">Name and role of who recorded it.</param>
/// <param name="Closed">Names of the controllers whose data are not shown, and why.</param>
public sealed record PatientSharing(SharingState? Own, DateTimeOffset? OwnSince, string? OwnBy, bool MayDecide, ImmutableArray<(string Controller, SharingState State)> Closed);
