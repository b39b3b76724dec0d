namespace Dhof.Portal.Domain.Patients;

/// <summary>How the two check digits of an identity number are judged. From 2032 the first may have four remainders (Skatteetaten), so the rule is an object, not a constant.</summary>
public sealed class CheckDigits
{
    private static readonly int[] s_first = [3, 7, 6, 1, 8, 9, 4, 5, 2, 1];
    private static readonly int[] s_second = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1];

    private readonly int _firstRemainders;

    private CheckDigits(int firstRemainders) => _firstRemainders = firstRemainders;

    /// <summary>Both weighted sums divide by 11.</summary>
    public static CheckDigits Until2032 { get; } = new(1);

    /// <summary>The first weighted sum may leave 0, 1, 2 or 3; the second divides by 11.</summary>
    public static CheckDigits From2032 { get; } = new(4);

    /// <summary>The rule that numbers given out today follow.</summary>
    public static CheckDigits InUse => Until2032;

    /// <summary>Whether 11 digits carry valid check digits.</summary>
    public bool Holds(ReadOnlySpan<char> digits) => Sum(digits, s_first) % 11 < _firstRemainders && Sum(digits, s_second) % 11 == 0;

    /// <summary>The two check digits for the first nine, or null where none exist (the number is never given out).</summary>
    public static string? For(string nine)
    {
        var first = (11 - (Sum(nine, s_first.AsSpan(0, 9)) % 11)) % 11;
        var second = (11 - (Sum(nine + (char)('0' + first), s_second.AsSpan(0, 10)) % 11)) % 11;

        return first == 10 || second == 10 ? null : $"{first}{second}";
    }

    private static int Sum(ReadOnlySpan<char> digits, ReadOnlySpan<int> weights)
    {
        var sum = 0;

        for (var i = 0; i < weights.Length; i++)
        {
            sum += (digits[i] - '0') * weights[i];
        }

        return sum;
    }
}
