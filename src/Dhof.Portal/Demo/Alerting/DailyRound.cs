using Dhof.Portal.Data.Tables;
using Dhof.Portal.Demo.People;
using Dhof.Portal.Demo.Physiology;
using Dhof.Portal.Domain.Alerts;
using Dhof.Portal.Domain.Alerts.Acts;
using Dhof.Portal.Domain.Limits;

namespace Dhof.Portal.Demo.Alerting;

/// <summary>What the pretend nurse does with an alert whose series is green again: she has rung about a red, and closes with a reason.</summary>
internal static class DailyRound
{
    private static readonly string[] s_judged =
    [
        "Kjenner seg bedre, tungpusten har gitt seg.",
        "Hadde målt rett etter trappa. Målte på nytt mens vi snakket, og verdien var som vanlig.",
        "Følger planen sin for gul sone og er i bedring.",
        "Litt forkjølet, ellers som før. Verdiene er på vei tilbake.",
    ];

    private static readonly string[] s_agreed = ["Måler som vanlig i morgen.", "Ringer oss om det blir verre.", "Hviler ti minutter før neste måling.", "Tar kontakt med fastlegen om det kommer tilbake."];

    private static readonly ClosingReason[] s_reasons = [ClosingReason.Acted, ClosingReason.WaitAndSee, ClosingReason.MeasuringTechnique, ClosingReason.Expected];

    /// <param name="at">UTC.</param>
    public static void Close(AlertRow alert, DateTimeOffset at)
    {
        var dice = new Dice(Throw.Alert, alert.Patient.Value, at.ToUnixTimeSeconds(), alert.Since.ToUnixTimeSeconds());
        var nurse = Nurse(alert);
        var which = dice.Below(s_judged.Length);

        if (alert.Severity == Severity.Red || dice.Happens(0.4))
        {
            alert.Do(new(AlertActKind.Assessed, at, nurse, alert.Severity) { Assessment = new(ContactOutcome.Patient, s_judged[which], dice.Pick(s_agreed), null) });
        }

        alert.Do(new(AlertActKind.Closed, at, nurse, alert.Severity) { Reason = which == 1 ? ClosingReason.MeasuringTechnique : dice.Pick(s_reasons) });
    }

    private static Performer Nurse(AlertRow alert)
    {
        var nurse = alert.Controller == Organisations.Larvik ? Personas.Kari : Personas.Amina;
        return new(nurse.Key, nurse.Name, nurse.Role, alert.Controller);
    }
}
