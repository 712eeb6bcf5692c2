"""A unit under open readings, part by part, by the exact arithmetic: what stands for any evidence."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Protocol

from attrs import field, frozen

from huizhou_qa.analysis.readings.parts_of_scheme import Choices, PartsOfScheme, PartWay
from huizhou_qa.engine.rows import Ratio, Row
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.program import Result, Settings
from huizhou_qa.readers import Gap, Number
from huizhou_qa.scheme.program.building import GRADE, TOTAL

# Numbers as numerators and denominators: equal ones are told sooner than fractions.
HandedOn = tuple[Ratio | Gap, ...]
# The total and the place of the grade, of what is handed on.
WorkedOutAbove = Callable[[HandedOn], HandedOn]


class PartsAddedUp(Protocol):
    """What the parts of a program come to, for a unit or for several at once."""

    def alone(self, part: int, way: int) -> HandedOn:
        """What is exported of a part that turns out in this way."""

    def sums(self, exported: Sequence[HandedOn]) -> HandedOn:
        """What is handed on, where this is exported of each part."""

    def told_by(self, part: int, way: int) -> Hashable:
        """What tells this way of a part apart: ways that are told alike export the same."""


class PartsOfUnit(Protocol):
    """What the parts of a program come to for one unit, and what follows."""

    def alone(self, part: int, way: int) -> HandedOn:
        """What is exported of a part that turns out in this way."""

    def sums(self, exported: Sequence[HandedOn]) -> HandedOn:
        """What is handed on, where this is exported of each part."""

    def above(self, choices: Choices) -> WorkedOutAbove:
        """What gives the total and the place of the grade, where these readings are chosen above all parts."""


@frozen(eq=False)
class UnitNumbers:
    """What is known of a unit.

    Attributes:
        known: numbers and gaps by path.
        untouched: the same with what no reading touches worked out, as plans read it; None where they cannot.
        counted: for each way of the first source, the incidents counted, by path.
        rules: of each clause in whose rule readings lie open, its points before writing by the place of the choice.
    """

    known: Mapping[str, Number]
    untouched: Row | None
    counted: Sequence[Mapping[str, Number]]
    rules: Mapping[str, Sequence[Ratio | Gap]]

    def told_by(self, way: PartWay) -> Hashable:
        """What rules give under the choices of a way, and what is counted; the choices where that does not tell."""
        if way.rules is None:
            return way.choices
        return tuple(self.rules[id_][at] for id_, at in way.rules)

    def of_ways(self, parts: PartsOfScheme, ways: Iterable[tuple[int, int]]) -> dict[str, Number]:
        """What sources settle that each take a way."""
        found: dict[str, Number] = {}
        for source, way in ways:
            found |= self.counted[way] if source == 0 else dict.fromkeys(parts.sources[source].paths, Fraction(way))
        return found

    def of_first_ways(self, parts: PartsOfScheme) -> dict[str, Number]:
        """What every source settles that takes the first of its ways."""
        return self.of_ways(parts, ((at, 0) for at, _ in enumerate(parts.sources)))


@frozen(eq=False)
class ExactParts:
    """By the exact arithmetic; also of a unit of which some clause is left out."""

    parts: PartsOfScheme
    unit: UnitNumbers
    _start: dict[str, Number] = field(init=False)

    @_start.default
    def _settled(self) -> dict[str, Number]:
        start = {**self.unit.known, **self.unit.of_first_ways(self.parts)}
        _work_out(self.parts.by_parts.settled, start, self.parts.first)
        return start

    def alone(self, part: int, way: int) -> HandedOn:
        """Entry by entry."""
        chosen = self.parts.ways[part][way]
        found = {**self._start, **self.unit.of_ways(self.parts, chosen.of_sources)}
        _work_out(self.parts.by_parts.parts[part].alone, found, {**self.parts.first, **chosen.choices})
        return tuple(_ratio(found[path]) for path in self.parts.exported[part])

    def sums(self, exported: Sequence[HandedOn]) -> HandedOn:
        """Entry by entry."""
        found = dict(self._start)
        for paths, numbers in zip(self.parts.exported, exported, strict=True):
            found.update(zip(paths, map(_number, numbers), strict=True))
        _work_out(self.parts.by_parts.sums, found, self.parts.first)
        return tuple(_ratio(found[path]) for path in self.parts.by_parts.handed_on)

    def above(self, choices: Choices) -> WorkedOutAbove:
        """Entry by entry."""
        by_parts, chosen = self.parts.by_parts, {**self.parts.first, **choices}

        def worked_out(handed_on: HandedOn) -> HandedOn:
            found = dict(self._start)
            found.update(zip(by_parts.handed_on, map(_number, handed_on), strict=True))
            _work_out(by_parts.above, found, chosen)
            return _ratio(found[TOTAL.path]), _ratio(found[GRADE.path])

        return worked_out


def _work_out(entries: Iterable[Result], found: dict[str, Number], readings: Mapping[str, str]) -> None:
    exact = Settings(FrozenMapping(readings)).exact(found)
    for entry in entries:
        found[entry.leaf.path] = entry.node.under(exact)


def _ratio(number: Number) -> Ratio | Gap:
    return number if isinstance(number, Gap) else number.as_integer_ratio()


def _number(ratio: Ratio | Gap) -> Number:
    return ratio if isinstance(ratio, Gap) else Fraction(*ratio)
