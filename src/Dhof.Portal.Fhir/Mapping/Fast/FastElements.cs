using System.Text.Json;
using Hl7.Fhir.Model;
using static Dhof.Portal.Fhir.Mapping.Fast.FastPrimitives;
using static Dhof.Portal.Fhir.Mapping.Fast.FastShapes;

namespace Dhof.Portal.Fhir.Mapping.Fast;

/// <summary>The data types of the known profiles, with the elements that are used there.</summary>
internal static class FastElements
{
    public static Meta? Meta(ref Utf8JsonReader reader) => Whole<Meta>(ref reader, static (ref at, meta) =>
        at.Is("source"u8) ? meta.SourceElement = Text(ref at, meta.SourceElement)
        : at.Is("profile"u8) ? Many(ref at, meta.ProfileElement, Listed<Canonical>)
        : (object?)null);

    public static Identifier? Identifier(ref Utf8JsonReader reader) => Whole<Identifier>(ref reader, static (ref at, identifier) =>
        at.Is("system"u8) ? identifier.SystemElement = Text(ref at, identifier.SystemElement)
        : at.Is("value"u8) ? identifier.ValueElement = Text(ref at, identifier.ValueElement)
        : at.Is("use"u8) ? identifier.UseElement = Text(ref at, identifier.UseElement)
        : at.Is("type"u8) ? identifier.Type = One(ref at, identifier.Type, Concept)
        : (object?)null);

    public static ResourceReference? Reference(ref Utf8JsonReader reader) => Whole<ResourceReference>(ref reader, static (ref at, reference) =>
        at.Is("identifier"u8) ? reference.Identifier = One(ref at, reference.Identifier, Identifier)
        : at.Is("display"u8) ? reference.DisplayElement = Text(ref at, reference.DisplayElement)
        : at.Is("type"u8) ? reference.TypeElement = Text(ref at, reference.TypeElement)
        : at.Is("reference"u8) ? reference.ReferenceElement = Text(ref at, reference.ReferenceElement)
        : (object?)null);

    public static Coding? Coding(ref Utf8JsonReader reader) => Whole<Coding>(ref reader, static (ref at, coding) =>
        at.Is("system"u8) ? coding.SystemElement = Text(ref at, coding.SystemElement)
        : at.Is("code"u8) ? coding.CodeElement = Text(ref at, coding.CodeElement)
        : at.Is("display"u8) ? coding.DisplayElement = Text(ref at, coding.DisplayElement)
        : at.Is("version"u8) ? coding.VersionElement = Text(ref at, coding.VersionElement)
        : (object?)null);

    public static CodeableConcept? Concept(ref Utf8JsonReader reader) => Whole<CodeableConcept>(ref reader, static (ref at, concept) =>
        at.Is("coding"u8) ? Many(ref at, concept.Coding, Coding)
        : at.Is("text"u8) ? concept.TextElement = Text(ref at, concept.TextElement)
        : (object?)null);

    public static Quantity? Quantity(ref Utf8JsonReader reader) => Whole<Quantity>(ref reader, static (ref at, quantity) =>
        at.Is("value"u8) ? quantity.ValueElement = Number(ref at, quantity.ValueElement)
        : at.Is("unit"u8) ? quantity.UnitElement = Text(ref at, quantity.UnitElement)
        : at.Is("system"u8) ? quantity.SystemElement = Text(ref at, quantity.SystemElement)
        : at.Is("code"u8) ? quantity.CodeElement = Text(ref at, quantity.CodeElement)
        : (object?)null);

    public static Observation.ComponentComponent? Component(ref Utf8JsonReader reader) => Whole<Observation.ComponentComponent>(ref reader, static (ref at, component) =>
        at.Is("code"u8) ? component.Code = One(ref at, component.Code, Concept)!
        : at.Is("valueQuantity"u8) ? component.Value = One(ref at, component.Value as Quantity, Quantity)
        : (object?)null);

    /// <summary>Flow, room air and the confounding factor of no-domain; others of the same types are read as well.</summary>
    public static Extension? Extension(ref Utf8JsonReader reader) => Whole<Extension>(ref reader, static (ref at, extension) =>
        at.Is("url"u8) ? extension.UrlElement = Text(ref at, extension.UrlElement)!
        : at.Is("extension"u8) ? Many(ref at, extension.Extension, Extension)
        : extension.Value is not null ? null
        : at.Is("valueQuantity"u8) ? extension.Value = One<Quantity>(ref at, null, Quantity)
        : at.Is("valueCodeableConcept"u8) ? extension.Value = One<CodeableConcept>(ref at, null, Concept)
        : at.Is("valueBoolean"u8) ? extension.Value = YesOrNo(ref at)
        : (object?)null);
}
