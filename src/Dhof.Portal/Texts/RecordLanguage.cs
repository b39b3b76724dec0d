using System.Globalization;

namespace Dhof.Portal.Texts;

/// <summary>What goes to machines and records is said in one language, whatever the reader prefers.</summary>
public static class RecordLanguage
{
    private static readonly CultureInfo s_bokmål = CultureInfo.GetCultureInfo("nb");

    public static T Say<T>(Func<T> say)
    {
        var preferred = CultureInfo.CurrentUICulture;

        try
        {
            CultureInfo.CurrentUICulture = s_bokmål;
            return say();
        }
        finally
        {
            CultureInfo.CurrentUICulture = preferred;
        }
    }
}
