namespace Dhof.Portal.Data.Sqlite;

/// <summary>
/// How much refused input is kept for one controller, from one client, in one day (UTC): a sender that is broken does not fill the disk. Beyond it the inputs
/// are counted, and an input for a known patient still leaves one row a day without content, so that nobody believes that nothing came.
/// </summary>
public sealed record QuarantineLimits(int MostInputs = 2_000, long MostBytes = 20 * 1024 * 1024);
