using Dhof.Portal.Live;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dhof.Portal.Data.Sqlite;

/// <summary>What <c>dotnet ef migrations add</c> reads the model from, without starting the portal.</summary>
internal sealed class DesignTimeDatabase : IDesignTimeDbContextFactory<PortalDatabase>
{
    public PortalDatabase CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PortalDatabase>().UseSqlite("Data Source=design.db").Options, new(), new ChangeFeed(NullLogger<ChangeFeed>.Instance), TimeProvider.System);
}
