using Dhof.Portal.Data.Tables;
using Dhof.Portal.Patients;

namespace Dhof.Portal.Tests.Patients;

public sealed class ByNameTests
{
    [Fact]
    public void Family_and_given_names_stand_as_a_Norwegian_reads_them() => Assert.Equal(
        ["Berg berit", "Berg Åse", "Ås anne", "Ås Bo", "Ås Ærlend", "Ås Øyvind", "Ås Åge"],
        new[] { "Ås Åge", "Ås Bo", "Berg Åse", "Ås Øyvind", "Ås anne", "Ås Ærlend", "Berg berit" }
            .Select(name => new PatientRecordRow { FamilyName = name.Split(' ')[0], GivenName = name.Split(' ')[1] }).ByName().Select(record => $"{record.FamilyName} {record.GivenName}"));
}
