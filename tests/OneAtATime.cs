using System.Security.Cryptography;
using System.Text;

namespace Dhof.Portal.Tests;

/// <summary>
/// The test programs of one checkout run one after the other: <c>dotnet test</c> starts them together, and a test that watches a page in a browser must not
/// share two cores with thousands of generated cases. The lock is a file, which the system releases even when a program is killed.
/// </summary>
public sealed class OneAtATime : IAsyncLifetime
{
    private static readonly TimeSpan s_again = TimeSpan.FromMilliseconds(200);

    private FileStream? _turn;

    public async ValueTask InitializeAsync()
    {
        var checkout = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", ".."));
        var path = Path.Combine(Path.GetTempPath(), $"dhof-tests-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(checkout)))[..16]}.lock");

        while (_turn is null)
        {
            try
            {
                _turn = new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(s_again);
            }
        }
    }

    public ValueTask DisposeAsync() => _turn?.DisposeAsync() ?? ValueTask.CompletedTask;
}
