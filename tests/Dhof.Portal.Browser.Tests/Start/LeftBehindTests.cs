using Dhof.Portal.Browser.Tests.Setting;

namespace Dhof.Portal.Browser.Tests.Start;

public sealed class LeftBehindTests(Stage stage) : BrowserTest(stage)
{
    /// <summary>Whoever goes through pages quickly leaves them before their scripts have come. Such a call must come to nothing: one that fails ends the whole circuit.</summary>
    [Theory]
    [InlineData("lanes", "attach")]
    [InlineData("rows", "attach")]
    [InlineData("chart", "attach")]
    [InlineData("drawer", "show")]
    public async Task A_script_whose_element_is_gone_does_nothing(string module, string call)
    {
        var page = await SignedInAsync("kari");
        await page.GotoAsync("/");
        await DrawnAsync(page);
        await page.EvaluateAsync(
            """
            async ([module, call]) => {
              const attached = await (await import(`/${module}.js`))[call](null, null);
              attached?.dispose();
            }
            """,
            new[] { module, call });
        Complaints.ShouldBeNone();
    }
}
