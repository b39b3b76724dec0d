namespace Dhof.Portal.Demo.Sources;

/// <summary>How a source of the demonstration behaves, until somebody sets it otherwise.</summary>
internal enum SourceMood
{
    Works,

    /// <summary>Answers after some seconds.</summary>
    Slow,

    /// <summary>Answers 503.</summary>
    Fails,

    /// <summary>Answers 403: the portal's credentials are not accepted.</summary>
    Refuses,

    /// <summary>Breaks every connection.</summary>
    Dead,
}
