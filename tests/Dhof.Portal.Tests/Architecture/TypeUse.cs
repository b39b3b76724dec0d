using System.Reflection;
using System.Reflection.Emit;

namespace Dhof.Portal.Tests.Architecture;

/// <summary>Which types and members each type of an assembly uses: signatures, fields, base types, attributes and compiled bodies.</summary>
internal static class TypeUse
{
    private const BindingFlags Everything = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> s_opCodes = typeof(OpCodes).GetFields().Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    public static IEnumerable<(Type From, Type To)> In(Assembly assembly) =>
        from type in assembly.GetTypes()
        from used in Of(type).SelectMany(Flatten).Distinct()
        select (type, used);

    /// <summary>The methods that each type calls.</summary>
    public static IEnumerable<(Type From, MethodBase Called)> CallsIn(Assembly assembly) =>
        from type in assembly.GetTypes()
        from method in type.GetMethods(Everything).Cast<MethodBase>().Concat(type.GetConstructors(Everything))
        from called in Members(method).OfType<MethodBase>()
        select (type, called);

    private static IEnumerable<Type> Of(Type type)
    {
        IEnumerable<Type?> seen =
        [
            type.BaseType,
            .. type.GetInterfaces(),
            .. type.GetCustomAttributesData().Select(attribute => attribute.AttributeType),
            .. type.GetFields(Everything).Select(field => field.FieldType),
            .. type.GetProperties(Everything).Select(property => property.PropertyType),
            .. type.GetMethods(Everything).SelectMany(method => Of(method).Append(method.ReturnType)),
            .. type.GetConstructors(Everything).SelectMany(Of),
        ];
        return seen.OfType<Type>();
    }

    private static IEnumerable<Type?> Of(MethodBase method) =>
        method.GetParameters().Select(parameter => parameter.ParameterType)
            .Concat(method.GetMethodBody()?.LocalVariables.Select(local => local.LocalType) ?? [])
            .Concat(Members(method).SelectMany(Types));

    // A generic call such as OpenComponent<Lane>() names a type only in its arguments.
    private static IEnumerable<Type?> Types(MemberInfo member) => member switch
    {
        Type type => [type],
        MethodInfo { IsGenericMethod: true } call => [call.DeclaringType, .. call.GetGenericArguments()],
        _ => [member.DeclaringType],
    };

    private static IEnumerable<MemberInfo> Members(MethodBase method)
    {
        var il = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        var typeArguments = method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null;
        var methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;

        for (var at = 0; at < il.Length;)
        {
            var code = il[at] == 0xFE ? s_opCodes[(short)((il[at++] << 8) | il[at++])] : s_opCodes[il[at++]];

            if (code.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok
                && method.Module.ResolveMember(BitConverter.ToInt32(il, at), typeArguments, methodArguments) is { } member)
            {
                yield return member;
            }

            at += code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(il, at)),
                _ => 4,
            };
        }
    }

    private static IEnumerable<Type> Flatten(Type type) =>
        type.HasElementType ? Flatten(type.GetElementType()!)
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Flatten).Append(type.GetGenericTypeDefinition())
        : [type];
}
