"""A program prepared: the entries that have to be worked out, in order, and how their numbers are read back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from fractions import Fraction

from attrs import evolve, field, frozen

from huizhou_qa.engine.compiled.arithmetic import Compiled
from huizhou_qa.engine.compiled.marks_at_once import AtOnce, at_once
from huizhou_qa.engine.compiled.reading import CompiledReader
from huizhou_qa.engine.compiled.values import Fixed, Ratios, Units, Value, as_ratio, ends_of, in_units, scale_of, times
from huizhou_qa.engine.plan_protocols import NO_GAPS
from huizhou_qa.engine.rows import Ratio, Row
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.program.entries import Program, Result, Statistic
from huizhou_qa.program.running import Settings
from huizhou_qa.readers.gaps import Gap, Number

# Where the number of an entry goes, what gives it in units if anything does, and else as a ratio; and the work.
WorkedOut = tuple[str, Callable[[Row], int] | None, Callable[[Row], Ratio], "Work"]


@frozen(eq=False)
class Work:
    """An entry to be worked out, in units or as a ratio, and those whose number is looked up where its own stands."""

    entry: Result
    made: Units | Ratios
    aliases: list[Result] = field(factory=list)


@frozen(eq=False)
class CompiledPlan(CompiledReader):
    """A program prepared under one choice of readings.

    Attributes:
        settings: the choice, and whether figures are rounded where they are put on paper.
        copies: the entries whose number is another's, if there is one: its path, by their paths.
        presumes: whether entries are taken for present; else it can run on rows with gaps.
    """

    settings: Settings
    copies: FrozenMapping[str, str]
    _tallies: FrozenMapping[str, Value]
    _works: tuple[Work, ...]
    _presumed: Counter[str]
    presumes: bool = True
    _at_once: AtOnce | None = field(init=False)
    _steps: tuple[WorkedOut, ...] = field(init=False)
    _later: tuple[WorkedOut, ...] = field(init=False)

    @_at_once.default
    def _works_done_at_once(self) -> AtOnce | None:
        return at_once(((work.entry.leaf.path, work.made) for work in self._works), presumes=self.presumes)

    @_steps.default
    def _works_laid_out(self) -> tuple[WorkedOut, ...]:
        return tuple(_step(work) for work in self._works)

    @_later.default
    def _works_not_done_at_once(self) -> tuple[WorkedOut, ...]:
        done = {*self._at_once.copies, *self._at_once.rounded} if self._at_once else set()
        return tuple(step for step in self._steps if step[0] not in done)

    def run(
        self, ratios: dict[str, Ratio], incidents: Sequence[dict[str, Ratio]], gaps: Mapping[str, Gap] = NO_GAPS
    ) -> Row | None:
        """The row of these numbers with every entry worked out; None where one of them is no number.

        Attributes of incidents are numbers too. ``gaps`` are inputs of which there was nothing: what reads them is
        left to the exact arithmetic, and taken up again where that gives a number.
        """
        row, happened = Row(ratios), [Row(incident) for incident in incidents]
        try:
            for path, counted in self._tallies.items():
                tally(row, path, counted, happened)
        except KeyError:
            return None
        return row if self.continued(row, dict(gaps)) else None

    def as_far_as_known(self, ratios: Mapping[str, Ratio], left_out: Collection[str]) -> tuple[Row, frozenset[str]]:
        """The row of these numbers with every entry worked out, without those left out; and which are no numbers.

        Where one is none, whatever rests on it may be wrong, for it was taken to be there.
        """
        row, none = Row(dict(ratios)), set[str]()
        for path, whole, ratio, _ in self._steps_of(row):
            if path in left_out:
                continue
            try:
                if whole is None:
                    row.ratios[path] = ratio(row)
                else:
                    row.units[path] = whole(row)
            except KeyError:
                none.add(path)
        return row, frozenset(none)

    def continued(self, row: Row, gaps: dict[str, Gap]) -> bool:
        """Works out every entry of a row that has its tallies; False where one is no number."""
        units, ratios = row.units, row.ratios
        for path, whole, ratio, work in self._steps_of(row):
            try:
                if whole is None:
                    ratios[path] = ratio(row)
                else:
                    units[path] = whole(row)
            except KeyError:
                if not self._exactly(work, row, gaps):
                    return False
        return True

    def with_gaps(self, row: Row) -> bool:
        """Works out every entry of a row, of a plan that presumes nothing; those that are no numbers join the gaps.

        False where the exact arithmetic gives a number that has no place in the row.
        """
        units, ratios = row.units, row.ratios
        for path, whole, ratio, work in self._steps_of(row):
            try:
                if whole is None:
                    ratios[path] = ratio(row)
                else:
                    units[path] = whole(row)
            except KeyError:
                number = work.entry.node.under(self.settings.exact(RowNumbers(self, row, row.gaps)))
                if isinstance(number, Fraction):
                    if not self._put(path, number, row):
                        return False
                    continue
                row.gaps[path] = number
                # What stands there of another run would be read.
                units.pop(path, None)
                ratios.pop(path, None)
        return True

    def _steps_of(self, row: Row) -> tuple[WorkedOut, ...]:
        """What is left to be worked out of a row; where not all inputs are known, everything one by one."""
        if self._at_once is None:
            return self._steps
        try:
            self._at_once.run(row)
        except KeyError:
            return self._steps
        return self._later

    def _exactly(self, work: Work, row: Row, gaps: dict[str, Gap]) -> bool:
        """Has the exact arithmetic work out an entry, or those that stand for it where there was nothing of it."""
        presumed = self._presumed[work.entry.leaf.path]
        for entry in (work.entry, *work.aliases[:1]):
            number = entry.node.under(self.settings.exact(RowNumbers(self, row, gaps)))
            if isinstance(number, Fraction):
                # Where more than the one in its place took it for present, they would be wrong.
                return (entry is work.entry or presumed == 1) and self._put(work.entry.leaf.path, number, row)
            gaps[entry.leaf.path] = number
        return False

    def _put(self, path: str, number: Fraction, row: Row) -> bool:
        value, (low, high) = self.values[path], ends_of(self.values[path])
        if (low is not None and number < low) or (high is not None and number > high):
            return False
        if not isinstance(value, Units):
            row.ratios[path] = number.as_integer_ratio()
            return True
        row.units[path], rest = divmod(number.numerator * value.scale, number.denominator)
        return not rest

    def ratio_of(self, path: str) -> Callable[[Row], Ratio]:
        """What reads an entry, or an input, from a row that was run."""
        return as_ratio(self.values[path]) if path in self.values else lambda row: row.ratios[path]

    def whole(self, row: Row, path: str) -> int:
        """The number of an entry that is a whole number."""
        value = self.values[path]
        return value.run(row) // value.scale if isinstance(value, Units) else int(self.number(row, path))

    def then(
        self, program: Program, settings: Settings, known: Collection[str] | None = None, *, presumes: bool = True
    ) -> CompiledPlan:
        """A plan that goes on in the rows of this one, of which these entries are worked out, or all of them."""
        before = self.values if known is None else {path: self.values[path] for path in known}
        return compiled(program, settings, before, presumes=presumes)


def tally(row: Row, path: str, counted: Value, incidents: Sequence[Row]) -> None:
    """Adds up a number over the incidents."""
    if isinstance(counted, Ratios):
        numbers = [Fraction(*counted.run(incident)) for incident in incidents]
        row.ratios[path] = sum(numbers, Fraction(0)).as_integer_ratio()
    else:
        run = in_units(counted, scale_of(counted))
        row.units[path] = sum([run(incident) for incident in incidents])


@frozen(eq=False)
class RowNumbers(Mapping[str, Number]):
    """What is known of a row that is being run, as the exact arithmetic reads it."""

    _plan: CompiledPlan
    _row: Row
    _gaps: Mapping[str, Gap]

    def __getitem__(self, path: str) -> Number:
        if path in self._gaps:
            return self._gaps[path]
        return self._plan.number(self._row, path) if path in self._plan.values else Fraction(*self._row.ratios[path])

    def __iter__(self) -> Iterator[str]:
        return iter([*self._row.ratios, *self._gaps])

    def __len__(self) -> int:
        return len(list(iter(self)))


def compiled(
    program: Program, settings: Settings, known: Mapping[str, Value] | None = None, *, presumes: bool = True
) -> CompiledPlan:
    """The program prepared.

    ``known`` are entries that are worked out before, by the plan of which these are the values. Where the plan is to
    run on rows with gaps, it ``presumes`` nothing to be present.
    """
    values: dict[str, Value] = dict(known or {})
    tallies: dict[str, Value] = {}
    works: dict[str, Work] = {}
    copies: dict[str, str] = {}
    arithmetic = Compiled(values, settings.readings, settings.written, presumes=presumes)
    for entry in program.entries:
        path = entry.leaf.path
        if isinstance(entry, Statistic) or path in values:
            continue  # known, or computed over the members before the unit is scored
        made = entry.node.under(arithmetic)
        if isinstance(entry, Result):
            kept = _kept(entry, made, works)
            # Where a number may be a gap, no entry only stands for another.
            values[path] = kept if presumes or isinstance(kept, Fixed) else evolve(kept, stored="")
            if not isinstance(made, Fixed) and made.stored:
                copies[path] = made.stored
        else:
            tallies[path] = made
            values[path] = _ratio(path) if isinstance(made, Ratios) else _units(path, scale_of(made))
    # Incidents of a class that nothing follows of are not counted.
    counted = {path: made for path, made in tallies.items() if path in arithmetic.read_before}
    return CompiledPlan(
        FrozenMapping(values),
        settings,
        FrozenMapping(copies),
        FrozenMapping(counted),
        tuple(works.values()),
        arithmetic.presumed,
        presumes,
    )


def _kept(entry: Result, made: Value, works: dict[str, Work]) -> Value:
    """The value as later entries read it: worked out once, or only looked up where it was before."""
    path = entry.leaf.path
    if isinstance(made, Fixed):
        return made
    if made.stored:
        if made.stored in works:
            works[made.stored].aliases.append(entry)
        return evolve(made, stored=path)
    if isinstance(made, Units):
        works[path] = Work(entry, made)
        return evolve(_units(path, made.scale), ends=made.ends)
    works[path] = Work(entry, made)
    return evolve(_ratio(path), ends=made.ends)


def _step(work: Work) -> WorkedOut:
    made = work.made
    return work.entry.leaf.path, made.run if isinstance(made, Units) else None, as_ratio(made), work


def _ratio(path: str) -> Ratios:
    return Ratios(lambda row: row.ratios[path], path, kept=path)


def _units(path: str, scale: int) -> Units:
    return Units(scale, times(lambda row: row.units[path]), stored=path, kept=path)
