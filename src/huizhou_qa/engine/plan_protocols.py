"""What a plan is: a program prepared once, which is then run on the row of one unit after another.

Who scores and who analyses knows plans by these promises alone. Who makes plans is chosen in ``plans``.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from fractions import Fraction
from typing import Protocol

from huizhou_qa.engine.rows import Ratio, Row, Shape, Verdict
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.program.entries import Program
from huizhou_qa.program.running import Settings
from huizhou_qa.readers.gaps import Gap
from huizhou_qa.rules.arithmetic import Condition

NO_GAPS: Mapping[str, Gap] = FrozenMapping()


class RowReader(Protocol):
    """What reads the numbers of entries from a row that was run."""

    @property
    def paths(self) -> Collection[str]:
        """The paths of all entries that it reads."""

    def number(self, row: Row, path: str) -> Fraction:
        """The number of an entry."""

    def several_units(self, paths: Sequence[str], scale: int) -> Callable[[Row], Sequence[int]]:
        """What reads entries, on whose grid they stand, in whole units of 1/scale."""

    def stands_on(self, path: str, scale: int) -> Callable[[Row], bool] | None:
        """What tells whether an entry is a whole number of 1/scale; None where it always is."""


class Plan(RowReader, Protocol):
    """A program prepared under one choice of readings, for whatever numbers a unit has.

    Of a plan that presumes every entry to be there, a row has all numbers or there is none; one that presumes nothing
    runs on rows with gaps.
    """

    @property
    def settings(self) -> Settings:
        """The choice, and whether figures are rounded where they are put on paper."""

    @property
    def copies(self) -> Mapping[str, str]:
        """The entries of which it is known beforehand that their number is another's: its path, by their paths."""

    def run(
        self, ratios: dict[str, Ratio], incidents: Sequence[dict[str, Ratio]], gaps: Mapping[str, Gap] = NO_GAPS
    ) -> Row | None:
        """The row of these numbers with every entry worked out; None where an entry that is needed is no number.

        Attributes of incidents are numbers too; ``gaps`` are inputs of which there was nothing.
        """

    def as_far_as_known(self, ratios: Mapping[str, Ratio], left_out: Collection[str]) -> tuple[Row, frozenset[str]]:
        """The row of these numbers with every entry worked out, without those left out; and which are no numbers."""

    def continued(self, row: Row, gaps: dict[str, Gap]) -> bool:
        """Works out every entry of a row that has its tallies; False where one that is needed is no number."""

    def with_gaps(self, row: Row) -> bool:
        """Works out every entry of a row, of a plan that presumes nothing; those that are no numbers join the gaps.

        False where a number has no place in the row.
        """

    def ratio_of(self, path: str) -> Callable[[Row], Ratio]:
        """What reads an entry or an input from a row that was run."""

    def whole(self, row: Row, path: str) -> int:
        """The number of an entry that is a whole number."""

    def then(
        self, program: Program, settings: Settings, known: Collection[str] | None = None, *, presumes: bool = True
    ) -> Plan:
        """A plan that goes on in the rows of this one, of which these entries are worked out, or all of them."""


class FoldedPlan(RowReader, Protocol):
    """A program prepared for evidence of one shape."""

    @property
    def conditions(self) -> Sequence[Verdict]:
        """The truths that were asked for besides, in their order."""

    @property
    def absent(self) -> frozenset[str]:
        """The entries of which there is nothing, and which stand as 0."""

    def run(
        self, numbers: Sequence[int], ratios: Mapping[str, Ratio], incidents: Sequence[dict[str, Ratio]] = ()
    ) -> Row | None:
        """The row of these numbers, in the order of the shape, with every entry worked out; None where one is none.

        ``ratios`` is what else is known: statistics.
        """


class MakesPlan(Protocol):
    """What prepares a program for whatever numbers a unit has; ``presumes`` says whether every entry is there."""

    def __call__(self, program: Program, settings: Settings, *, presumes: bool = True) -> Plan:
        """The plan."""


class MakesFoldedPlan(Protocol):
    """What prepares a program for evidence of one shape, and conditions over what is known beside it."""

    def __call__(
        self, program: Program, settings: Settings, shape: Shape, grid: int, conditions: Sequence[Condition] = ()
    ) -> FoldedPlan:
        """The plan; whole numbers may be kept in units of 1/grid."""
