"""The results of a program as bounds take them: what is run as a score is, and what is made of what is open."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType

from attrs import field, frozen

from huizhou_qa.analysis.bounding.entry_spans import NO_PATHS, RULING_PREFIX, EntrySpan
from huizhou_qa.analysis.bounding.linear_forms import LinearForm, linear_forms
from huizhou_qa.analysis.composition import composition
from huizhou_qa.engine.plan_protocols import Plan
from huizhou_qa.engine.plans import plan_of
from huizhou_qa.engine.rows import Ratio, Row
from huizhou_qa.program import Program, Result, Settings
from huizhou_qa.readers import Gap, Span
from huizhou_qa.readers.spans import exactly_ratio
from huizhou_qa.rules.sections import AVERAGES, FACTS, MARKS, RULINGS, STATISTICS

# So many programs are kept; the one least recently asked for gives way.
MOST_PROGRAMS = 64
# And so many sets of paths with what rests on them.
MOST_SETS = 2**10
# A unit's own: what rules read that no entry gives but a statistic.
OF_THE_UNIT = frozenset({FACTS, MARKS, AVERAGES, STATISTICS, RULINGS})


@frozen(eq=False)
class KnownResults:
    """The results that rest on nothing open, of a row that was run as a score is.

    Attributes:
        open_yet: the paths of what is not known, and of all that rests on it.
    """

    _of: ProgramSpans
    _row: Row
    open_yet: Collection[str]

    def span(self, path: str) -> Span | None:
        """The number of a result; None where it is open, or no result."""
        ratio = self.ratio(path)
        return None if ratio is None else exactly_ratio(*ratio)

    def ratio(self, path: str) -> Ratio | None:
        """The same as numerator and denominator, which need not be in lowest terms."""
        read = None if path in self.open_yet else self._of.numbers.get(path)
        return None if read is None else read(self._row)

    @property
    def spans(self) -> dict[str, Span]:
        """All of them."""
        known = ((path, self.span(path)) for path in self._of.entries)
        return {path: span for path, span in known if span is not None}


@frozen(eq=False)
class ProgramSpans:
    """The results of a program under one choice of readings, ready to be bounded.

    Attributes:
        entries: each result by its path, in order.
        numbers: what reads each from a row that was run.
        rules: those that read a unit's own inputs alone.
        read_above: the paths of what all others read.
        same: while there is something to measure of everything, the result that another always is, by its path.
        forms: those that are sums then.
        fixed: the paths of those that are always the same number then.
        following: all results that rest on an input or on a result, by its path.
    """

    program: Program
    settings: Settings
    _plan: Plan = field(init=False)
    entries: Mapping[str, EntrySpan] = field(init=False)
    numbers: Mapping[str, Callable[[Row], Ratio]] = field(init=False)
    rules: tuple[EntrySpan, ...] = field(init=False)
    read_above: frozenset[str] = field(init=False)
    _found_forms: Mapping[str, LinearForm] = field(init=False)
    same: Mapping[str, str] = field(init=False)
    forms: Mapping[str, LinearForm] = field(init=False)
    fixed: frozenset[str] = field(init=False)
    _inputs: frozenset[str] = field(init=False)
    following: Mapping[str, frozenset[str]] = field(init=False)

    @entries.default
    def _results(self) -> Mapping[str, EntrySpan]:
        results = (entry for entry in self.program.entries if isinstance(entry, Result))
        copies, made_of = self._plan.copies, composition(self.program, self.settings)
        together = {
            path: NO_PATHS.union(*(group for group in composed.bound if len(group) > 1))
            for path, composed in made_of.items()
        }
        return MappingProxyType(
            {
                path: EntrySpan(entry, self.settings, copies.get(path), together[path])
                for entry in results
                for path in (entry.leaf.path,)
            }
        )

    @_plan.default
    def _prepared(self) -> Plan:
        return plan_of(self.program, self.settings)

    @numbers.default
    def _read_back(self) -> Mapping[str, Callable[[Row], Ratio]]:
        return MappingProxyType({path: self._plan.ratio_of(path) for path in self.entries})

    @rules.default
    def _read_inputs_alone(self) -> tuple[EntrySpan, ...]:
        return tuple(one for one in self.entries.values() if all(leaf.section in OF_THE_UNIT for leaf in one.leaves))

    @read_above.default
    def _read_by_all_others(self) -> frozenset[str]:
        rules = {rule.path for rule in self.rules}
        return frozenset(read for path, one in self.entries.items() if path not in rules for read in one.reads)

    @_found_forms.default
    def _forms_as_found(self) -> Mapping[str, LinearForm]:
        return MappingProxyType(linear_forms(self.program, self.settings))

    @same.default
    def _what_is_another(self) -> Mapping[str, str]:
        same: dict[str, str] = {}
        for path, one in self.entries.items():
            form = self._found_forms.get(path)
            read = one.copies if form is None else form.alone
            if read is not None and read in self.entries:
                same[path] = same.get(read, read)
        return MappingProxyType(same)

    @forms.default
    def _sums(self) -> Mapping[str, LinearForm]:
        leaves = {path: self.entries[other].entry.leaf for path, other in self.same.items()}
        return MappingProxyType({path: form.reading(leaves) for path, form in self._found_forms.items()})

    @fixed.default
    def _sums_of_nothing(self) -> frozenset[str]:
        return frozenset(path for path, form in self.forms.items() if not form.weights)

    @_inputs.default
    def _read_by_the_program(self) -> frozenset[str]:
        return frozenset(path for one in self.entries.values() for path in one.reads) - self.entries.keys()

    @following.default
    def _resting_on(self) -> Mapping[str, frozenset[str]]:
        """All entries that rest on an input or on an entry, by its path."""
        following: dict[str, frozenset[str]] = {}
        readers: dict[str, set[str]] = {}
        for path, one in self.entries.items():
            for read in one.reads:
                readers.setdefault(read, set()).add(path)
        for path in (*reversed(list(self.entries)), *self._inputs):
            direct = readers.get(path, set())
            following[path] = frozenset(direct).union(*(following[one] for one in direct))
        return MappingProxyType(following)

    def known(self, ratios: Mapping[str, Ratio], gaps: Mapping[str, Gap]) -> KnownResults:
        """The results that rest on nothing but these numbers, or on what there was nothing of."""
        row, open_yet = self._run(ratios, set(gaps))
        return KnownResults(self, row, open_yet)

    def _run(self, ratios: Mapping[str, Ratio], gaps: set[str]) -> tuple[Row, set[str]]:
        """The row of what is known, and the paths of what is not, or rests on what there was nothing of."""
        while True:
            left_out = self._open(ratios, gaps)
            row, none = self._plan.as_far_as_known(ratios, left_out)
            if not none:
                return row, left_out
            # A rule may give nothing of itself: what rests on it is bounded too.
            gaps = gaps | none

    def _open(self, ratios: Mapping[str, Ratio], gaps: Collection[str]) -> set[str]:
        """The paths of what is not known, and of what rests on it, or on what there was nothing of.

        What is run as a score is takes every entry for present, and where one is not, all that asks whether it is.
        """
        missing = {path for path in self._inputs.difference(ratios) if not path.startswith(RULING_PREFIX)}
        missing.update(gaps)
        return missing.union(*(self.following[path] for path in missing if path in self.following))

    def work_out(self, entries: Iterable[Result], found: dict[str, Span]) -> None:
        """Adds the spans of these entries, in order, to what is found."""
        of = self.entries
        for entry in entries:
            path = entry.leaf.path
            found[path] = of[path].under(found)


@lru_cache(maxsize=MOST_PROGRAMS)
def program_spans(program: Program, settings: Settings) -> ProgramSpans:
    """The program, made ready once."""
    return ProgramSpans(program, settings)


@lru_cache(maxsize=MOST_SETS)
def resting_on(of: ProgramSpans, paths: frozenset[str]) -> frozenset[str]:
    """The paths of the results that rest on any of these."""
    return frozenset().union(*(of.following.get(path, ()) for path in paths))
