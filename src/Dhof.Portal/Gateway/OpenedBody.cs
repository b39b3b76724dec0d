using System.Text.Json;
using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Fhir.Search;

namespace Dhof.Portal.Gateway;

/// <summary>A received body, expanded; its resources are cut when they are first asked for.</summary>
internal sealed class OpenedBody
{
    private readonly byte[] _array;
    private readonly (int Start, int Length)[] _places;
    private readonly CutResource?[] _cut;

    public OpenedBody(byte[] content)
    {
        _array = Originals.Expand(content);
        _places = [.. Places(_array)];
        _cut = new CutResource?[_places.Length];
    }

    /// <summary>What it may take of memory, in bytes, when all is cut.</summary>
    public int Size => _array.Length * 2;

    /// <summary>Two threads may cut the same one at once, to the same.</summary>
    public CutResource this[int index] => _cut[index] ??= CutResource.Of(_array.AsMemory(_places[index].Start, _places[index].Length));

    private static List<(int Start, int Length)> Places(byte[] array)
    {
        List<(int, int)> places = [];
        var reader = new Utf8JsonReader(array, new JsonReaderOptions { MaxDepth = int.MaxValue });
        reader.Read();

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            places.Add((start, (int)reader.BytesConsumed - start));
        }

        return places;
    }
}
