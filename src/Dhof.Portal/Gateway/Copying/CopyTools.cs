using Dhof.Portal.Access;
using Dhof.Portal.Data;
using Dhof.Portal.Sources;

namespace Dhof.Portal.Gateway.Copying;

/// <summary>What the copying of every source shares.</summary>
internal sealed record CopyTools(SourceClient Client, SourceStatuses Statuses, CopyAccess Access, CopyProgress Progress, CopyIntake Intake, CopyDeletions Deletions, TimeProvider Clock);
