"""Where the results of a program may lie, worked out fast: what rests on nothing open is run as a score is.

All else goes through the arithmetic of bounds. The span of an entry follows from the spans of what it reads, and is
kept by them: most entries of most units were seen before, for what is missing altogether is always the same.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from fractions import Fraction
from functools import lru_cache

from attrs import field, frozen

from huizhou_qa.engine.compiled import Plan, Ratio, compiled
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.program import Program, Result, Settings
from huizhou_qa.readers import Bounds, Gap, Span, reads
from huizhou_qa.readers.spans import exactly
from huizhou_qa.rules.inputs import Input

# Programs, and spans of their entries, that are kept; the one least recently asked for gives way.
MOST_PROGRAMS, MOST_SPANS = 64, 2**15


@frozen(eq=False)
class EntrySpan:
    """An entry, and all that its span follows from: the inputs that it reads, and their paths."""

    entry: Result
    settings: Settings
    path: str = field(init=False)
    leaves: tuple[Input, ...] = field(init=False)
    reads: tuple[str, ...] = field(init=False)

    @path.default
    def _path_of_the_entry(self) -> str:
        return self.entry.leaf.path

    @leaves.default
    def _inputs_read(self) -> tuple[Input, ...]:
        return reads(self.entry.node, self.settings.readings).inputs

    @reads.default
    def _paths_read(self) -> tuple[str, ...]:
        return tuple(leaf.path for leaf in self.leaves)

    def given(self, found: Mapping[str, Span]) -> tuple[Span | None, ...]:
        """The spans of what it reads; None where any number of its range is possible."""
        return tuple([found.get(path) for path in self.reads])

    def under(self, found: Mapping[str, Span]) -> Span:
        """The span, where these are found so far."""
        return _span(self, self.given(found))


@lru_cache(maxsize=MOST_SPANS)
def _span(one: EntrySpan, given: tuple[Span | None, ...]) -> Span:
    found = {path: span for path, span in zip(one.reads, given, strict=True) if span is not None}
    return one.entry.node.under(Bounds(found, one.settings.readings, one.settings.written))


@frozen(eq=False)
class ProgramSpans:
    """The results of a program under one choice of readings, ready to be bounded.

    Attributes:
        entries: each result by its path, in order.
    """

    program: Program
    settings: Settings
    entries: FrozenMapping[str, EntrySpan] = field(init=False)
    _plan: Plan = field(init=False)
    _inputs: frozenset[str] = field(init=False)

    @entries.default
    def _results(self) -> FrozenMapping[str, EntrySpan]:
        results = (entry for entry in self.program.entries if isinstance(entry, Result))
        return FrozenMapping({entry.leaf.path: EntrySpan(entry, self.settings) for entry in results})

    @_plan.default
    def _compiled(self) -> Plan:
        return compiled(self.program, self.settings)

    @_inputs.default
    def _read_by_the_program(self) -> frozenset[str]:
        return frozenset(path for one in self.entries.values() for path in one.reads) - self.entries.keys()

    def known(self, ratios: Mapping[str, Ratio], gaps: Mapping[str, Gap]) -> dict[str, Span]:
        """Every result that rests on nothing but these numbers, or on what there was nothing of, by path."""
        left_out = set(self._inputs.difference(ratios, gaps))
        for path, one in self.entries.items():
            if not left_out.isdisjoint(one.reads):
                left_out.add(path)
        return dict(self._settled(left_out, ratios, gaps))

    def _settled(
        self, left_out: Collection[str], ratios: Mapping[str, Ratio], gaps: Mapping[str, Gap]
    ) -> Iterator[tuple[str, Span]]:
        row = self._plan.as_far_as_known(ratios, gaps, left_out)
        for path in self.entries:
            if path not in left_out:
                try:
                    number = self._plan.ratio(row, path)
                except KeyError:
                    continue  # There was nothing of it, or it cannot be computed.
                yield path, exactly(Fraction(*number))

    def work_out(self, entries: Iterable[Result], found: dict[str, Span]) -> None:
        """Adds the spans of these entries, in order, to what is found."""
        for entry in entries:
            path = entry.leaf.path
            found[path] = self.entries[path].under(found)


@lru_cache(maxsize=MOST_PROGRAMS)
def program_spans(program: Program, settings: Settings) -> ProgramSpans:
    """The program, made ready once."""
    return ProgramSpans(program, settings)
