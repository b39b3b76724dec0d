using Dhof.Portal.Domain.Organisations;

namespace Dhof.Portal.Domain.Access;

/// <summary>A controller that a care relation would open, and the patient's decision does not. That much may be told, and no more.</summary>
public readonly record struct ClosedController(OrganisationNumber Controller, SharingState State);
