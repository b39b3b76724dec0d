using CsCheck;
using Dhof.Portal.Data;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Patients;
using Microsoft.Extensions.Time.Testing;

namespace Dhof.Portal.Tests.Patients;

/// <summary>Many lists that ask at once, in every order, while the world changes, readings fail, askers leave and grants run out.</summary>
public sealed class SharedReadingProperties
{
    private static readonly Clinician[] s_clinicians =
    [
        new("kari", "Kari Nilsen", ClinicianRole.HomeCareNurse, new(310000019), "1234567"),
        new("ola", "Ola Hansen", ClinicianRole.HomeCareNurse, new(310000019), "2345678"),
        new("siri", "Siri Moen", ClinicianRole.Secretary, new(310000019), null),
        new("amina", "Amina Yusuf", ClinicianRole.HomeCareNurse, new(310000051), "7654321"),
    ];

    [Fact]
    public Task Nobody_is_given_what_is_older_than_the_question_what_others_may_see_or_what_came_after_the_grant() =>
        Gen.Select(Asker.Any.Array[1, 24], Gen.Int[0, 4]).SampleAsync(async (askers, failing) =>
        {
            var world = new World(failing);
            var reading = new Reading(world);
            await Task.WhenAll(askers.Select(asker => AskAsync(asker, world, reading)));
            Assert.InRange(world.Begun, 0, askers.Length);

            // Whatever went wrong before: who comes now is served.
            world.Failing = 0;
            var last = world.Version;
            Assert.InRange((await reading.ReadAsync(AccessPolicy.OpenCaseload(s_clinicians[0], world.Clock.GetUtcNow()), CancellationToken.None)).Version, last, int.MaxValue);
        }, iter: 300);

    private static async Task AskAsync(Asker asker, World world, Reading reading)
    {
        await Task.Delay(asker.Comes);
        var grant = AccessPolicy.OpenCaseload(s_clinicians[asker.Clinician], world.Clock.GetUtcNow() - AccessPolicy.GrantLife + TimeSpan.FromSeconds(asker.Left));
        world.Change();
        var (asked, over) = (world.Version, world.Clock.GetUtcNow() >= grant.Until);
        using var leaving = new CancellationTokenSource();

        try
        {
            var answer = reading.ReadAsync(grant, leaving.Token);

            if (asker.Leaves)
            {
                await leaving.CancelAsync();
            }

            var found = await answer;
            Assert.False(over);
            Assert.Equal(grant.Scope, found.Scope);
            Assert.InRange(found.Version, asked, int.MaxValue);
            Assert.True(found.Ended < grant.Until);
        }
        catch (GrantExpiredException)
        {
            Assert.True(world.Clock.GetUtcNow() >= grant.Until);
        }
        catch (OperationCanceledException)
        {
            Assert.True(asker.Leaves);
        }
        catch (IOException)
        {
            Assert.NotEqual(0, world.Failing);
        }
    }

    /// <param name="Comes">After how many milliseconds.</param>
    /// <param name="Left">How many seconds its grant still holds.</param>
    /// <param name="Leaves">Gives up at once.</param>
    private sealed record Asker(int Clinician, int Comes, int Left, bool Leaves)
    {
        public static Gen<Asker> Any { get; } = Gen.Select(Gen.Int[0, s_clinicians.Length - 1], Gen.Int[0, 6], Gen.Int[0, 20], Gen.Int[0, 4], (clinician, comes, left, leaves) => new Asker(clinician, comes, left, leaves == 0));
    }

    private sealed record Found(CaseloadScope Scope, int Version, DateTimeOffset Ended);

    /// <summary>What is read. Every change takes a second.</summary>
    private sealed class World(int failing)
    {
        private int _version, _begun;

        public FakeTimeProvider Clock { get; } = new();

        /// <summary>Every so manieth reading fails; 0 for none.</summary>
        public int Failing { get; set; } = failing;

        public int Version => Volatile.Read(ref _version);

        public int Begun => Volatile.Read(ref _begun);

        public void Change()
        {
            Clock.Advance(TimeSpan.FromSeconds(1));
            Interlocked.Increment(ref _version);
        }

        public async Task<Found> ReadAsync(CaseloadGrant grant)
        {
            var (number, version) = (Interlocked.Increment(ref _begun), Version);
            await Task.Delay(number % 3);
            return Failing > 0 && number % Failing == 0 ? throw new IOException() : new(grant.Scope, version, Clock.GetUtcNow());
        }
    }

    private sealed class Reading(World world) : SharedReading<Found>(world.ReadAsync, world.Clock);
}
