using Dhof.Portal.Domain.Access;
using Microsoft.AspNetCore.Components.Authorization;

namespace Dhof.Portal.Access;

/// <summary>Who uses this circuit.</summary>
public sealed class CurrentClinician(AuthenticationStateProvider state)
{
    /// <exception cref="InvalidOperationException">Nobody is signed in: the fallback policy should have stopped the request.</exception>
    public async Task<Clinician> GetAsync() =>
        ClinicianClaims.Read((await state.GetAuthenticationStateAsync()).User) ?? throw new InvalidOperationException("Nobody is signed in.");

    public async Task<string> OrganisationNameAsync() => ClinicianClaims.OrganisationName((await state.GetAuthenticationStateAsync()).User);
}
