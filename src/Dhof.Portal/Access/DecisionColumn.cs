using Dhof.Portal.Domain.Access;

namespace Dhof.Portal.Access;

/// <summary>One column of a <see cref="DecisionTable"/>: a care relation, or a controller.</summary>
/// <param name="WhyNot">Asks the policy; null where the kind of information is opened.</param>
public sealed record DecisionColumn(string Name, Func<InformationTypes, AccessRefusal?> WhyNot);
