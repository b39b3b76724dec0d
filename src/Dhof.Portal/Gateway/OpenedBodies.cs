using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Domain.Access;

namespace Dhof.Portal.Gateway;

/// <summary>The bodies that were lately opened, the least recently used dropped first. A body never changes; whoever asks names bodies of rows that a grant gave.</summary>
internal sealed class OpenedBodies(BodyReader reader)
{
    private const int MostBytes = 64 * 1024 * 1024;

    private readonly Lock _lock = new();
    private readonly Dictionary<long, LinkedListNode<(long Id, OpenedBody Body)>> _byId = [];
    private readonly LinkedList<(long Id, OpenedBody Body)> _latest = [];
    private long _bytes;

    public IReadOnlyDictionary<long, OpenedBody> Open(ControllerGrant grant, IEnumerable<long> bodies)
    {
        Dictionary<long, OpenedBody> opened = [];
        List<long> missing = [];

        lock (_lock)
        {
            foreach (var id in bodies.Distinct())
            {
                if (_byId.TryGetValue(id, out var node))
                {
                    _latest.Remove(node);
                    _latest.AddFirst(node);
                    opened.Add(id, node.Value.Body);
                }
                else
                {
                    missing.Add(id);
                }
            }
        }

        if (missing.Count > 0)
        {
            foreach (var (id, content) in reader.Read(grant, missing))
            {
                var body = new OpenedBody(content);
                opened.Add(id, body);
                Keep(id, body);
            }
        }

        return opened;
    }

    private void Keep(long id, OpenedBody body)
    {
        lock (_lock)
        {
            if (body.Size > MostBytes || _byId.ContainsKey(id))
            {
                return;
            }

            _byId.Add(id, _latest.AddFirst((id, body)));
            _bytes += body.Size;

            while (_bytes > MostBytes)
            {
                var (oldest, dropped) = _latest.Last!.Value;
                _latest.RemoveLast();
                _byId.Remove(oldest);
                _bytes -= dropped.Size;
            }
        }
    }
}
