"""One of everything that a notebook shows, of the bundled cohort; each is made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from functools import cache

from huizhou_qa import Assessment, Cohort, Evidence, amend, assess, assess_cohort, bounds, get_scheme
from huizhou_qa.analysis import (
    Move,
    bounds_of_cohort,
    cohort_results,
    compare,
    compare_schemes,
    effect_of,
    effect_of_scheme,
    influence,
    lost,
    next_steps,
    path_to_grade,
    prove,
    readings_report,
    sweep,
)
from huizhou_qa.composite import CompositeCohort, composite_cohort
from huizhou_qa.markup import InNotebook
from huizhou_qa.onsite import assess_on_site
from huizhou_qa.rules import Curve, Knots
from huizhou_qa.scorers import LinearDeduction, quantity
from huizhou_qa.statements import PrevailingValues, Statement, prevailing_values
from support import cohort_by_hand as by_hand
from support.bundled import cohort

SCHEME = get_scheme("huizhou", 2017)
OTHERWISE = get_scheme("huizhou", 2017, readings={"services_band_ends": "lower", "agri_products": "joint"})
PM25 = quantity("pm25_annual_mean", "PM2.5年均浓度", "微克/立方米", "annual mean of PM2.5")
STRICTER = LinearDeduction(PM25, full=3, line=33, worse="above", step=1, each="0.3", most=3)
UNIT = "丙县"
# Of every reading but one, which asks for a ruling, the last choice: none is the default.
THROUGHOUT = {one.id: one.choices[-1].name for one in SCHEME.chosen_readings.register} | {
    "empty_project_class": "satisfied"
}
CORRECTION = ({"marks": {"14": 0}}, "质量强市办", "2018-02-01", "复核材料不全")


@cache
def otherwise() -> Cohort:
    """The bundled cohort, read otherwise throughout."""
    return assess_cohort(SCHEME.under(THROUGHOUT), [*cohort().members.values()])


def result() -> Assessment:
    """One unit's result."""
    return cohort().results[UNIT]


@cache
def composites() -> CompositeCohort:
    """The composite results of the cohort."""
    rated = {
        unit: assess_on_site(SCHEME, by_hand.ratings(at), unit=unit, day="2018-03-01")
        for at, unit in enumerate(cohort().results)
    }
    return composite_cohort(cohort(), rated, choice="weighted", on_site_weight="0.3")


def statement() -> Statement:
    """What a unit states of itself."""
    return Statement(
        "self_assessment", UNIT, date(2018, 1, 1), cohort().members[UNIT], "年度自评", {"/marks/14": "自评"}
    )


def prevailing() -> PrevailingValues:
    """The same with a review."""
    reviewed = Evidence.from_dict({"unit": UNIT, "marks": {"14": 0}, "facts": {"pm25_annual_mean": 41}})
    review = Statement("document_review", "质量强市办", date(2018, 1, 9), reviewed, "材料不全")
    return prevailing_values(SCHEME, [statement(), review])


def open_unit() -> Evidence:
    """A unit of which something is not known yet."""
    given = {**by_hand.bundled()[2], "averages": dict.fromkeys(by_hand.AVERAGED, "10")}
    unknown = {"marks": {"14": None, "15": None}, "incidents": None}
    return amend(Evidence.from_dict(given), unknown, "质量强市办", "2018-02-01", "复核未完成")


def open_members() -> list[Evidence]:
    """The cohort, of whose members one has clauses that are not known yet."""
    unknown = {"marks": {"5": None, "9": None}, "facts": {"pm25_annual_mean": None}}
    given = {str(unit["unit"]): Evidence.from_dict(unit) for unit in by_hand.bundled()}
    given[UNIT] = amend(given[UNIT], unknown, "质量强市办", "2018-02-01", "复核未完成")
    return [*given.values()]


def way(goal: str) -> InNotebook:
    """The cheapest way of a unit to a grade."""
    moves = [Move(name, 0, 100, "0.5", cost_up=1) for name in ("pm25_annual_mean", "good_air_days_rate")]
    return path_to_grade(SCHEME, result().evidence, goal, moves)


FACES: dict[str, Callable[[], InNotebook]] = {
    "assessment": result,
    "assessment, vetoed": lambda: cohort().results["丁区"],
    "assessment, read otherwise": lambda: otherwise().results[UNIT],
    "assessment, pending": lambda: cohort().results["己区"],
    "cohort": cohort,
    "evidence": lambda: result().evidence,
    "evidence, corrected": lambda: amend(cohort().members[UNIT], *CORRECTION),
    "evidence, open": open_unit,
    "evidence by names": lambda: open_unit().shown_by(SCHEME),
    "statement": statement,
    "statement by names": lambda: statement().shown_by(SCHEME),
    "prevailing values": prevailing,
    "comparison": lambda: compare(result(), assess(OTHERWISE, result().evidence)),
    "comparison of cohorts": lambda: effect_of(cohort(), amend(cohort().members[UNIT], *CORRECTION)),
    "results": lambda: cohort_results(composites()),
    "composite": lambda: composites().results["丁区"],
    "composites": composites,
    "on-site score": lambda: composites().results[UNIT].on_site,
    "way": lambda: way("C"),
    "no way": lambda: way("B"),
    "proof": lambda: prove(SCHEME),
    "lost": lambda: lost(result()),
    "sweep": lambda: sweep(SCHEME, result().evidence, "pm25_annual_mean", 20, 60),
    "sweep, not told": lambda: sweep(SCHEME, open_unit(), "pm25_annual_mean", 20, 60),
    "schemes": lambda: compare_schemes(SCHEME, SCHEME.variant("variant", clauses={"10.2": STRICTER})),
    "scheme effect": lambda: effect_of_scheme(cohort(), OTHERWISE),
    "clause": lambda: SCHEME.clauses["10.2"].shown_by(SCHEME),
    "clause of a mark": lambda: SCHEME.clauses["14"].shown_by(SCHEME),
    "scheme": lambda: SCHEME,
    "readings": lambda: OTHERWISE.chosen_readings,
    "curve": lambda: Curve("(-∞, ∞)", Knots(((Fraction(60), Fraction(0)), (Fraction(90), Fraction(3))))),
}
"""By a name each, those that are made quickly."""

SLOW: dict[str, Callable[[], InNotebook]] = {
    "report": lambda: readings_report(SCHEME, result().evidence),
    "bounds": lambda: bounds(SCHEME, open_unit()),
    "bounds of a cohort": lambda: bounds_of_cohort(SCHEME, open_members()),
    "steps": lambda: next_steps(SCHEME, result().evidence),
    "influences": lambda: influence(cohort()),
}
"""Those that take longer."""
