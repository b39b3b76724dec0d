namespace Dhof.Portal.Domain.Plans;

/// <summary>Something that a plan asks for again and again.</summary>
/// <param name="Key">Key of a kind of measurement, or canonical address of a form.</param>
public readonly record struct Asked(string Key, bool IsForm);
