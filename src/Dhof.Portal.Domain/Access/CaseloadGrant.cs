using Dhof.Portal.Domain.Organisations;

namespace Dhof.Portal.Domain.Access;

/// <summary>One list of the patients that an organisation follows: only what a row shows. Only <see cref="AccessPolicy"/> makes one.</summary>
public sealed class CaseloadGrant
{
    internal CaseloadGrant(Clinician clinician, InformationTypes types, DateTimeOffset until) => (Clinician, Types, Until) = (clinician, types, until);

    /// <summary>Who asked: only for the policy, which renews. Nothing that reads can ask, so a reading is the same for all of one <see cref="Scope"/>.</summary>
    internal Clinician Clinician { get; }

    /// <summary>The patients with a care relation to this organisation, and the data that the relation opens.</summary>
    public OrganisationNumber Organisation => Clinician.Organisation;

    public InformationTypes Types { get; }

    /// <summary>Whether it is the clinician's own list: whoever reads what is personal to the reader says who reads, and is held to it.</summary>
    public bool IsOf(Clinician clinician) => clinician == Clinician;

    /// <summary>What decides which rows it opens: what is read for one grant may be shown to another of the same scope.</summary>
    public CaseloadScope Scope => new(Organisation, Types);

    /// <summary>Whether the list tells of greens that nobody has seen, and they may be marked: whoever sees what would stand against it, alerts and answered forms among it.</summary>
    public bool SeesGreens => Types.HasFlag(InformationTypes.Measurements | InformationTypes.Alerts | InformationTypes.Questionnaires);

    /// <summary>The instant from which it opens nothing.</summary>
    public DateTimeOffset Until { get; }
}
