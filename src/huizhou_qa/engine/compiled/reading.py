"""How the numbers of entries are read from a row, by what every entry was prepared as."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from attrs import field, frozen

from huizhou_qa.engine.compiled.values import Fixed, Units, Value, several_units, stands_on
from huizhou_qa.engine.rows import Row
from huizhou_qa.frozen_mapping import FrozenMapping


@frozen(eq=False)
class CompiledReader:
    """Reads entries from a row that was run.

    Attributes:
        values: what every entry is, by its path.
        paths: the paths of all of them.
    """

    values: FrozenMapping[str, Value]
    paths: frozenset[str] = field(init=False)

    @paths.default
    def _paths_of_values(self) -> frozenset[str]:
        return frozenset(self.values)

    def number(self, row: Row, path: str) -> Fraction:
        """The number of an entry."""
        value = self.values[path]
        if isinstance(value, Fixed):
            return value.value
        return Fraction(value.run(row), value.scale) if isinstance(value, Units) else Fraction(*value.run(row))

    def several_units(self, paths: Sequence[str], scale: int) -> Callable[[Row], Sequence[int]]:
        """What reads entries, on whose grid they stand, in whole units of 1/scale."""
        return several_units([self.values[path] for path in paths], scale)

    def stands_on(self, path: str, scale: int) -> Callable[[Row], bool] | None:
        """What tells whether an entry is a whole number of 1/scale; None where it always is."""
        return stands_on(self.values[path], scale)
