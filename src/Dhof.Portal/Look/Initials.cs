namespace Dhof.Portal.Look;

/// <summary>First letters of the first and last word of a name, titles left out.</summary>
public static class Initials
{
    public static string Of(string name)
    {
        string[] words = [.. name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => !word.EndsWith('.'))];
        return words switch
        {
            [] => "",
            [var only] => only[..1],
            [var first, .., var last] => $"{first[0]}{last[0]}",
        };
    }
}
