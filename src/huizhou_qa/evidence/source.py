"""What the fields of evidence follow from once it is read; and the short way in, for plain figures and nothing else.

Everything but plain figures is read entry by entry in ``parsing``.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from attrs import frozen

from huizhou_qa.evidence.plain_figures import (
    LONGEST_NAME,
    MOST_FORMS,
    MOST_NAMES,
    PlainFigures,
    are_figures,
    are_names,
    is_section,
    plain_figures,
)
from huizhou_qa.evidence.plain_structures import Faults
from huizhou_qa.evidence.plain_values import Given, plain_figure
from huizhou_qa.evidence.record_fields import as_read
from huizhou_qa.evidence.records import Award, Incident, Known, Nothing, Ruling, StatisticValue
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.rules.sections import AVERAGES, FACTS, MARKS

# What evidence of plain figures has.
_WITH_FIGURES = frozenset({"unit", "facts", "marks", "averages", "incidents"})
_NO_STATISTICS, _NO_RULINGS = FrozenMapping[str, StatisticValue](), FrozenMapping[str, Ruling]()
_NONE_UNSAID = frozenset[str]()


class ReadSections(NamedTuple):
    """Facts and marks that were read entry by entry: plain figures are numbers that are no records yet."""

    facts: dict[str, Known | Nothing | Fraction]
    marks: dict[str, Award | Nothing | Fraction]


@frozen(eq=False)
class ReadFigures:
    """Facts and marks that are plain figures throughout.

    Attributes:
        figures: the figures.
    """

    figures: PlainFigures

    @property
    def facts(self) -> dict[str, Known | Nothing | Fraction]:
        """The facts; those that are true or false are records."""
        return {name: one if isinstance(one, Fraction) else known(one) for name, one in self.figures.facts.items()}

    @property
    def marks(self) -> dict[str, Award | Nothing | Fraction]:
        """The marks."""
        return {**self.figures.marks}


class ReadEvidence(NamedTuple):
    """Evidence as it was read, of which the facts and the marks become records later."""

    unit: str
    sections: ReadSections | ReadFigures
    averages: FrozenMapping[str, StatisticValue]
    statistics: FrozenMapping[str, StatisticValue]
    incidents: tuple[Incident, ...] | None
    rulings: FrozenMapping[str, Ruling]
    unsaid: frozenset[str]
    statement_days: tuple[date, ...]

    def field(self, section: str) -> FrozenMapping[str, Known | Nothing] | FrozenMapping[str, Award | Nothing]:
        """The facts or the marks as records."""
        if section == FACTS:
            facts = self.sections.facts
            return FrozenMapping(
                {name: known(one) if isinstance(one, Fraction) else one for name, one in facts.items()}
            )
        marks = self.sections.marks
        return FrozenMapping({name: awarded(one) if isinstance(one, Fraction) else one for name, one in marks.items()})


def figures_alone(given: Mapping[str, object]) -> ReadEvidence | None:
    """Evidence of plain figures, at most with averages, and without incidents; None of any other, and of faults."""
    if not is_section(given):
        return None
    for section in (FACTS, MARKS, AVERAGES):
        one = given.get(section)
        if one is not None and (not is_section(one) or not are_figures(one.values(), truths=section == FACTS)):
            return None
    return figures_in(given)


def figures_in(given: Mapping[str, object]) -> ReadEvidence | None:
    """The same of an object of a JSON text, in which no key stands twice."""
    unit, incidents = given.get("unit"), given.get("incidents")
    facts, marks, averages = (
        {} if (one := given.get(section)) is None else one for section in (FACTS, MARKS, AVERAGES)
    )
    if not isinstance(facts, dict) or not isinstance(marks, dict) or not isinstance(averages, dict):
        return None
    if not _WITH_FIGURES.issuperset(given) or (incidents is not None and (type(incidents) is not list or incidents)):
        return None
    if type(unit) is not str or len(unit) > LONGEST_NAME or not _is_a_name(unit) or not are_figures(averages.values()):
        return None
    means = _plain_means(averages)
    figures = None if means is None else plain_figures(facts, marks)
    if means is None or figures is None:
        return None
    happened = None if incidents is None else ()
    return ReadEvidence(unit, ReadFigures(figures), means, _NO_STATISTICS, happened, _NO_RULINGS, _NONE_UNSAID, ())


def _plain_means(averages: Mapping[str, str]) -> FrozenMapping[str, StatisticValue] | None:
    """Averages that are plain figures, under plain names; None of any other."""
    if len(averages) > MOST_NAMES:
        return None
    try:
        return _means(tuple(averages.items()))
    except ValueError:
        return None


@lru_cache(maxsize=MOST_FORMS)
def _means(averages: tuple[tuple[str, str], ...]) -> FrozenMapping[str, StatisticValue]:
    """Averages that are plain figures, which are the same for many units.

    Raises ValueError where one is not, or its name: of such, which may be of any length, nothing is kept.
    """
    found = {name: plain_figure(mean) for name, mean in averages}
    means = FrozenMapping[str, StatisticValue]({name: mean for name, mean in found.items() if mean is not None})
    if len(means) < len(averages) or not are_names(means):
        raise ValueError
    return means


@lru_cache(maxsize=MOST_NAMES)
def _is_a_name(unit: str) -> bool:
    """Whether the name of a unit has no fault."""
    faults = Faults()
    Given(unit, "", faults).name()
    return not faults.found


def known(value: object) -> Known:
    """A fact of which only the value is given."""
    return as_read(Known, value=value, source=None, as_of=None, status=None)


def awarded(points: object) -> Award:
    """A mark of which only the points are given."""
    return as_read(Award, points=points, by=None, on=None, reason=None)
