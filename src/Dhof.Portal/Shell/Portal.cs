namespace Dhof.Portal.Shell;

public static class Portal
{
    public static Task RunAsync(string[] args) => Task.CompletedTask;
}
