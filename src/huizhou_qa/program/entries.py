"""The entries of a scheme's program: results of the unit, tallies of its incidents, statistics of the cohort.

A program is an ordered list of entries; each may read what stands before it, through the input that it is.
Running a program is the engine's.
"""

from __future__ import annotations

from datetime import date

from attrs import field, frozen

from huizhou_qa.errors import SchemeError, pointer
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.intervals import Interval, interval
from huizhou_qa.one_screen import fields_in_short
from huizhou_qa.readers.agreements import LinearAgreement
from huizhou_qa.rules.arithmetic import Measure
from huizhou_qa.rules.derived import ZERO
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.ranges import ANY_NUMBER, AT_LEAST_ZERO
from huizhou_qa.rules.sections import INCIDENTS, RESULTS
from huizhou_qa.rules.statistics import Fold, StatisticInput

INCIDENT = "incident"


@frozen(field_transformer=fields_in_short)
class Result:
    """A number of the unit: a clause's points, an item, a heading, a step, the total, the grade's place.

    Attributes:
        name: what it is called among the results.
        node: how it is computed.
        leaf: the input that it is to the entries after it.
    """

    name: str
    node: Measure
    leaf: Input = field(init=False)

    @leaf.default
    def _input_of_result(self) -> Input:
        return result(self.name)


@frozen(field_transformer=fields_in_short)
class Tally:
    """The sum of a number over the unit's incidents; its node reads the incident's elements."""

    name: str
    node: Measure
    leaf: Input = field(init=False)

    @leaf.default
    def _input_of_tally(self) -> Input:
        return tally(self.name)


@frozen(field_transformer=fields_in_short)
class Statistic:
    """A statistic of a number over the members of a cohort.

    Attributes:
        leaf: the input that it is; where the evidence of one unit alone brings its number, that is taken.
        node: the number that it is a statistic of.
        fold: the mean, the most, the least, or the place (the most first, equal ones share it, and the next
            place is left out).
        own: whether the unit itself counts.
    """

    leaf: Input
    node: Measure
    fold: Fold
    own: bool = True


def statistic(leaf: StatisticInput) -> Statistic:
    """The entry of a statistic, by the input that it is to rules."""
    return Statistic(leaf, leaf.measure, leaf.fold, leaf.own)


Entry = Result | Tally | Statistic


def result(name: str) -> Input:
    """A result computed before, as an input."""
    return Input(pointer(RESULTS, name), ANY_NUMBER)


def tally(name: str) -> Input:
    """A tally of incidents made before, as an input: where a rule reads how many there were of a class."""
    return Input(pointer(INCIDENTS, name), AT_LEAST_ZERO, whole=True, may_be_nothing=False)


def element(name: str, options: tuple[str, ...] = ()) -> Input:
    """An element of an incident, as an input: true or false, or one of named options."""
    most = max(len(options) - 1, 1)
    over = Interval(0, most, low_closed=True, high_closed=True)
    return Input(pointer(INCIDENT, name), over, whole=True, options=options, may_be_nothing=False)


def day_number(day: date) -> int:
    """A day as a whole number: year x 10000 + month x 100 + day."""
    return day.year * 10000 + day.month * 100 + day.day


def day_of_incident() -> Input:
    """The day on which an incident occurred, as its number."""
    return Input(pointer(INCIDENT, "date"), AT_LEAST_ZERO, whole=True, may_be_nothing=False)


@frozen
class Excluded:
    """An input that is out of place where another lies in an interval: the rule would never read it."""

    leaf: Input
    where: Input
    over: Interval = field(converter=interval)


# By identity: what is computed is compared as schemes are, and a program is what a prepared one is found by.
@frozen(eq=False, repr=False)
class Program:
    """The entries in their order.

    Attributes:
        entries: each may read those before it.
        grades: the grades, the best first; the number of a grade is its place, the best being 0.
        agreements: what facts must agree in.
        excluded: inputs that are out of place under a condition.
        pending: 1 of an incident that is not settled, which may yet come to count for something, and else 0.
        settled: the paths of what is known of one that is not settled.
        elements: what may be said of an incident, each with a measure that is 1 of one that has it.
        places: how many decimal places figures have that have no rounding of their own.
        sums: the base as sums are written, where clauses are not: what rescaling adds, and a total joined with another
            score, are written so too. None where clauses are, for they are written as sums are.

    Raises SchemeError where an entry is named twice.
    """

    entries: tuple[Entry, ...]
    grades: tuple[str, ...]
    agreements: tuple[LinearAgreement, ...] = ()
    excluded: tuple[Excluded, ...] = ()
    pending: Measure = ZERO
    settled: frozenset[str] = frozenset()
    elements: FrozenMapping[Input, Measure] = field(factory=FrozenMapping)
    places: Measure = ZERO
    sums: Measure | None = None

    def __repr__(self) -> str:
        return f"<Program of {len(self.entries)} entries>"

    def __attrs_post_init__(self) -> None:
        paths = [entry.leaf.path for entry in self.entries]
        repeated = sorted({path for path in paths if paths.count(path) > 1})
        if repeated:
            raise SchemeError.of(repeated[0], "repeated_entry", names=tuple(repeated))
