using Dhof.Portal.Domain.Limits;

namespace Dhof.Portal.Domain.Events;

/// <summary>One line of an event: a value, a sentence. Texts are in the reader's language.</summary>
/// <param name="Severity">Null where nothing was judged.</param>
/// <param name="IsStruck">Kept, but not to be used: shown struck through.</param>
/// <param name="Note">What must be told beside it; empty for nothing.</param>
/// <param name="Former">What stood there before it was corrected, shown struck through; empty for nothing.</param>
/// <param name="Origin">Null where there is no origin to open.</param>
public sealed record EventLine(string Text, Severity? Severity = null, bool IsStruck = false, string Note = "", EventOrigin? Origin = null, string Former = "");
