"""附件1 put together: statistics, clauses, items, headings, base, and the way to the grade, entry by entry."""

from fractions import Fraction
from types import MappingProxyType

from huizhou_qa.editions.huizhou.y2017.annex_1.facts import (
    BLACK_WATER_TARGET_MET,
    CITY_AVERAGE,
    I_TO_IV,
    INCENTIVE_PROJECTS,
    INFERIOR_V,
    INFRASTRUCTURE_INDEX,
)
from huizhou_qa.editions.huizhou.y2017.annex_1.measures import MEASURES
from huizhou_qa.editions.huizhou.y2017.annex_1.outcome import GRADES, outcome
from huizhou_qa.editions.huizhou.y2017.annex_1.targets import BLACK_WATER_MARK, TARGETS
from huizhou_qa.ground.intervals import Interval
from huizhou_qa.program import Entry, Excluded, Program, Statistic, base_entries
from huizhou_qa.readers.agreements import agreement
from huizhou_qa.rules import GridRounding, Measure, Open, Rounded
from huizhou_qa.rules.derived import total
from huizhou_qa.scorers import average_of, others_average_of

HEADINGS = (TARGETS, MEASURES)
# How a clause's points are written in the 自评得分 column.
ROUNDINGS = MappingProxyType({places: GridRounding(Fraction(1, 10 ** int(places)), stage="written") for places in ("2", "1", "3", "4", "6", "12")})


def written(points: Measure) -> Measure:
    """Points as they are written on the sheet, rounded once, half up (四舍五入)."""
    return Open("written_places", {places: Rounded(points, to) for places, to in ROUNDINGS.items()})


def entries() -> tuple[Entry, ...]:
    """Every entry, in order."""
    averaged = (INFRASTRUCTURE_INDEX, INCENTIVE_PROJECTS)
    return (
        *(Statistic(average_of(fact, CITY_AVERAGE), fact, "mean") for fact in averaged),
        *(Statistic(others_average_of(fact, CITY_AVERAGE), fact, "mean", own=False) for fact in averaged),
        *(entry for heading in HEADINGS for entry in heading.entries(written)),
        *base_entries(HEADINGS, written),
        *outcome(),
    )


# A section is of one class: those of I to IV and those below V cannot be more than all of them.
SECTIONS_ADD_UP = agreement(total(I_TO_IV, INFERIOR_V), Interval.parse("(-∞, 100]"))
NO_MARK_WHERE_MET = Excluded(BLACK_WATER_MARK, BLACK_WATER_TARGET_MET, "{1}")

PROGRAM = Program(entries(), GRADES, (SECTIONS_ADD_UP,), (NO_MARK_WHERE_MET,), contested="contested")
