"""Plans by the exact arithmetic: every entry is read anew of every unit, and stands in its row as a ratio.

They give what quicker plans give, and are what scores where there are none of these.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from fractions import Fraction

from attrs import evolve, field, frozen

from huizhou_qa.engine.plan_protocols import NO_GAPS
from huizhou_qa.engine.rows import Ratio, Row, Shape, Verdict
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.program.entries import Program, Result, Statistic, Tally
from huizhou_qa.program.running import Settings
from huizhou_qa.readers.gaps import Gap, Number, gaps_of
from huizhou_qa.rules.arithmetic import Condition

NONE: frozenset[str] = frozenset()
ZERO = Fraction(0)


@frozen(eq=False)
class ExactReader:
    """Reads entries from the ratios of a row.

    Attributes:
        paths: the paths of all entries that it reads.
    """

    paths: frozenset[str]

    def number(self, row: Row, path: str) -> Fraction:
        """The ratio as a number."""
        return Fraction(*row.ratios[path])

    def several_units(self, paths: Sequence[str], scale: int) -> Callable[[Row], Sequence[int]]:
        """Each number so many times."""
        return lambda row: [int(self.number(row, path) * scale) for path in paths]

    def stands_on(self, path: str, scale: int) -> Callable[[Row], bool] | None:
        """Asked of every row."""
        return lambda row: (self.number(row, path) * scale).denominator == 1


@frozen(eq=False)
class ExactPlan(ExactReader):
    """A program, read entry by entry.

    Attributes:
        settings: the readings, and whether figures are rounded where they are put on paper.
        copies: none: each entry is worked out for itself.
    """

    settings: Settings
    _entries: tuple[Result | Tally, ...]
    copies: FrozenMapping[str, str] = field(init=False, factory=FrozenMapping)

    @classmethod
    def of(cls, program: Program, settings: Settings, known: frozenset[str] = NONE) -> ExactPlan:
        """A plan of the entries of a program that are not known."""
        # A statistic of a cohort is known, or computed over the members before a unit is scored.
        entries = tuple(one for one in program.entries if not isinstance(one, Statistic) and one.leaf.path not in known)
        return cls(known.union(one.leaf.path for one in entries), settings, entries)

    def run(
        self, ratios: dict[str, Ratio], incidents: Sequence[dict[str, Ratio]], gaps: Mapping[str, Gap] = NO_GAPS
    ) -> Row | None:
        """None where any entry is no number: what need not be one is known where gaps are read."""
        row = Row(ratios)
        for entry in self._entries:
            if isinstance(entry, Tally):
                counted = [entry.node.under(self.settings.exact(_numbers(incident))) for incident in incidents]
                numbers = [one for one in counted if isinstance(one, Fraction)]
                if len(numbers) < len(counted):
                    return None
                row.ratios[entry.leaf.path] = sum(numbers, ZERO).as_integer_ratio()
        return row if self.continued(row, dict(gaps)) else None

    def as_far_as_known(self, ratios: Mapping[str, Ratio], left_out: Collection[str]) -> tuple[Row, frozenset[str]]:
        """Each that is not left out."""
        row = Row(dict(ratios))
        return row, frozenset(self._work_out(row, {}, left_out))

    def continued(self, row: Row, gaps: dict[str, Gap]) -> bool:
        """False where any entry is no number."""
        return not self._work_out(row, gaps)

    def with_gaps(self, row: Row) -> bool:
        """Every number has a place."""
        row.gaps.update(self._work_out(row, row.gaps))
        return True

    def ratio_of(self, path: str) -> Callable[[Row], Ratio]:
        """It stands there."""
        return lambda row: row.ratios[path]

    def whole(self, row: Row, path: str) -> int:
        """The number."""
        return int(self.number(row, path))

    def then(
        self,
        program: Program,
        settings: Settings,
        known: Collection[str] | None = None,
        *,
        presumes: bool = True,  # noqa: ARG002 - nothing is presumed either way
    ) -> ExactPlan:
        """The entries that are not worked out."""
        return ExactPlan.of(program, settings, self.paths if known is None else frozenset(known))

    def _work_out(self, row: Row, gaps: Mapping[str, Gap], left_out: Collection[str] = ()) -> dict[str, Gap]:
        """Puts the numbers of all results into a row, and gives those that are none."""
        known: dict[str, Number] = {**_numbers(row.ratios), **gaps}
        exact, found = self.settings.exact(known), dict[str, Gap]()
        for entry in self._entries:
            path = entry.leaf.path
            if isinstance(entry, Tally) or path in left_out:
                continue
            number = known[path] = entry.node.under(exact)
            if isinstance(number, Gap):
                found[path] = number
                # What stands there of another run would be read.
                row.ratios.pop(path, None)
            else:
                row.ratios[path] = number.as_integer_ratio()
        return found


@frozen(eq=False)
class ExactFoldedPlan(ExactReader):
    """A program for evidence of one shape: the whole numbers of a unit become ratios, and are read entry by entry.

    Attributes:
        conditions: the truths that were asked for besides, in their order.
        absent: none: where there is nothing of an entry, no row is given.
    """

    conditions: tuple[Verdict, ...]
    _shape: Shape
    _plan: ExactPlan
    absent: frozenset[str] = NONE

    def run(
        self, numbers: Sequence[int], ratios: Mapping[str, Ratio], incidents: Sequence[dict[str, Ratio]] = ()
    ) -> Row | None:
        """As the plan that takes any numbers."""
        ruled = {path: number.as_integer_ratio() for path, number in self._shape.ruled.items()}
        known = {**_ratios_of(self._shape, numbers), **ratios, **ruled}
        row = self._plan.run(known, incidents, gaps_of(self._shape.nothing))
        return None if row is None else evolve(row, numbers=numbers)


def exact_plan(
    program: Program,
    settings: Settings,
    *,
    presumes: bool = True,  # noqa: ARG001 - nothing is presumed either way
) -> ExactPlan:
    """A plan of a program."""
    return ExactPlan.of(program, settings)


def exact_folded_plan(
    program: Program,
    settings: Settings,
    shape: Shape,
    grid: int,  # noqa: ARG001 - ratios stand on no grid
    conditions: Sequence[Condition] = (),
) -> ExactFoldedPlan:
    """A plan of a program for a shape, with conditions over what is known beside it."""
    plan = ExactPlan.of(program, settings)
    verdicts = tuple(_verdict(condition, shape, settings) for condition in conditions)
    return ExactFoldedPlan(plan.paths, verdicts, shape, plan)


def _verdict(condition: Condition, shape: Shape, settings: Settings) -> Verdict:
    def verdict(row: Row) -> bool | None:
        known = _numbers({**_ratios_of(shape, row.numbers), **row.ratios})
        truth = condition.under(settings.exact({**known, **gaps_of(shape.nothing)}))
        return None if isinstance(truth, Gap) else truth

    return verdict


def _ratios_of(shape: Shape, numbers: Sequence[int]) -> dict[str, Ratio]:
    return {path: (number, shape.scale) for path, number in zip(shape.paths, numbers, strict=True)}


def _numbers(ratios: Mapping[str, Ratio]) -> dict[str, Number]:
    return {path: Fraction(*ratio) for path, ratio in ratios.items()}
