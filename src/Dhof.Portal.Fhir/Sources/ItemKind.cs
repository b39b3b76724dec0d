using Dhof.Portal.Domain.Access;
using Dhof.Portal.Fhir.Sources.Items;
using Hl7.Fhir.Model;

namespace Dhof.Portal.Fhir.Sources;

/// <summary>How one type of resource is asked for and read.</summary>
/// <param name="OfPatient">It is searched for by patient; false for what only comes along, such as an organisation.</param>
/// <param name="Date">The search parameter that a period may be cut by; null for what is asked for whole, because what is old may hold still.</param>
internal sealed record ItemKind(string Name, InformationTypes Type, bool OfPatient, string? Date, Func<Resource, ItemParts> Read)
{
    public static ItemKind Event<T>(InformationTypes type, string date, Func<T, ItemParts> read)
        where T : Resource => new(typeof(T).Name, type, true, date, resource => read((T)resource));

    public static ItemKind Standing<T>(InformationTypes type, Func<T, ItemParts> read)
        where T : Resource => new(typeof(T).Name, type, true, null, resource => read((T)resource));

    public static ItemKind Along<T>(InformationTypes type, Func<T, ItemParts> read)
        where T : Resource => new(typeof(T).Name, type, false, null, resource => read((T)resource));
}
