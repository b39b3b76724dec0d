using Microsoft.Playwright;

namespace Dhof.Portal.Browser.Tests.Pages;

/// <summary>Nytt siden sist of one patient: on the patient's page, or as a part of the GP's.</summary>
internal sealed class NewsOnPage(ILocator part)
{
    public ILocator Period => part.Locator(".news-period");

    public ILocator Body => part.Locator(".news-body");

    public ILocator Said => part.GetByRole(AriaRole.Status);

    public ILocator MarkSeen => part.GetByRole(AriaRole.Button, new() { Name = "Merk som sett" });

    public ILocator Undo => part.GetByRole(AriaRole.Button, new() { Name = "Angre" });

    public ILocator Copy => part.GetByRole(AriaRole.Button, new() { Name = "Kopier til journal" });
}
