"""What results tell when asked more: side by side, under other readings, facts or schemes, or while part is open."""

from typing import TYPE_CHECKING

from huizhou_qa.on_demand import names_on_demand

if TYPE_CHECKING:
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
    from huizhou_qa.analysis.moving.sweep_cell import SweepCell
    from huizhou_qa.analysis.moving.sweeping import Sweep, sweep
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
else:
    # Type checkers read the imports above; a running program loads a name when it asks for it.
    __getattr__, __dir__ = names_on_demand(
        __name__,
        {
            "bounding.bounds": ("ScoreBounds",),
            "bounding.cohort_bounds": (
                "CohortBounds",
                "bounds_of_cohort",
            ),
            "bounding.cohort_places": ("PlaceBounds",),
            "bounding.score_bounds": (
                "ClauseSet",
                "LineBounds",
                "PointBounds",
            ),
            "comparing.cohort_results": (
                "CohortResults",
                "Loss",
                "UnitResult",
                "cohort_results",
            ),
            "comparing.comparison": (
                "Comparison",
                "Difference",
                "compare",
            ),
            "comparing.days": (
                "RestingDay",
                "days_after",
                "days_of",
            ),
            "comparing.effect": (
                "CohortComparison",
                "UnitEffect",
                "compare_cohorts",
                "effect_of",
            ),
            "influencing.influence": (
                "Influences",
                "influence",
            ),
            "influencing.influence_results": (
                "Influence",
                "LeftOut",
                "PointsMoved",
            ),
            "lost_points": (
                "Lost",
                "lost",
            ),
            "moving.next_step": (
                "NextSteps",
                "next_steps",
            ),
            "moving.next_step_results": (
                "FixedFact",
                "Needed",
                "NextStep",
            ),
            "moving.sweep_cell": ("SweepCell",),
            "moving.sweeping": (
                "Sweep",
                "sweep",
            ),
            "moving.what_if": ("what_if",),
            "paths.move": ("Move",),
            "paths.path_to_grade": (
                "MostOfClause",
                "MoveMade",
                "PathToGrade",
                "path_to_grade",
            ),
            "proofs.findings": (
                "Cliff",
                "ProofFinding",
            ),
            "proofs.prove": (
                "Proof",
                "prove",
            ),
            "readings.cohort_readings": ("RankingByReadings",),
            "readings.reading_results": (
                "Flip",
                "NotEvaluable",
                "ReadingResult",
            ),
            "readings.readings_report": (
                "ReadingsReport",
                "readings_report",
            ),
            "readings.report_of_cohort": ("CohortReadings",),
            "schemes.scheme_change": (
                "ChangeCode",
                "ChangedKind",
                "SchemeChange",
            ),
            "schemes.scheme_comparison": (
                "SchemeComparison",
                "compare_schemes",
            ),
            "schemes.scheme_effect": (
                "SchemeEffect",
                "UnitDifference",
                "effect_of_scheme",
            ),
        },
    )

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
