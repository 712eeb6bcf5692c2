"""附件1 put together: statistics, clauses, items, headings, base, and the way to the grade, entry by entry."""

from fractions import Fraction

from huizhou_qa.editions.huizhou.y2017.annex_1.facts import INCENTIVE_PROJECTS, INFRASTRUCTURE_INDEX
from huizhou_qa.editions.huizhou.y2017.annex_1.measures import MEASURES
from huizhou_qa.editions.huizhou.y2017.annex_1.outcome import GRADES, outcome
from huizhou_qa.editions.huizhou.y2017.annex_1.targets import TARGETS
from huizhou_qa.program import Entry, Program, Statistic, base_entries
from huizhou_qa.rules import Measure, Open, Rounded, Rounding
from huizhou_qa.vocabulary import average_of, others_average_of

HEADINGS = (TARGETS, MEASURES)
# How a clause's points are written in the 自评得分 column.
ROUNDINGS = {places: Rounding(Fraction(1, 10 ** int(places)), stage="written") for places in ("2", "1", "3", "4", "6", "12")}


def written(points: Measure) -> Measure:
    """Points as they are written on the sheet, rounded once, half up (四舍五入)."""
    return Open("written_places", {places: Rounded(points, to) for places, to in ROUNDINGS.items()})


def entries() -> tuple[Entry, ...]:
    """Every entry, in order."""
    averaged = (INFRASTRUCTURE_INDEX, INCENTIVE_PROJECTS)
    return (
        *(Statistic(average_of(fact), fact, "mean") for fact in averaged),
        *(Statistic(others_average_of(fact), fact, "mean", own=False) for fact in averaged),
        *(entry for heading in HEADINGS for entry in heading.entries(written)),
        *base_entries(HEADINGS, written),
        *outcome(),
    )


PROGRAM = Program(entries(), GRADES)
