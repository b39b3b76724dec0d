using System.Reflection;
using Dhof.Portal.Data;
using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Measurements;
using Microsoft.EntityFrameworkCore;

namespace Dhof.Portal.Tests.Architecture;

public sealed class ArchitectureTests
{
    private static readonly Assembly s_app = typeof(PortalDatabase).Assembly;

    // Each folder of the app and the folders it may use; Domain is open to all. From top to bottom no arrow points up, and siblings do not see each other.
    // docs/architecture.md shows the same lines.
    private static readonly Dictionary<string, string[]> s_mayUse = new()
    {
        ["Shell"] = ["Demo", "Gateway", "Worklist", "Timeline", "News", "Measurements", "Limits", "Alerts", "Quarantine", "Questionnaires", "Plans", "Sources", "Patients", "Access", "Data", "Live", "Texts", "Look"],
        ["Demo"] = ["Gateway", "Worklist", "Timeline", "News", "Measurements", "Limits", "Alerts", "Quarantine", "Questionnaires", "Plans", "Sources", "Patients", "Access", "Data", "Live", "Texts", "Look"],
        ["Gateway"] = ["Fhir", "Measurements", "Limits", "Alerts", "Quarantine", "Questionnaires", "Plans", "Sources", "Patients", "Access", "Data", "Live", "Texts", "Look"],
        ["Worklist"] = ["News", "Measurements", "Limits", "Alerts", "Quarantine", "Questionnaires", "Plans", "Sources", "Patients", "Access", "Data", "Live", "Texts", "Look"],
        ["Timeline"] = ["News", "Measurements", "Limits", "Alerts", "Quarantine", "Questionnaires", "Plans", "Sources", "Patients", "Access", "Data", "Live", "Texts", "Look"],
        ["News"] = ["Measurements", "Limits", "Alerts", "Quarantine", "Questionnaires", "Plans", "Sources", "Patients", "Access", "Data", "Live", "Texts", "Look"],
        ["Measurements"] = ["Sources", "Patients", "Access", "Data", "Live", "Texts", "Look"],
        ["Limits"] = ["Sources", "Patients", "Access", "Data", "Live", "Texts", "Look"],
        ["Alerts"] = ["Fhir", "Sources", "Patients", "Access", "Data", "Live", "Texts", "Look"],
        ["Quarantine"] = ["Sources", "Patients", "Access", "Data", "Live", "Texts", "Look"],
        ["Questionnaires"] = ["Fhir", "Sources", "Patients", "Access", "Data", "Live", "Texts", "Look"],
        ["Plans"] = ["Sources", "Patients", "Access", "Data", "Live", "Texts", "Look"],
        ["Sources"] = ["Fhir", "Patients", "Access", "Data", "Live", "Texts", "Look"],
        ["Patients"] = ["Access", "Data", "Live", "Texts", "Look"],
        ["Access"] = ["Data", "Live", "Texts", "Look"],
        ["Data"] = ["Live", "Texts", "Look"],
        ["Live"] = [],
        ["Texts"] = [],
        ["Look"] = [],
    };

    [Fact]
    public void Folders_only_point_downwards()
    {
        var upward = from use in TypeUse.In(s_app)
                     let user = Folder(use.From)
                     let used = Folder(use.To)
                     where user.Length > 0 && used.Length > 0 && user != used && !s_mayUse.GetValueOrDefault(user, []).Contains(used)
                     select $"{user} -> {used}: {use.From.Name} uses {use.To.Name}";

        Assert.Empty(upward.Distinct());
    }

    [Fact]
    public void Every_folder_of_the_app_is_in_the_table()
    {
        var folders = Directory.GetDirectories(Repository.File("src", "Dhof.Portal")).Select(Path.GetFileName).Except(["bin", "obj", "wwwroot", "Properties"]);
        Assert.Equal(s_mayUse.Keys.Order(), folders.Order());
    }

    [Fact]
    public void The_document_shows_the_same_table()
    {
        var document = File.ReadAllText(Repository.File("docs", "architecture.md"));
        Assert.All(s_mayUse, folder => Assert.Contains($"{folder.Key} -> {(folder.Value.Length == 0 ? "nothing" : string.Join(", ", folder.Value))}\n", document, StringComparison.Ordinal));
    }

    [Fact]
    public void The_domain_uses_only_the_base_library() =>
        Assert.All(typeof(MeasurementCatalogue).Assembly.GetReferencedAssemblies(), name => Assert.StartsWith("System.", name.Name, StringComparison.Ordinal));

    [Fact]
    public void The_app_does_not_see_firely() =>
        Assert.DoesNotContain(s_app.GetReferencedAssemblies(), name => name.Name!.StartsWith("Hl7.", StringComparison.Ordinal));

    [Fact]
    public void Only_the_policy_makes_grants()
    {
        Type[] grants = [typeof(PatientGrant), typeof(CaseloadGrant), typeof(ControllerGrant), typeof(QuarantineGrant)];

        Assert.All(grants, grant => Assert.Empty(grant.GetConstructors()));
        var makers = TypeUse.CallsIn(typeof(AccessPolicy).Assembly).Where(call => call.Called.IsConstructor && grants.Contains(call.Called.DeclaringType)).Select(call => call.From).Distinct();
        Assert.Equal([typeof(AccessPolicy)], makers);
    }

    [Fact]
    public void Only_folder_Access_calls_the_policy() =>
        Assert.DoesNotContain(TypeUse.CallsIn(s_app), call => call.Called.DeclaringType == typeof(AccessPolicy) && Folder(call.From) != "Access");

    [Fact]
    public void Only_folder_Data_reaches_a_set_and_only_with_a_grant_a_clinical_one()
    {
        var reached = TypeUse.CallsIn(s_app).Where(call => call.Called.Name == nameof(DbContext.Set) && call.Called.DeclaringType == typeof(DbContext)).Select(call => call.From);
        Assert.All(reached, from => Assert.Equal("Data", Folder(from)));

        var open = typeof(PortalDatabase).GetProperties()
            .Select(property => property.PropertyType)
            .Where(type => type.IsGenericType && typeof(IClinicalRow).IsAssignableFrom(type.GetGenericArguments()[0]));
        Assert.Empty(open);
    }

    [Fact]
    public void A_namespace_is_a_folder() =>
        Assert.All(
            Directory.EnumerateFiles(Repository.File("src"), "*.cs", SearchOption.AllDirectories).Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("Migrations", StringComparison.Ordinal)),
            file =>
            {
                var folder = Path.GetRelativePath(Repository.File("src"), Path.GetDirectoryName(file)!).Replace('/', '.');
                var declared = File.ReadLines(file).FirstOrDefault(line => line.StartsWith("namespace ", StringComparison.Ordinal));
                Assert.True(declared is null || declared == $"namespace {folder};", $"{file} declares {declared}");
            });

    private static string Folder(Type type) => type.Namespace?.Split('.') switch
    {
        ["Dhof", "Portal", "Domain", ..] => "",
        ["Dhof", "Portal", var folder, ..] => folder,
        _ => "",
    };
}
