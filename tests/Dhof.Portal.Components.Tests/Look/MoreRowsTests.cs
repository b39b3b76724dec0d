using Dhof.Portal.Look;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;

namespace Dhof.Portal.Components.Tests.Look;

public sealed class MoreRowsTests : BunitContext
{
    [Fact]
    public async Task When_more_is_drawn_the_browser_looks_again_and_when_all_is_drawn_it_lets_go()
    {
        BrowserThatTells browser = new();
        Services.AddSingleton<IJSRuntime>(browser);
        var more = Render<MoreRows>(parameters => parameters.Add(rows => rows.Text, "Vis flere (9 til)").Add(rows => rows.Drawn, 1));
        more.Render(parameters => parameters.Add(rows => rows.Text, "Vis flere (8 til)"));
        Assert.Equal(["attach"], browser.Asked);
        more.Render(parameters => parameters.Add(rows => rows.Drawn, 2));
        Assert.Equal(["attach", "again"], browser.Asked);
        await DisposeComponentsAsync();
        Assert.Equal(["attach", "again", "dispose"], browser.Asked);
    }

    private sealed class BrowserThatTells : IJSRuntime, IJSObjectReference
    {
        public List<string> Asked { get; } = [];

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args)
        {
            Asked.Add(identifier == "callModule" ? (string)args![1]! : identifier);
            return ValueTask.FromResult(typeof(TValue) == typeof(IJSObjectReference) ? (TValue)(object)this : default!);
        }

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) => InvokeAsync<TValue>(identifier, args);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
