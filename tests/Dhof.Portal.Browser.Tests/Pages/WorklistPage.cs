using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Dhof.Portal.Browser.Tests.Pages;

/// <summary>The nurse's list of patients that need a decision.</summary>
internal sealed partial class WorklistPage(IPage page)
{
    public ILocator List => page.GetByRole(AriaRole.List, new() { Name = "Arbeidsliste" });

    public ILocator Rows => List.GetByRole(AriaRole.Listitem);

    /// <summary>What waits until the reader asks for it.</summary>
    public ILocator NewRows => page.GetByRole(AriaRole.Button, new() { NameRegex = HowMany() });

    public ILocator Row(string patient) => Rows.Filter(new() { HasText = patient });

    public ILocator Name(string patient) => List.GetByRole(AriaRole.Link, new() { Name = patient });

    /// <summary>What stands opened beside the list.</summary>
    public ILocator Side => page.GetByRole(AriaRole.Complementary, new() { Name = "Åpnet pasient" });

    /// <summary>What became of a key that acts without opening.</summary>
    public ILocator Said => page.Locator(".claim-said");

    public ILocator Planned => page.GetByRole(AriaRole.Region, new() { Name = "I dag" });

    /// <summary>From the row to the patient's page.</summary>
    public async Task OpenPatientAsync(string patient)
    {
        await Name(patient).ClickAsync();
        await Side.GetByRole(AriaRole.Link, new() { Name = patient }).ClickAsync();
        await Expect(Side).ToHaveCountAsync(0);
    }

    public async Task<IReadOnlyList<string>> NamesAsync() => await List.GetByRole(AriaRole.Link).AllInnerTextsAsync();

    public async Task OpenAsync()
    {
        await page.GotoAsync("/");
        await Expect(Rows.First).ToBeVisibleAsync();
    }

    [GeneratedRegex(@"^(1 ny|\d+ nye)$")]
    private static partial Regex HowMany();
}
