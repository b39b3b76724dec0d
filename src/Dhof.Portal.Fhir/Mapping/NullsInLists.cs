using System.Collections;
using Hl7.Fhir.Introspection;
using Hl7.Fhir.Model;

namespace Dhof.Portal.Fhir.Mapping;

/// <summary>A null in a list, and a null for a list, is nothing: FHIR forbids them, senders write them, and the reader hands them on. They are taken out wherever they stand.</summary>
internal static class NullsInLists
{
    public static T Remove<T>(T resource)
        where T : Resource
    {
        Walk(resource);
        return resource;
    }

    private static void Walk(Base element)
    {
        ClassMapping? mapping = null;

        foreach (var (name, value) in element.EnumerateElements().ToList())
        {
            if (value is IList list)
            {
                Remove(list);
            }
            else if (value is Base single)
            {
                mapping ??= ModelInfo.ModelInspector.FindOrImportClassMapping(element.GetType());

                if (mapping?.FindMappedElementByName(name)?.IsCollection == true)
                {
                    // One element where a list belongs: with content it was complained of already, so this one came as null.
                    element.SetValue(name, null);
                }
                else
                {
                    Walk(single);
                }
            }
        }
    }

    private static void Remove(IList list)
    {
        for (var i = list.Count - 1; i >= 0; i--)
        {
            if (list[i] is Base element)
            {
                Walk(element);
            }
            else if (list[i] is null)
            {
                list.RemoveAt(i);
            }
        }
    }
}
