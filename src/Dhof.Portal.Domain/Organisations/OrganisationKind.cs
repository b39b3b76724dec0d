namespace Dhof.Portal.Domain.Organisations;

/// <summary>What an organisation is in the shared follow-up.</summary>
public enum OrganisationKind
{
    Municipality,
    GeneralPractice,
    Hospital,
}
