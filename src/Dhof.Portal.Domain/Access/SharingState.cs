namespace Dhof.Portal.Domain.Access;

/// <summary>
/// What a patient has decided about what one controller holds. Sharing rests on the clinician's need for as long as the patient does not object
/// (helsepersonelloven §§ 25 and 45); the controller's own organisation goes on giving care.
/// </summary>
public enum SharingState
{
    /// <summary>Åpen: those with a care relation may see it.</summary>
    Open = 0,

    /// <summary>Pasienten motsetter seg: no other organisation may.</summary>
    Objects = 1,

    /// <summary>Sperret: as above, because the controller has locked it at the patient's wish.</summary>
    Blocked = 2,
}
