using Microsoft.Extensions.Options;

namespace Dhof.Portal.Alerts;

/// <summary>All that is wrong with section <c>Alerts</c>, at once, before the portal starts.</summary>
internal sealed class AlertOptionsValidation : IValidateOptions<AlertOptions>
{
    public ValidateOptionsResult Validate(string? name, AlertOptions options)
    {
        List<string> faults = [.. options.Organisations.SelectMany((one, i) => one.Faults($"{AlertOptions.Section}:{nameof(AlertOptions.Organisations)}:{i}", options))];

        if (options.Organisations.DistinctBy(one => one.Organisation).Count() < options.Organisations.Count)
        {
            faults.Add($"{AlertOptions.Section}:{nameof(AlertOptions.Organisations)}: an organisation stands there once.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
