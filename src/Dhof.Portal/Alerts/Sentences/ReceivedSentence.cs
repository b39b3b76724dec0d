using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Texts;

namespace Dhof.Portal.Alerts.Sentences;

/// <summary>"Utenfor grense: SpO₂ 84 % (meldt av Trygghetssentralen)": the words of the system that raised it, whatever the reader's language.</summary>
internal static class ReceivedSentence
{
    public static string Of(Finding finding)
    {
        if (finding.Basis?.Said is not { } said)
        {
            return Words.AlertReceived;
        }

        var what = string.Join(": ", new[] { said.Name, said.Detail }.Where(part => part.Length > 0));
        return $"{(what.Length > 0 ? what : Words.AlertReceived)} ({(said.By.Length > 0 ? Words.ReportedBy.With(said.By) : Words.ReportedByOther)})";
    }
}
