using Dhof.Portal.Domain.Organisations;
using Dhof.Portal.Domain.Patients;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Dhof.Portal.Data;

/// <summary>How the domain's values stand in columns. Instants are whole milliseconds UTC since 1970: they sort, compare and take six bytes.</summary>
internal static class Conversions
{
    internal sealed class UtcMilliseconds() : ValueConverter<DateTimeOffset, long>(at => at.ToUnixTimeMilliseconds(), stored => DateTimeOffset.FromUnixTimeMilliseconds(stored));

    internal sealed class PatientIds() : ValueConverter<PatientId, long>(id => id.Value, stored => new(stored));

    internal sealed class OrganisationNumbers() : ValueConverter<OrganisationNumber, int>(number => number.Value, stored => new(stored));
}
