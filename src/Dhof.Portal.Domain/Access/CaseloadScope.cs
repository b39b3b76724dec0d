using Dhof.Portal.Domain.Organisations;

namespace Dhof.Portal.Domain.Access;

/// <summary>
/// Everything that decides which rows a <see cref="CaseloadGrant"/> opens, beside the time. Two grants of the same scope open the same, whoever holds them;
/// whatever else should decide one day has to become a part of this.
/// </summary>
public readonly record struct CaseloadScope(OrganisationNumber Organisation, InformationTypes Types);
