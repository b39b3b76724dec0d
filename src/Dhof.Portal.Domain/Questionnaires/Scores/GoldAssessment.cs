namespace Dhof.Portal.Domain.Questionnaires.Scores;

/// <summary>GOLD 2023: E by exacerbations in the last twelve months, otherwise B by symptoms (mMRC from 2, or CAT from 10), otherwise A. The grade of spirometry is told apart from it.</summary>
public static class GoldAssessment
{
    /// <summary>Raised whenever the same facts could be judged otherwise.</summary>
    public const int Version = 1;

    /// <param name="mmrc">Null where it is not known.</param>
    /// <param name="cat">Null where it is not known, or not complete.</param>
    /// <param name="moderate">Exacerbations treated at home, in twelve months.</param>
    /// <param name="admissions">Exacerbations with admission, in twelve months.</param>
    /// <returns>Null where neither tells of symptoms and there are too few exacerbations for E.</returns>
    public static GoldGroup? Group(MmrcGrade? mmrc, CatScore? cat, int moderate, int admissions)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(moderate);
        ArgumentOutOfRangeException.ThrowIfNegative(admissions);

        return moderate >= 2 || admissions >= 1 ? GoldGroup.E
            : mmrc?.Value >= 2 || cat?.Total >= 10 ? GoldGroup.B
            : mmrc is null && cat is null ? null
            : GoldGroup.A;
    }

    /// <summary>The grade of airflow obstruction, by FEV1 after bronchodilator in per cent of predicted: 1 from 80, 2 from 50, 3 from 30, otherwise 4.</summary>
    public static int SpirometryGrade(decimal percentOfPredicted)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(percentOfPredicted);

        return percentOfPredicted switch
        {
            >= 80 => 1,
            >= 50 => 2,
            >= 30 => 3,
            _ => 4,
        };
    }
}

/// <summary>The groups of GOLD 2023; there is no C and no D any more.</summary>
public enum GoldGroup
{
    A,
    B,
    E,
}
