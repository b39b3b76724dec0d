using Dhof.Portal.Domain.Access;

namespace Dhof.Portal.Tests.Access;

/// <summary>One way to what Larvik holds of Anna.</summary>
/// <param name="Method">The type and method that it goes through: every one that takes a grant is some way's.</param>
/// <param name="Type">What it leads to.</param>
/// <param name="Shows">Whether anything of hers comes out.</param>
internal sealed record Way<TGrant>(string Method, InformationTypes Type, Func<TGrant, Task<bool>> Shows)
{
    public Way(string method, InformationTypes type, Func<TGrant, bool> shows)
        : this(method, type, grant => Task.FromResult(shows(grant)))
    {
    }
}
