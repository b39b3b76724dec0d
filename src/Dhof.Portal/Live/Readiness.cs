namespace Dhof.Portal.Live;

/// <summary>Whether the portal may be used yet, and how far its start has come. Until it is ready, pages show the progress and the FHIR endpoint answers 503.</summary>
public sealed class Readiness
{
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private double _progress;

    public bool IsReady => _ready.Task.IsCompletedSuccessfully;

    /// <summary>Completes when the portal may be used; fails with what stopped the start.</summary>
    public Task WhenReady => _ready.Task;

    /// <summary>From 0 to 1.</summary>
    public double Progress => Volatile.Read(ref _progress);

    public void Report(double progress) => Volatile.Write(ref _progress, progress);

    public void SetReady() => _ready.TrySetResult();

    public void SetFailed(Exception cause) => _ready.TrySetException(cause);
}
