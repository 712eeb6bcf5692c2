"""What results tell when asked more: side by side, under other readings, facts or schemes, or while part is open."""

from huizhou_qa.analysis.bounding.bounds import ScoreBounds
from huizhou_qa.analysis.bounding.cohort_bounds import CohortBounds, bounds_of_cohort
from huizhou_qa.analysis.bounding.cohort_places import PlaceBounds
from huizhou_qa.analysis.bounding.score_bounds import ClauseSet, LineBounds, PointBounds
from huizhou_qa.analysis.comparing.cohort_results import CohortResults, Loss, UnitResult, cohort_results
from huizhou_qa.analysis.comparing.comparison import Comparison, Difference, compare
from huizhou_qa.analysis.comparing.days import RestingDay, days_after, days_of
from huizhou_qa.analysis.comparing.effect import CohortComparison, UnitEffect, compare_cohorts, effect_of
from huizhou_qa.analysis.influencing.influence import Influences, influence
from huizhou_qa.analysis.influencing.influence_results import Influence, LeftOut, PointsMoved
from huizhou_qa.analysis.lost_points import Lost, lost
from huizhou_qa.analysis.moving.next_step import NextSteps, next_steps
from huizhou_qa.analysis.moving.next_step_results import FixedFact, Needed, NextStep
from huizhou_qa.analysis.moving.sweeping import Sweep, SweepCell, sweep
from huizhou_qa.analysis.moving.what_if import what_if
from huizhou_qa.analysis.paths.move import Move
from huizhou_qa.analysis.paths.path_to_grade import MostOfClause, MoveMade, PathToGrade, path_to_grade
from huizhou_qa.analysis.proofs.findings import Cliff, ProofFinding
from huizhou_qa.analysis.proofs.prove import Proof, prove
from huizhou_qa.analysis.readings.cohort_readings import RankingByReadings
from huizhou_qa.analysis.readings.reading_results import Flip, NotEvaluable, ReadingResult
from huizhou_qa.analysis.readings.readings_report import ReadingsReport, readings_report
from huizhou_qa.analysis.readings.report_of_cohort import CohortReadings
from huizhou_qa.analysis.schemes.scheme_change import ChangeCode, ChangedKind, SchemeChange
from huizhou_qa.analysis.schemes.scheme_comparison import SchemeComparison, compare_schemes
from huizhou_qa.analysis.schemes.scheme_effect import SchemeEffect, UnitDifference, effect_of_scheme

__all__ = [
    "ChangeCode",
    "ChangedKind",
    "ClauseSet",
    "Cliff",
    "CohortBounds",
    "CohortComparison",
    "CohortReadings",
    "CohortResults",
    "Comparison",
    "Difference",
    "FixedFact",
    "Flip",
    "Influence",
    "Influences",
    "LeftOut",
    "LineBounds",
    "Loss",
    "Lost",
    "MostOfClause",
    "Move",
    "MoveMade",
    "Needed",
    "NextStep",
    "NextSteps",
    "NotEvaluable",
    "PathToGrade",
    "PlaceBounds",
    "PointBounds",
    "PointsMoved",
    "Proof",
    "ProofFinding",
    "RankingByReadings",
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
    "bounds_of_cohort",
    "cohort_results",
    "compare",
    "compare_cohorts",
    "compare_schemes",
    "days_after",
    "days_of",
    "effect_of",
    "effect_of_scheme",
    "influence",
    "lost",
    "next_steps",
    "path_to_grade",
    "prove",
    "readings_report",
    "sweep",
    "what_if",
]
