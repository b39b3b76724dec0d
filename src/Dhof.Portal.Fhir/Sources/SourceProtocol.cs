using System.Collections.Immutable;
using System.Globalization;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Domain.Sources;
using Dhof.Portal.Fhir.Mapping;

namespace Dhof.Portal.Fhir.Sources;

/// <summary>How one kind of source is asked. One file per kind.</summary>
public abstract class SourceProtocol
{
    /// <summary>The types of resource that it can be asked for.</summary>
    public abstract ImmutableArray<string> ResourceTypes { get; }

    /// <summary>Where its resources lie, relative to its address; empty, or with a slash at the end.</summary>
    public virtual string Root => "";

    /// <summary>Whether an organisation that performed is the controller; otherwise all is the source's own.</summary>
    public abstract bool NamesControllers { get; }

    /// <summary>Whether it tells how much it has, and the newest, without handing over the rest.</summary>
    public abstract bool CanCount { get; }

    /// <summary>Whether pages are asked for newest first, so that what was read before a break is complete where the source heeded it.</summary>
    public virtual bool IsNewestFirst => CanCount;

    /// <summary>Finds the patient, where everything else is asked for by the id that this finds; null where nothing has to be found first.</summary>
    public virtual SourceRequest? FindPatient(IdentityNumber number) => null;

    /// <summary>Whether nothing can be asked for without an id that <see cref="FindPatient"/> found.</summary>
    public virtual bool NeedsPatientIds => false;

    /// <summary>How many there are and the newest of them; null where the source cannot tell.</summary>
    public virtual SourceRequest? Count(string resourceType, IdentityNumber number, IReadOnlyCollection<string> patientIds) => null;

    /// <param name="from">Where the type has a time that can be searched by, nothing that ended before it; null for all time.</param>
    public abstract SourceRequest Search(string resourceType, IdentityNumber number, IReadOnlyCollection<string> patientIds, DateTimeOffset? from);

    /// <summary>What the source can do.</summary>
    public virtual SourceRequest Metadata => SourceRequest.Get("metadata");

    /// <summary>The search parameters that <see cref="Search"/> and <see cref="Count"/> use, type by type.</summary>
    public abstract IEnumerable<(string ResourceType, string Parameter)> Uses { get; }

    /// <summary>Whether a period cuts what is asked for; a type that it does not cut is asked for whole.</summary>
    public abstract bool IsCutByPeriod(string resourceType);

    /// <summary>What a type of resource tells about.</summary>
    public static InformationTypes TypeOf(string resourceType) => ItemKinds.TypeOf(resourceType);

    public static SourceProtocol Of(SourceKind kind, OrganisationNumber organisation) => kind switch
    {
        SourceKind.GenericR4 => new GenericR4(),
        SourceKind.Pmd => new Pmd(),
        SourceKind.VkpEpj => new VkpEpj(organisation),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>system|number, as a search takes an identifier.</summary>
    protected static string Token(IdentityNumber number) => $"{Systems.Of(number)}|{number.Value}";

    protected static string From(DateTimeOffset from) => "ge" + from.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    protected static KeyValuePair<string, string> Is(string name, string value) => new(name, value);
}
