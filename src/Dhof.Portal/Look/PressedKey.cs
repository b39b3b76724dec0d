namespace Dhof.Portal.Look;

/// <summary>A key that was pressed in a list by keyboard.</summary>
/// <param name="Row">The row that has the focus; empty for none.</param>
public readonly record struct PressedKey(string Key, string Row);
