namespace Dhof.Portal.Texts;

/// <summary>Texts that hold a number: one is said otherwise than none or several, in each language.</summary>
public static class Counted
{
    /// <param name="one">The text for exactly one.</param>
    /// <param name="several">The text for none and for several.</param>
    /// <param name="values">What fills the places of the text chosen.</param>
    public static string Of(int count, string one, string several, params object?[] values) => (count == 1 ? one : several).With(values);
}
