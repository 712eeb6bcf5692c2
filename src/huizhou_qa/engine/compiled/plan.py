"""A program prepared: the entries that have to be worked out, in order, and how their numbers are read back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

from attrs import frozen

from huizhou_qa.engine.compiled.arithmetic import Compiled
from huizhou_qa.engine.compiled.values import Fixed, Ratio, Ratios, Row, Units, Value, in_units, scale_of
from huizhou_qa.engine.running import Member, Settings
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.program.entries import Program, Result, Statistic
from huizhou_qa.readers.gaps import Number

Work = Callable[[Row], None]
Tallied = tuple[str, Callable[[Row], int]]


@frozen(eq=False)
class Plan:
    """A program prepared under one choice of readings."""

    _values: FrozenMapping[str, Value]
    _tallies: tuple[Tallied, ...]
    _works: tuple[Work, ...]

    def run(self, member: Member) -> Row | None:
        """The row with every entry worked out; None where something that is read is not known."""
        if member.incidents is None:
            return None
        row = Row(_ratios(member.known))
        try:
            for path, counted in self._tallies:
                row.units[path] = sum([counted(Row(_ratios(incident))) for incident in member.incidents])
            for work in self._works:
                work(row)
        except KeyError:
            return None
        return row

    def number(self, row: Row, path: str) -> Fraction:
        """The number of an entry, from a row that was run."""
        value = self._values[path]
        if isinstance(value, Fixed):
            return value.value
        return Fraction(value.run(row), value.scale) if isinstance(value, Units) else Fraction(*value.run(row))


def compiled(program: Program, settings: Settings) -> Plan | None:
    """The program prepared; None where a tally does not count in whole units."""
    values: dict[str, Value] = {}
    tallies: list[Tallied] = []
    works: list[Work] = []
    arithmetic = Compiled(values, settings.readings, settings.written)
    for entry in program.entries:
        path = entry.leaf.path
        if isinstance(entry, Statistic):
            continue  # known, or computed over the members before the unit is scored
        made = entry.node.under(arithmetic)
        if isinstance(entry, Result):
            values[path] = _kept(path, made, works)
        elif isinstance(made, Ratios):
            return None
        else:
            scale = scale_of(made)
            tallies.append((path, in_units(made, scale)))
            values[path] = _units(path, scale)
    return Plan(FrozenMapping(values), tuple(tallies), tuple(works))


def _ratios(known: Mapping[str, Number]) -> dict[str, Ratio]:
    return {path: one.as_integer_ratio() for path, one in known.items() if isinstance(one, Fraction)}


def _kept(path: str, made: Value, works: list[Work]) -> Value:
    """The value as later entries read it: worked out once, or only looked up where it was before."""
    if isinstance(made, Fixed) or made.stored:
        return made
    if isinstance(made, Units):
        works.append(_work_on_units(path, made.run))
        return _units(path, made.scale)
    works.append(_work_on_ratio(path, made.run))
    return Ratios(lambda row: row.ratios[path], stored=True)


def _units(path: str, scale: int) -> Units:
    return Units(scale, lambda row: row.units[path], stored=True)


def _work_on_units(path: str, run: Callable[[Row], int]) -> Work:
    def work(row: Row) -> None:
        row.units[path] = run(row)

    return work


def _work_on_ratio(path: str, run: Callable[[Row], Ratio]) -> Work:
    def work(row: Row) -> None:
        row.ratios[path] = run(row)

    return work
