using Dhof.Portal.Domain.Changes;
using Dhof.Portal.Domain.Limits;
using Dhof.Portal.Patients;
using Dhof.Portal.Tests.Data;
using static Dhof.Portal.Tests.Data.PortalUnderTest;

namespace Dhof.Portal.Tests.Patients;

public sealed class SharedLimitsTests(PortalUnderTest portal) : IClassFixture<PortalUnderTest>
{
    private readonly SharedLimits _shared = new();
    private int _reads;

    [Fact]
    public async Task Panels_of_one_page_read_once_and_again_once_for_each_change_of_limits()
    {
        var grant = await portal.GrantAsync(Nurse, Anna);
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => _shared.Of(grant, ReadAsync)));
        Assert.Equal(1, _reads);

        Hear(Area.Measurements, 7);
        await _shared.Of(grant, ReadAsync);
        Assert.Equal(1, _reads);

        for (var panel = 0; panel < 3; panel++)
        {
            Hear(Area.Limits, 8);
            await _shared.Of(grant, ReadAsync);
        }

        Assert.Equal(2, _reads);
    }

    [Fact]
    public async Task Another_grant_is_given_nothing_that_was_read_with_the_first()
    {
        await _shared.Of(await portal.GrantAsync(Nurse, Anna), ReadAsync);
        await _shared.Of(await portal.GrantAsync(Nurse, Anna), ReadAsync);
        Assert.Equal(2, _reads);
    }

    [Fact]
    public async Task A_reading_that_failed_is_not_kept()
    {
        var grant = await portal.GrantAsync(Nurse, Anna);
        await Assert.ThrowsAsync<InvalidOperationException>(() => _shared.Of(grant, () => Task.FromException<LimitHistory>(new InvalidOperationException())));
        await _shared.Of(grant, ReadAsync);
        Assert.Equal(1, _reads);
    }

    private void Hear(Area area, long sequence) => _shared.Hear(new(Anna, area, sequence));

    private Task<LimitHistory> ReadAsync()
    {
        _reads++;
        return Task.FromResult(LimitHistory.None);
    }
}
