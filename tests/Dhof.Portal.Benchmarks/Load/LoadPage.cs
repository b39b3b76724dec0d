namespace Dhof.Portal.Benchmarks.Load;

/// <summary>A page that is opened many times.</summary>
/// <param name="Shows">A text that is drawn when the content has come, as one whole text or attribute.</param>
/// <param name="MostHeap">Megabytes that one may hold on the server's heap; null for the page that the others are held against.</param>
/// <param name="IsLive">Its text follows the measurements that are posted.</param>
internal sealed record LoadPage(string Name, string Path, string Shows, double? MostHeap, bool IsLive);
