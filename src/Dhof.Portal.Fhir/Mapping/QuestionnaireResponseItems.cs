using Dhof.Portal.Domain.Questionnaires;
using Dhof.Portal.Fhir.Server;
using Hl7.Fhir.Model;

namespace Dhof.Portal.Fhir.Mapping;

/// <summary>The questions with their answers, one after the other as they are read: what stands in a group or below an answer comes after it, one deeper.</summary>
internal static class QuestionnaireResponseItems
{
    /// <summary>No resource that is read nests deeper: an item takes two levels of JSON at the least.</summary>
    public const int DeepestQuestion = ResourceReader.DeepestLevel / 2;

    /// <summary>More is no form that a patient fills in, and no page that anybody reads.</summary>
    public const int MostItems = 1_000;

    public const int MostCharacters = 100_000;

    public static Refusal? Read(QuestionnaireResponseDraft draft)
    {
        draft.At = QuestionnaireResponseDraft.Type;

        return Read(draft, draft.Response.Item, 0) ?? (draft.Items.Count == 0 ? new(RefusalCode.ResponseEmpty, "QuestionnaireResponse.item") : null);
    }

    private static Refusal? Read(QuestionnaireResponseDraft draft, List<QuestionnaireResponse.ItemComponent>? items, int depth)
    {
        var parent = draft.At;

        for (var i = 0; i < (items?.Count ?? 0); i++)
        {
            draft.At = $"{parent}.item[{i}]";

            if (Read(draft, items![i], depth) is { } refusal)
            {
                return refusal;
            }
        }

        draft.At = parent;
        return null;
    }

    private static Refusal? Read(QuestionnaireResponseDraft draft, QuestionnaireResponse.ItemComponent item, int depth)
    {
        var at = draft.At;

        if (item.ModifierExtension is { Count: > 0 })
        {
            return draft.Refuse(RefusalCode.Modifier);
        }

        draft.At = at + ".linkId";

        if (item.LinkIdElement.Text() is not { } linkId)
        {
            return draft.Refuse(RefusalCode.ItemLinkId);
        }

        draft.At = at + ".text";
        var text = item.TextElement.Text();
        draft.At = at + ".answer";
        List<Answer> answers = [];
        var place = draft.Items.Count;

        for (var i = 0; i < item.Answer.Count; i++)
        {
            draft.At = $"{at}.answer[{i}]";

            if (QuestionnaireResponseAnswer.Read(draft, item.Answer[i], answers) is { } unread)
            {
                return unread;
            }
        }

        draft.At = at;
        draft.Length += linkId.Length + (text?.Length ?? 0) + answers.Sum(answer => answer.Text.Length);
        draft.Items.Add(new(linkId, depth, text, false, [.. answers]));

        if (draft.Items.Count > MostItems || draft.Length > MostCharacters)
        {
            return new(RefusalCode.ResponseTooLarge, "QuestionnaireResponse.item");
        }

        if (Below(draft, item, at, depth + 1) is { } refusal)
        {
            return refusal;
        }

        if (answers.Count == 0 && draft.Items.Count > place + 1)
        {
            draft.Items[place] = draft.Items[place] with { IsHeading = true };
        }

        draft.At = at;
        return null;
    }

    private static Refusal? Below(QuestionnaireResponseDraft draft, QuestionnaireResponse.ItemComponent item, string at, int depth)
    {
        for (var i = 0; i < item.Answer.Count; i++)
        {
            draft.At = $"{at}.answer[{i}]";

            if (Read(draft, item.Answer[i].Item, depth) is { } refusal)
            {
                return refusal;
            }
        }

        draft.At = at;
        return Read(draft, item.Item, depth);
    }
}
