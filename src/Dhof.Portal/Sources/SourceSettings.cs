using System.Globalization;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Sources;
using Dhof.Portal.Fhir.Sources;

namespace Dhof.Portal.Sources;

/// <summary>Reads one configured source: the source, or every fault with its cure.</summary>
internal static class SourceSettings
{
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan s_day = TimeSpan.FromDays(1);
    private static readonly TimeSpan s_month = TimeSpan.FromDays(31);

    /// <param name="at">The place in the settings.</param>
    /// <returns>Null where something is wrong.</returns>
    public static Source? Read(ConfiguredSource configured, string at, List<string> errors)
    {
        var before = errors.Count;
        Demand(SourceKey.TryParse(configured.Key, out var key), errors, $"{at}:Key is not a key: write lower-case letters, digits and hyphens, a letter first.");
        Demand(!string.IsNullOrWhiteSpace(configured.Name), errors, $"{at}:Name is empty: write what people call the source.");
        Demand(OrganisationNumber.TryParse(configured.Organisation, out var controller), errors, $"{at}:Organisation is not an organisation number: write the nine digits of the controller.");
        Demand(Named<SourceKind>(configured.Kind, out var kind), errors, $"{at}:Kind is none of {Names<SourceKind>()}: write the kind of source.");
        Demand(Named<SourceMode>(configured.Mode, out var mode), errors, $"{at}:Mode is none of {Names<SourceMode>()}: write the mode.");
        Demand(!configured.Enabled || !string.IsNullOrWhiteSpace(configured.Agreement), errors, $"{at}:Agreement is empty: a source cannot be enabled without the reference of its agreement; write it, or set Enabled to false.");
        var address = mode == SourceMode.Copy && configured.BaseAddress.Length == 0 ? null : Address(configured.BaseAddress, at, errors);
        var (tries, all) = (Time(configured.TryTimeout, $"{at}:TryTimeout", errors), Time(configured.Timeout, $"{at}:Timeout", errors));
        Demand(tries is null || all is null || tries <= all, errors, $"{at}:TryTimeout is longer than Timeout: one try is a part of the question.");
        var types = Types(configured, at, errors);
        var times = Copying(configured, kind, types, mode == SourceMode.Copy && configured.BaseAddress.Length > 0, at, errors);

        return errors.Count > before ? null : new(key, configured.Name, controller, kind, address, mode, types, tries!.Value, all!.Value, configured.Agreement) { Copy = times };
    }

    private static CopyTimes Copying(ConfiguredSource configured, SourceKind kind, InformationTypes types, bool isCopied, string at, List<string> errors)
    {
        Demand(!isCopied || kind == SourceKind.GenericR4, errors, $"{at}:Kind cannot be copied: write {nameof(SourceKind.GenericR4)}, or leave BaseAddress out for a source that posts to the portal itself.");
        Demand(!isCopied || CopyRequests.Of(types).Any(), errors, $"{at}:Types holds nothing that is copied: write Measurements or Questionnaires.");
        return new(
            Between(configured.CopyEvery, s_second, s_day, $"{at}:CopyEvery", errors),
            Between(configured.CopyOverlap, TimeSpan.Zero, s_day, $"{at}:CopyOverlap", errors),
            Between(configured.CopySweep, s_hour, s_month, $"{at}:CopySweep", errors));
    }

    private static TimeSpan Between(string text, TimeSpan least, TimeSpan most, string at, List<string> errors)
    {
        var isTime = TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) && time >= least && time <= most;
        Demand(isTime, errors, $"{at} is not a time between {least:c} and {most:c}: write [days.]hours:minutes:seconds, for example 00:05:00.");
        return time;
    }

    private static Uri? Address(string text, string at, List<string> errors)
    {
        var isAddress = Uri.TryCreate(text.EndsWith('/') ? text : text + "/", UriKind.Absolute, out var address)
            && address.Scheme is "http" or "https" && address.UserInfo.Length + address.Query.Length + address.Fragment.Length == 0;
        Demand(isAddress, errors, $"{at}:BaseAddress is no web address: write it in full, without name, password, query or fragment.");
        Demand(!isAddress || address!.Scheme == "https" || address.IsLoopback, errors, $"{at}:BaseAddress is not encrypted: write https, or an address of this machine.");
        return isAddress ? address : null;
    }

    private static TimeSpan? Time(string text, string at, List<string> errors)
    {
        var isTime = TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) && time > TimeSpan.Zero && time <= s_longest;
        Demand(isTime, errors, $"{at} is not a time between 0 and one minute: write hours:minutes:seconds, for example 00:00:05.");
        return isTime ? time : null;
    }

    private static InformationTypes Types(ConfiguredSource configured, string at, List<string> errors)
    {
        var all = InformationTypes.None;

        for (var i = 0; i < configured.Types.Count; i++)
        {
            Demand(Named<InformationTypes>(configured.Types[i], out var type) && type is not (InformationTypes.None or InformationTypes.AccessLog), errors, $"{at}:Types:{i} is none of {Names(InformationTypes.None, InformationTypes.AccessLog)}: write a type of information.");
            all |= type;
        }

        // Who has used what stands in the portal's own log only.
        return configured.Types.Count > 0 ? all : Enum.GetValues<InformationTypes>().Aggregate((one, other) => one | other) & ~InformationTypes.AccessLog;
    }

    /// <summary>By name only: a number is no setting that anybody can read.</summary>
    private static bool Named<T>(string text, out T value)
        where T : struct, Enum => Enum.TryParse(text, ignoreCase: true, out value) && Enum.GetNames<T>().Contains(text, StringComparer.OrdinalIgnoreCase);

    private static string Names<T>(params IEnumerable<T> except)
        where T : struct, Enum => string.Join(", ", Enum.GetValues<T>().Except(except));

    private static void Demand(bool holds, List<string> errors, string otherwise)
    {
        if (!holds)
        {
            errors.Add(otherwise);
        }
    }
}
