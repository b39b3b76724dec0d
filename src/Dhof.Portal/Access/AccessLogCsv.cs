using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Dhof.Portal.Access;

/// <summary>A patient's log as a file: UTF-8 with its mark and semicolons, as Norwegian Excel expects, and nothing in it that a spreadsheet would take for a formula.</summary>
internal static class AccessLogCsv
{
    private static readonly CsvConfiguration s_form = new(CultureInfo.InvariantCulture)
    {
        Delimiter = ";",
        NewLine = "\r\n",
        InjectionOptions = InjectionOptions.Escape,
        InjectionCharacters = ['=', '@', '+', '-', '\t', '\r', '\n', '＝', '＠', '＋', '－'],
    };

    public static byte[] Write(IEnumerable<AccessLogEntry> entries)
    {
        using MemoryStream file = new();

        using (StreamWriter text = new(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true))
        using (CsvWriter rows = new(text, s_form))
        {
            Write(rows, AccessLogWords.Columns);

            foreach (var entry in entries)
            {
                Write(rows, AccessLogWords.Cells(entry));
            }
        }

        return file.ToArray();
    }

    private static void Write(CsvWriter rows, IEnumerable<string> cells)
    {
        foreach (var cell in cells)
        {
            rows.WriteField(cell);
        }

        rows.NextRecord();
    }
}
