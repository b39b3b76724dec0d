using System.Globalization;
using Dhof.Portal.Demo.People;
using Dhof.Portal.Domain.Measurements;

namespace Dhof.Portal.Demo.Messages;

/// <summary>The device that a patient measures a kind with, and how.</summary>
internal sealed record SyntheticDevice(string Display, string Serial, string Method)
{
    public const string SerialSystem = "http://komlink.nhn.no/devices/serial";

    public static SyntheticDevice Of(SyntheticPatient patient, MeasurementKind kind)
    {
        // A pulse oximeter gives the pulse too.
        var (letter, display, method) = kind.Key switch
        {
            "spo2" or "hr" => ("P", "Demo pulsoksymeter PO-1", "Pulsoksymetri, finger"),
            "bp" => ("B", "Demo blodtrykksmåler BT-2", "Oscillometrisk, overarm"),
            "rr" => ("R", "Demo nettbrett", "Talt i ett minutt"),
            "temp" => ("T", "Demo øretermometer TM-3", "Øretermometer"),
            "news2" or "acvpu" or "cfs" => ("S", "Demo nettbrett", "Vurdert ved hjemmebesøk"),
            "form" => ("S", "Demo nettbrett", "Utfylt av pasienten"),
            "other" => ("M", "Demo PEF-måler PF-6", "Beste av tre"),
            "weight" => ("V", "Demo personvekt VT-4", "Vekt, lett påkledd"),
            _ => ("G", "Demo blodsukkerapparat BS-5", "Kapillærblod, finger"),
        };

        return new(display, string.Create(CultureInfo.InvariantCulture, $"DEMO-{letter}-{patient.Index + 1:D4}"), method);
    }
}
