namespace Dhof.Portal.Demo.Physiology;

/// <summary>The daily KOLS form as the patient answered it. Levels from 0 (none) to 3 (much).</summary>
/// <param name="At">With the offset of the wall clock.</param>
/// <param name="SputumColour">From 0 (clear) to 3 (bloody); null where there is no sputum.</param>
/// <param name="Words">What the patient wrote; null for nothing.</param>
internal sealed record SimulatedForm(DateTimeOffset At, int Breathlessness, int Cough, int SputumAmount, int? SputumColour, string? Words);
