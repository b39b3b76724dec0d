using System.Globalization;
using System.Security.Cryptography;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Patients;
using Dhof.Portal.Fhir.Server;
using Microsoft.AspNetCore.DataProtection;

namespace Dhof.Portal.Gateway;

/// <summary>What a next link carries: the search as it was first asked, and how far it has come.</summary>
/// <param name="Query">The parameters, without the patient.</param>
/// <param name="Asked">The time of the first page, for what is measured from now.</param>
/// <param name="Progress">How far it has come, as whoever turns the pages writes it: numbers.</param>
internal sealed record SearchCursor(RecordKey Patient, string Query, DateTimeOffset Asked, string Progress);

/// <summary>Writes and reads next links: sealed, for one client, for an hour. No identity number is in them, not even sealed.</summary>
internal sealed class SearchCursors(IDataProtectionProvider protection, TimeProvider clock)
{
    private const char Separator = '\n';

    private static readonly TimeSpan s_life = TimeSpan.FromHours(1);

    private readonly IDataProtector _protector = protection.CreateProtector("Dhof.Portal.Gateway.SearchCursor.4");

    public string Write(ControllerGrant grant, string type, SearchCursor cursor) => For(grant, type).Protect(string.Join(
        Separator,
        Number((clock.GetUtcNow() + s_life).ToUnixTimeMilliseconds()),
        cursor.Patient,
        Number(cursor.Asked.UtcTicks),
        cursor.Progress,
        cursor.Query));

    public SearchCursor? Read(ControllerGrant grant, string type, string? text, out RefusalCode? refusal)
    {
        refusal = RefusalCode.CursorUnknown;

        if (Unsealed(grant, type, text)?.Split(Separator) is not [var until, var patient, var asked, var progress, var query] || !RecordKey.TryParse(patient, out var who))
        {
            return null;
        }

        refusal = clock.GetUtcNow().ToUnixTimeMilliseconds() > Number(until) ? RefusalCode.CursorExpired : null;
        return refusal is null ? new(who, query, new(Number(asked), TimeSpan.Zero), progress) : null;
    }

    private string? Unsealed(ControllerGrant grant, string type, string? text)
    {
        try
        {
            return string.IsNullOrEmpty(text) ? null : For(grant, type).Unprotect(text);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>A cursor of another client, or of another type, cannot be opened.</summary>
    private IDataProtector For(ControllerGrant grant, string type) => _protector.CreateProtector(type, grant.Client);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
