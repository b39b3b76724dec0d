using Dhof.Portal.Data.Sqlite;
using Dhof.Portal.Demo.People;
using Dhof.Portal.Demo.Physiology;

namespace Dhof.Portal.Demo.Messages;

/// <summary>Packs answered forms as they would have been received: the last days one by one, what is older in large parts, each with its originals.</summary>
internal static class FormDeliveries
{
    private const int Most = 500;

    private static readonly TimeSpan s_oneByOne = TimeSpan.FromDays(4);
    private static readonly TimeSpan s_underway = TimeSpan.FromSeconds(20);

    public static IEnumerable<NewMeasurements> Of(SyntheticPatient patient, StoryDays days, DateTimeOffset after, DateTimeOffset through)
    {
        var parts = new FormDiary(patient, days).Between(after, through).Select(form => new FormMessage(patient, form))
            .Concat(new ScoreDiary(patient, days).Between(after, through).Select(form => new FormMessage(patient, form)))
            .OrderBy(form => form.At)
            .Select((form, i) => (form, part: form.At > through - s_oneByOne ? form.At.Date.ToBinary() : i / Most))
            .GroupBy(pair => pair.part, pair => pair.form);

        foreach (var part in parts)
        {
            FormMessage[] messages = [.. part];
            var arrived = messages[^1].At + s_underway;
            var received = (arrived < through ? arrived : through).ToUniversalTime();
            var body = Originals.Compress([.. messages.Select(message => (ReadOnlyMemory<byte>)message.ToJson())]);

            yield return new("demo", received, [], [new(patient.Team.Municipality, body)], AllOrNothing: false) { Responses = [.. messages.Select((message, i) => message.ToNew(received, i))] };
        }
    }
}
