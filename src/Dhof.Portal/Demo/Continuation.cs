using Dhof.Portal.Data;
using Dhof.Portal.Data.Tables;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Measurements;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.Demo;

/// <summary>Whether a folder may be filled with the region that the settings ask for. A clear refusal is better than two regions in one.</summary>
internal static class Continuation
{
    /// <exception cref="InvalidOperationException">The folder holds something else, or data later than now.</exception>
    public static async Task DemandAsync(PortalDatabase database, ControllerGrant grant, DemoRegionRow? stored, DemoOptions wanted, string folder, DateTimeOffset now, CancellationToken cancellation)
    {
        if (stored is null)
        {
            if (await database.Organisations.AnyAsync(cancellation))
            {
                throw Refusal(folder, "data that no demonstration made");
            }

            return;
        }

        if (stored.Region != wanted.Region || stored.Seed != wanted.Seed)
        {
            throw Refusal(folder, $"the region '{stored.Region}' with seed {stored.Seed}, and the settings ask for '{wanted.Region}' with seed {wanted.Seed}");
        }

        var last = await database.Visible<MeasurementRow>(grant).MaxAsync(m => (DateTimeOffset?)m.At, cancellation);

        if (stored.SeededThrough > now || last > now + EffectiveTime.AcceptedAhead)
        {
            throw Refusal(folder, $"data later than now, {now:u}");
        }
    }

    private static InvalidOperationException Refusal(string folder, string holds) => new($"The folder {folder} holds {holds}. Choose another Data:Folder, or empty this one.");
}
