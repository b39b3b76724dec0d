using System.Collections.Immutable;

namespace Dhof.Portal.Domain.Measurements;

/// <summary>The codes that name a measurement in LOINC, SNOMED CT and NPU. The first of each is the one written out.</summary>
public sealed record CodeSet(ImmutableArray<string> Loinc, ImmutableArray<string> Snomed, ImmutableArray<string> Npu)
{
    public const string SnomedSystem = "http://snomed.info/sct";

    public CodeSet(ImmutableArray<string> loinc, ImmutableArray<string> snomed)
        : this(loinc, snomed, [])
    {
    }
}
