using CsCheck;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Look;

namespace Dhof.Portal.Tests.Look;

public sealed class ShownOrderTests
{
    private static readonly Gen<PatientId[]> s_lists = Gen.Long[1, 12].HashSet[0, 8].Select(ids => ids.Select(id => new PatientId(id)).ToArray());

    [Fact]
    public void Nothing_moves_while_the_list_is_in_use_and_nobody_is_lost() =>
        Gen.Select(s_lists, s_lists).Sample((before, after) =>
        {
            var shown = ShownOrder<PatientId>.Empty.Next(before, busy: false);
            var next = shown.Next(after, busy: true);

            if (before.Length > 0)
            {
                Assert.Equal(before.Where(after.Contains), next.Shown);
            }

            Assert.Equal(after.Order(ById), next.Shown.Concat(next.Waiting).Order(ById));
            Assert.Equal(after, next.Next(after, busy: false).Shown);
            Assert.Empty(next.Next(after, busy: false).Waiting);
        });

    private static Comparer<PatientId> ById { get; } = Comparer<PatientId>.Create((a, b) => a.Value.CompareTo(b.Value));
}
