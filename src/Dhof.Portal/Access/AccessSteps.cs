using Dhof.Portal.Domain.Access;
using Dhof.Portal.Texts;

namespace Dhof.Portal.Access;

/// <summary>The steps of a decision in words. Where nothing is opened they end with the clinician's own: of the person nothing is told.</summary>
public static class AccessSteps
{
    public static string Verdict(PersonExplanation explained) => explained.Steps.Grant is null ? Words.ExplainedRefused : Words.ExplainedGranted.With(explained.Name ?? Words.Patient);

    public static IEnumerable<AccessStep> Of(PersonExplanation explained)
    {
        var steps = explained.Steps;
        var (clinician, purpose) = (steps.Question.Clinician, steps.Question.Purpose);
        var opens = Count(steps.RoleOpens);

        yield return new(Words.Who, steps.IsAsSignedIn && steps.HasRightAuthorization,
        [
            steps.IsAsSignedIn ? Words.StepKnown.With(clinician.Name) : AccessWords.For(AccessRefusal.NotAsSignedIn),
            steps.HasRightAuthorization ? Words.StepAuthorized : AccessWords.For(AccessRefusal.WrongAuthorization),
        ]);
        yield return new(Words.Role, opens > 0, [opens > 0 ? Words.StepRoleOpens.With(RoleWords.For(clinician.Role), opens, InformationWords.Order.Count) : Words.StepRoleOpensNothing.With(RoleWords.For(clinician.Role))]);
        yield return new(Words.Organisation, steps.IsCareDescribed, [explained.Called(clinician.Organisation), .. steps.IsCareDescribed ? (string[])[] : [AccessWords.For(AccessRefusal.CareNotDescribed)]]);
        yield return new(Words.Purpose, true, [Words.StepPurpose.With(AccessWords.For(purpose))]);

        if (steps.Grant is not { } grant)
        {
            yield return new(Words.CareRelation, false, [Words.StepNothing]);
            yield break;
        }

        yield return new(Words.CareRelation, true, [.. steps.Controllers.Select(one => From(one, explained))]);
        yield return new(Words.Sharing, true, [.. steps.Controllers.Select(one => Shared(one, explained))]);
        yield return new(Words.InformationKind, true, [Words.StepTypes.With(Count(grant.Types), InformationWords.Order.Count)]);
    }

    private static string From(ExplainedController one, PersonExplanation explained) => one.Relation switch
    {
        { Kind: Domain.Patients.CareRelationKind.SelfDeclared, To: { } until } => Words.StepRelationDeclared.With(explained.Called(one.Controller), NorwegianTime.DateAndTime(until)),
        { To: { } until } relation => Words.StepRelationFromTo.With(explained.Called(one.Controller), AccessWords.For(relation.Kind), NorwegianTime.Date(relation.From), NorwegianTime.Date(until)),
        var relation => Words.StepRelationFrom.With(explained.Called(one.Controller), AccessWords.For(relation.Kind), NorwegianTime.Date(relation.From)),
    };

    private static string Shared(ExplainedController one, PersonExplanation explained) =>
        one.IsOwn ? Words.StepSharingOwn.With(explained.Called(one.Controller)) : Words.StepSharingOf.With(explained.Called(one.Controller), SharingWords.For(one.Sharing));

    private static int Count(InformationTypes types) => InformationWords.Order.Count(type => types.HasFlag(type));
}
