using System.Collections.Immutable;

namespace Dhof.Portal.Access;

/// <summary>The newest entries of a patient's log, as it was when it was opened: what is written while somebody reads moves nothing.</summary>
/// <param name="Total">Of which the entries are the newest.</param>
/// <param name="UpTo">Id of the newest entry that is told.</param>
/// <param name="Newer">How many have been written since.</param>
public sealed record AccessLogPage(ImmutableArray<AccessLogEntry> Entries, int Total, long UpTo, int Newer);
