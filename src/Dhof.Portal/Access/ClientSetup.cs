using Microsoft.Extensions.Options;

namespace Dhof.Portal.Access;

internal static class ClientSetup
{
    public static void AddClients(this IServiceCollection services)
    {
        services.AddOptions<ClientOptions>()
            .Configure<IConfiguration>((options, configuration) => configuration.GetSection(ClientOptions.Section).Bind(options.Clients))
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<ClientOptions>, ClientOptionsValidation>();
        services.AddSingleton<ClientAccess>();
        services.AddSingleton<ClientPatients>();
        services.AddSingleton<CopyAccess>();
        services.AddAuthentication().AddScheme<ClientAuthenticationOptions, ClientAuthentication>(ClientAuthentication.Scheme, null);
    }
}
