namespace Dhof.Portal.Demo;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "The synthetic region '{Region}' (seed {Seed}) is filled to {Through}: {Readings} readings more in {Seconds:F1} s")]
    public static partial void RegionFilled(ILogger log, string region, int seed, DateTimeOffset through, int readings, double seconds);

    [LoggerMessage(2, LogLevel.Information, "The simulator sends a measurement every {Interval} to {Address}")]
    public static partial void SimulatorStarted(ILogger log, TimeSpan interval, Uri address);

    [LoggerMessage(3, LogLevel.Information, "The simulator does not run: {Reason}")]
    public static partial void SimulatorIdle(ILogger log, string reason);

    [LoggerMessage(4, LogLevel.Warning, "The intake refused a simulated measurement with status {Status}")]
    public static partial void Refused(ILogger log, int status);

    [LoggerMessage(5, LogLevel.Warning, "The intake could not be reached by the simulator")]
    public static partial void Unreachable(ILogger log, Exception cause);

    [LoggerMessage(6, LogLevel.Information, "The source '{Source}' of the demonstration answers at {Address}")]
    public static partial void SourceServed(ILogger log, string source, Uri address);

    [LoggerMessage(7, LogLevel.Warning, "The source '{Source}' of the demonstration could not be started: {Address} is taken")]
    public static partial void SourceNotServed(ILogger log, Exception cause, string source, Uri address);
}
