namespace Dhof.Portal.Measurements;

internal static class Setup
{
    public static void AddMeasurements(this IServiceCollection services) => services.AddSingleton<MeasurementQueries>().AddSingleton<ChartQueries>().AddSingleton<MeasurementEvents>().AddSingleton<MeasurementOrigins>().AddSingleton<MeasurementCommands>();
}
