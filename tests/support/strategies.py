"""Evidence made from a scheme: every edge and its neighbours come up often, nothing is filtered out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from huizhou_qa import Evidence
from huizhou_qa.evidence.asked import asked
from huizhou_qa.evidence.records import Award, Incident, Known
from huizhou_qa.evidence.values import Values
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.rules import OPERATIONS
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.sections import AVERAGES, FACTS, MARKS
from huizhou_qa.scheme.incidents.incidents import elements_told_by
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.scorers import NodeRule

BESIDE = (
    Fraction(0),
    Fraction(1, 10**6),
    Fraction(-1, 10**6),
    Fraction(1, 2),
    Fraction(-1, 2),
    Fraction(1),
    Fraction(-1),
)
HIGH = Fraction(150)


class Ends:
    """A reader over the operations as data: every finite end of an interval, and every constant, goes into a set."""

    def __init__(self) -> None:
        self.found: set[Fraction] = set()

    def take(self, kind: str, operand: Any) -> None:  # noqa: ANN401 (of the kind that is said)
        """What one operand says, branches included."""
        if kind == "interval":
            self.found |= {end for end in (operand.low, operand.high) if end is not None}
        elif kind == "curve":
            for piece in operand.pieces:
                self.take("interval", piece.over)
        elif kind in ("branch", "choices"):
            for branch in operand.values() if kind == "choices" else [operand]:
                branch()


def _taking(name: str, kinds: tuple[str, ...]) -> Callable[..., None]:
    def method(reader: Ends, *operands: Any) -> None:  # noqa: ANN401 (as the operation says)
        if name == "constant":
            reader.found.add(*operands)
        for kind, operand in zip(kinds, operands, strict=True):
            reader.take(kind, operand)

    return method


for _name, _kinds in OPERATIONS.items():
    setattr(Ends, _name, _taking(_name, _kinds))


def edges(rule: NodeRule) -> set[Fraction]:
    """Every finite end of every interval in a rule, and its constants."""
    ends = Ends()
    rule.node.under(ends)  # type: ignore[arg-type]
    return ends.found


def number_of(leaf: Input, near: set[Fraction]) -> st.SearchStrategy[Fraction]:
    """Numbers that the input may be: at edges, beside them, and anywhere."""
    over = asked(leaf).range
    low = over.low or Fraction(0)
    high = over.high if over.high is not None else HIGH
    beside = sorted({min(max(edge + offset, low), high) for edge in near | {low, high} for offset in BESIDE})
    if leaf.whole:
        whole = sorted({Fraction(round(number)) for number in beside if low <= round(number) <= high})
        return st.one_of(st.sampled_from(whole), st.integers(int(low), int(high)).map(Fraction))
    return st.one_of(st.sampled_from(beside), st.fractions(low, high, max_denominator=10**4))


@st.composite
def evidence_of(draw: st.DrawFn, scheme: Scheme, unit: str = "甲") -> Evidence:
    """Complete evidence of one unit, given for every input whether the rules read it or not."""
    near: dict[Input, set[Fraction]] = {leaf: set() for leaf in scheme.input_register.inputs}
    for rule in [clause.rule for clause in scheme.clauses.values()]:
        for leaf in rule.inputs:
            near[leaf] |= edges(rule)
    numbers = {leaf: draw(number_of(leaf, ends)) for leaf, ends in near.items()}
    for agreement in scheme.agreements:
        _agree(numbers, agreement.inputs)
    for leaf in [one for one in numbers if one.section == AVERAGES and not numbers[one]]:
        # A mean of 0 of figures that are never below 0 is that of figures that are all 0: here, the unit's own.
        own = [number for one, number in numbers.items() if one.section == FACTS and one.name == leaf.name]
        numbers[leaf] = max(own, default=numbers[leaf])
    for exclusion in scheme.exclusions:
        (leaf,) = exclusion.inputs
        if exclusion.verdict(Values({leaf.path: numbers[leaf]})):
            del numbers[exclusion.excluded]
    return Evidence(
        unit=unit,
        facts=FrozenMapping(
            {leaf.name: Known(_value(leaf, n)) for leaf, n in numbers.items() if leaf.section == FACTS}
        ),
        marks=FrozenMapping({leaf.name: Award(n) for leaf, n in numbers.items() if leaf.section == MARKS}),
        averages=FrozenMapping({leaf.name: n for leaf, n in numbers.items() if leaf.section == AVERAGES}),
        incidents=tuple(draw(st.lists(incidents(scheme), max_size=4, unique_by=lambda one: one.id))),
    )


def _value(leaf: Input, number: Fraction) -> Fraction | bool:
    return bool(number) if asked(leaf).kind == "truth" else number


def _agree(numbers: dict[Input, Fraction], pair: tuple[Input, ...]) -> None:
    """Cuts the second of two shares to what the first leaves of 100."""
    first, second = pair
    numbers[second] = min(numbers[second], 100 - numbers[first])


@st.composite
def incidents(draw: st.DrawFn, scheme: Scheme) -> Incident:
    """Any incident at all, on the first and last days of the year and beside them, or anywhere."""
    year = scheme.incident_table.year if scheme.incident_table else None
    ends = (year.first, year.last) if year else (date(2017, 1, 1),)
    near = [end + timedelta(days=days) for end in ends for days in (-1, 0, 1)]
    day = draw(st.one_of(st.sampled_from(near), st.dates(date(2016, 1, 1), date(2042, 1, 1))))
    elements: dict[str, str | bool] = {}
    for key, element in elements_told_by(scheme.incident_table).items():
        if all(elements.get(of) in those for of, those in element.only_of.items()):
            first, *others = element.values
            # The first value twice as often: it is mostly what makes an incident count.
            elements[key] = draw(st.sampled_from([first, first, *others]))
    return Incident(draw(st.sampled_from("abcdefgh")), day, **elements)
