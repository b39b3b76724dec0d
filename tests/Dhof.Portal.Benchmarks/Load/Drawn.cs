using System.Diagnostics;
using System.Text;

namespace Dhof.Portal.Benchmarks.Load;

/// <summary>What one circuit was told to draw: counted, timed, and searched for the text that is waited for.</summary>
internal sealed class Drawn
{
    private readonly Lock _lock = new();
    private byte[] _wanted = [];
    private long _last, _shown, _bytes;

    /// <summary>From now on this text is looked for, as one whole text of the page.</summary>
    public void Await(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);

        lock (_lock)
        {
            // In the table of a batch a text stands behind its length.
            (_wanted, _shown, _last, _bytes) = ([(byte)bytes.Length, .. bytes], 0, 0, 0);
        }
    }

    public void Add(HubMessage.RenderBatch batch)
    {
        lock (_lock)
        {
            _last = Stopwatch.GetTimestamp();
            _bytes += batch.Content.Length;

            if (_shown == 0 && _wanted.Length > 0 && batch.Content.Span.IndexOf(_wanted) >= 0)
            {
                _shown = _last;
            }
        }
    }

    /// <summary>Since the text is waited for: when it came and when the last batch came (0: not yet), and the bytes of all batches.</summary>
    public (long Shown, long Last, long Bytes) SinceAwaited
    {
        get
        {
            lock (_lock)
            {
                return (_shown, _last, _bytes);
            }
        }
    }
}
