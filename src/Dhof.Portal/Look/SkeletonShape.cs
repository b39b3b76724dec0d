namespace Dhof.Portal.Look;

/// <summary>What is on its way, so that nothing jumps when it comes.</summary>
public enum SkeletonShape
{
    Text,
    Row,
    Tile,
    Lane,
}
