using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;
using Dhof.Portal.Texts;

namespace Dhof.Portal.Tests.Architecture;

public sealed partial class TextsTests
{
    private static readonly Type s_words = typeof(NorwegianTime).Assembly.GetType("Dhof.Portal.Texts.Words", throwOnError: true)!;
    private static readonly ResourceManager s_resources = new("Dhof.Portal.Texts.Words", s_words.Assembly);

    [Theory]
    [InlineData("nn")]
    [InlineData("en")]
    public void Every_word_is_there_in_every_language_with_the_same_places_to_fill(string language)
    {
        var bokmål = Read(CultureInfo.InvariantCulture);
        var other = Read(CultureInfo.GetCultureInfo(language));

        Assert.Equal(bokmål.Keys.Order(), other.Keys.Order());
        Assert.All(bokmål, word => Assert.Equal(Places(word.Value), Places(other[word.Key])));
    }

    [Fact]
    public void No_word_is_unused()
    {
        var code = Directory.EnumerateFiles(Repository.File("src", "Dhof.Portal"), "*.*", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && (file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal)))
            .SelectMany(file => Used().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
            .ToHashSet();

        Assert.Empty(s_words.GetProperties(BindingFlags.Public | BindingFlags.Static).Where(property => property.PropertyType == typeof(string)).Select(property => property.Name).Except(code));
    }

    private static Dictionary<string, string> Read(CultureInfo language) =>
        s_resources.GetResourceSet(language, createIfNotExists: true, tryParents: false)!.Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);

    private static IEnumerable<string> Places(string text) => Place().Matches(text).Select(match => match.Value).Order();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"\bWords\.(\w+)")]
    private static partial Regex Used();
}
