using Dhof.Portal.Domain.Access;

namespace Dhof.Portal.Texts;

/// <summary>What a patient has decided about sharing, in words.</summary>
public static class SharingWords
{
    public static string For(SharingState state) => state switch
    {
        SharingState.Objects => Words.SharingObjects,
        SharingState.Blocked => Words.SharingBlocked,
        _ => Words.SharingOpen,
    };
}
