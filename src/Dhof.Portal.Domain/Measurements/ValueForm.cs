namespace Dhof.Portal.Domain.Measurements;

/// <summary>How the value of a kind stands in a message.</summary>
public enum ValueForm
{
    /// <summary>A number with a unit. Such a kind needs nothing beside its number, and is judged by limits.</summary>
    Quantity,

    /// <summary>A number without a unit.</summary>
    Score,

    /// <summary>One of the answers of a scale.</summary>
    Answer,

    /// <summary>Whatever came: it stands in the details.</summary>
    AsItCame,
}
