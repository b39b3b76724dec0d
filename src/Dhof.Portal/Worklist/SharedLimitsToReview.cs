using System.Collections.Immutable;
using Dhof.Portal.Patients;

namespace Dhof.Portal.Worklist;

/// <summary>The limits that somebody must look at, read once for all who have the same list open.</summary>
public sealed class SharedLimitsToReview(LimitsToReviewQueries queries, TimeProvider clock)
    : SharedReading<ImmutableArray<LimitsOfPatient>>(grant => queries.ReadAsync(grant, CancellationToken.None), clock);
