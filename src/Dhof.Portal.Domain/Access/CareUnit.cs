using Dhof.Portal.Domain.Organisations;

namespace Dhof.Portal.Domain.Access;

/// <summary>An organisation by number and name.</summary>
public sealed record CareUnit(OrganisationNumber Number, string Name);
