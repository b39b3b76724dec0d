using Dhof.Portal.Data;
using Dhof.Portal.Live;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.Shell;

/// <summary>Says on the console where the portal is and, in Development, as whom one may sign in.</summary>
internal sealed class Greeting(IServer server, Readiness readiness, IHostEnvironment environment, IHostApplicationLifetime lifetime, IDbContextFactory<PortalDatabase> databases) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource();
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        Console.WriteLine($"Dhof.Portal listens on {address}");

        while (!readiness.WhenReady.IsCompleted && !stoppingToken.IsCancellationRequested)
        {
            Console.WriteLine($"  filling the database … {readiness.Progress:P0}");
            await Task.WhenAny(readiness.WhenReady, Task.Delay(TimeSpan.FromSeconds(2), stoppingToken));
        }

        if (!readiness.IsReady || !environment.IsDevelopment())
        {
            return;
        }

        await using var database = await databases.CreateDbContextAsync(stoppingToken);
        var people = await (from clinician in database.Clinicians
                            join organisation in database.Organisations on clinician.Organisation equals organisation.Number
                            orderby organisation.Number, clinician.Key
                            select new { clinician.Key, clinician.Name, clinician.Role, Organisation = organisation.Name }).ToListAsync(stoppingToken);

        Console.WriteLine("Ready. Sign in as one of these invented people:");
        people.ForEach(person => Console.WriteLine($"  {person.Key,-8} {person.Name}, {person.Role}, {person.Organisation}"));
    }
}
