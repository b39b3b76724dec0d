using Dhof.Portal.Domain.Access;
using Dhof.Portal.Domain.Patients;

namespace Dhof.Portal.Texts;

/// <summary>What roles and conditions are called.</summary>
public static class RoleWords
{
    public static string For(ClinicianRole role) => role switch
    {
        ClinicianRole.HomeCareNurse => Words.RoleNurse,
        ClinicianRole.Secretary => Words.RoleSecretary,
        ClinicianRole.GeneralPractitioner => Words.RoleGeneralPractitioner,
        ClinicianRole.Client => Words.RoleClient,
        _ => Words.RoleSpecialist,
    };

    /// <summary>A person is named with role, where the role is known: "Kari Nilsen, Sykepleier, hjemmetjenesten".</summary>
    public static string Person(string name, ClinicianRole? role) => role is { } known ? $"{name}, {For(known)}" : name;

    public static string For(FollowUpCondition condition) => condition switch
    {
        FollowUpCondition.Copd => Words.ConditionCopd,
        FollowUpCondition.HeartFailure => Words.ConditionHeartFailure,
        FollowUpCondition.Diabetes => Words.ConditionDiabetes,
        _ => Words.ConditionMultimorbid,
    };

    public static string For(Sex sex) => sex switch
    {
        Sex.Female => Words.SexFemale,
        Sex.Male => Words.SexMale,
        Sex.Other => Words.SexOther,
        _ => Words.SexUnknown,
    };
}
