"""What results show side by side: two of one unit, two of one cohort, all units of a year."""

from huizhou_qa.analysis.cohort_results import CohortResults, Loss, UnitResult, cohort_results
from huizhou_qa.analysis.comparison import Comparison, Difference, compare
from huizhou_qa.analysis.days import RestingDay, days_after, days_of
from huizhou_qa.analysis.effect import CohortComparison, UnitEffect, compare_cohorts, effect_of
from huizhou_qa.analysis.lost_points import Lost, lost
from huizhou_qa.analysis.next_step import NextSteps, next_steps
from huizhou_qa.analysis.next_step_results import FixedFact, Needed, NextStep
from huizhou_qa.analysis.reading_results import Flip, NotEvaluable, ReadingResult, ReadingsReport
from huizhou_qa.analysis.readings_report import readings_report
from huizhou_qa.analysis.scheme_change import ChangeCode, ChangedKind, SchemeChange
from huizhou_qa.analysis.scheme_comparison import SchemeComparison, compare_schemes
from huizhou_qa.analysis.scheme_effect import SchemeEffect, UnitDifference, effect_of_scheme
from huizhou_qa.analysis.score_bounds import ClauseSet, LineBounds, PointBounds, ScoreBounds
from huizhou_qa.analysis.sweeping import Sweep, SweepCell, sweep
from huizhou_qa.analysis.what_if import what_if

__all__ = [
    "ChangeCode",
    "ChangedKind",
    "ClauseSet",
    "CohortComparison",
    "CohortResults",
    "Comparison",
    "Difference",
    "FixedFact",
    "Flip",
    "LineBounds",
    "Loss",
    "Lost",
    "Needed",
    "NextStep",
    "NextSteps",
    "NotEvaluable",
    "PointBounds",
    "ReadingResult",
    "ReadingsReport",
    "RestingDay",
    "SchemeChange",
    "SchemeComparison",
    "SchemeEffect",
    "ScoreBounds",
    "Sweep",
    "SweepCell",
    "UnitDifference",
    "UnitEffect",
    "UnitResult",
    "cohort_results",
    "compare",
    "compare_cohorts",
    "compare_schemes",
    "days_after",
    "days_of",
    "effect_of",
    "effect_of_scheme",
    "lost",
    "next_steps",
    "readings_report",
    "sweep",
    "what_if",
]
