"""Where the results of a program may lie, worked out fast: what rests on nothing open is run as a score is.

All else goes through the arithmetic of bounds. The span of an entry follows from the spans of what it reads, and is
kept by them: most entries of most units were seen before, for what is missing altogether is always the same.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from attrs import field, frozen

from huizhou_qa.analysis.composition import composition
from huizhou_qa.engine.compiled import Plan, Ratio, Row, compiled
from huizhou_qa.errors import pointer
from huizhou_qa.program import Program, Result, Settings
from huizhou_qa.readers import Bounds, Gap, Span, reads
from huizhou_qa.readers.reads import NO_READ, ReadByRule, Reads
from huizhou_qa.readers.spans import exactly_ratio, joined
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.sections import RULINGS

# Programs, and spans of their entries, that are kept; the one least recently asked for gives way.
MOST_PROGRAMS, MOST_SPANS = 64, 2**15
# Where so few of what an entry reads are open, one of a few numbers is taken number by number.
MOST_OPEN = 2
# A number of which it is only asked whether it is present.
PRESENT = exactly_ratio(1, 1)
RULING_PREFIX = pointer(RULINGS, "")
NO_PATHS: frozenset[str] = frozenset()


@frozen(eq=False)
class EntrySpan:
    """An entry, and all that its span follows from: the inputs that it reads, and their paths.

    ``copied`` is the entry whose number it has where there is one, if there is such an entry, and ``read_together`` is
    what it reads together other than in a sum.
    """

    entry: Result
    settings: Settings
    _copied: str | None = None
    _read_together: frozenset[str] = NO_PATHS
    path: str = field(init=False)
    leaves: tuple[Input, ...] = field(init=False)
    reads: tuple[str, ...] = field(init=False)
    _presence: frozenset[str] = field(init=False)
    _copies: str | None = field(init=False)

    @path.default
    def _path_of_the_entry(self) -> str:
        return self.entry.leaf.path

    @leaves.default
    def _inputs_read(self) -> tuple[Input, ...]:
        return reads(self.entry.node, self.settings.readings).inputs

    @reads.default
    def _paths_read(self) -> tuple[str, ...]:
        return tuple(leaf.path for leaf in self.leaves)

    @_presence.default
    def _read_for_their_presence(self) -> frozenset[str]:
        as_numbers = {leaf.path for leaf in self.entry.node.under(NumbersRead(self.settings.readings)).inputs}
        return frozenset(self.reads) - as_numbers

    @_copies.default
    def _alone(self) -> str | None:
        """What it copies, where its number hangs on nothing else that may be nothing."""
        others = [path for path in self.reads if path != self._copied and not path.startswith(RULING_PREFIX)]
        return None if others else self._copied

    def given(self, found: Mapping[str, Span]) -> tuple[Span | None, ...]:
        """The spans of what it reads; None where any number of its range is possible.

        Of what is only asked whether it is present, any number stands for all.
        """
        if not self._presence:
            return tuple([found.get(path) for path in self.reads])
        return tuple([_shown(found.get(path)) if path in self._presence else found.get(path) for path in self.reads])

    def of_few_numbers(self, given: Sequence[Span | None]) -> int | None:
        """Which of what is read is one of a few numbers, and read together with little else that is open."""
        if not self._read_together:
            return None
        open_yet = [at for at, span in enumerate(given) if span is None or not span.is_exact]
        if len(open_yet) > MOST_OPEN:
            return None
        together = (at for at in open_yet if self.reads[at] in self._read_together)
        return next((at for at in together if (span := given[at]) is not None and _has_few_numbers(span)), None)

    def under(self, found: Mapping[str, Span]) -> Span:
        """The span, where these are found so far."""
        if self._copies is not None:
            span = found.get(self._copies)
            if span is not None and span.over and not span.may_be_nothing:
                return span
        return _span(self, self.given(found))


@frozen
class NumbersRead(Reads):
    """What is read for its number; of what is only asked whether it is present, nothing is."""

    def present(self, number: ReadByRule) -> ReadByRule:  # noqa: ARG002 - only whether it is there
        """Reads no number."""
        return NO_READ


def _shown(span: Span | None) -> Span | None:
    return PRESENT if span is not None and span.over and not span.may_be_nothing else span


@lru_cache(maxsize=MOST_SPANS)
def _span(one: EntrySpan, given: tuple[Span | None, ...]) -> Span:
    at = one.of_few_numbers(given)
    if at is not None and (few := given[at]) is not None:
        # What is read twice, such as the place of a grade, is the same number each time.
        return joined(*(_span(one, (*given[:at], Span((part,)), *given[at + 1 :])) for part in few.over))
    found = {path: span for path, span in zip(one.reads, given, strict=True) if span is not None}
    return one.entry.node.under(Bounds(found, one.settings.readings, one.settings.written))


def _has_few_numbers(span: Span) -> bool:
    return len(span.over) > 1 and not span.may_be_nothing and all(part.is_single for part in span.over)


@frozen(eq=False)
class KnownResults:
    """What is known of results before anything open is looked at.

    Attributes:
        spans: those that are numbers, by path.
        unread: the paths of those that nothing open reads, and that are not told.
    """

    spans: Mapping[str, Span]
    unread: frozenset[str]


@frozen(eq=False)
class ProgramSpans:
    """The results of a program under one choice of readings, ready to be bounded.

    Attributes:
        entries: each result by its path, in order.
    """

    program: Program
    settings: Settings
    _plan: Plan = field(init=False)
    entries: Mapping[str, EntrySpan] = field(init=False)
    _numbers: Mapping[str, Callable[[Row], Ratio]] = field(init=False)
    _inputs: frozenset[str] = field(init=False)
    _following: Mapping[str, frozenset[str]] = field(init=False)

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
    def _compiled(self) -> Plan:
        return compiled(self.program, self.settings)

    @_numbers.default
    def _read_back(self) -> Mapping[str, Callable[[Row], Ratio]]:
        return MappingProxyType({path: self._plan.ratio_of(path) for path in self.entries})

    @_inputs.default
    def _read_by_the_program(self) -> frozenset[str]:
        return frozenset(path for one in self.entries.values() for path in one.reads) - self.entries.keys()

    @_following.default
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

    def known(
        self, ratios: Mapping[str, Ratio], gaps: Mapping[str, Gap], *, wanted: Collection[str] | None = None
    ) -> KnownResults:
        """The results that rest on nothing but these numbers, or on what there was nothing of.

        Where some are ``wanted``, only these and those that some open result reads.
        """
        row, left_out = self._run(ratios, set(gaps))
        paths = [path for path in self.entries if path not in left_out]
        kept = paths
        if wanted is not None:
            read = {path for at in left_out if at in self.entries for path in self.entries[at].reads}.union(wanted)
            kept = [path for path in paths if path in read]
        numbers = self._numbers
        spans = {path: exactly_ratio(*numbers[path](row)) for path in kept}
        return KnownResults(spans, frozenset(paths).difference(kept) if len(kept) < len(paths) else NO_PATHS)

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
        return missing.union(*(self._following[path] for path in missing if path in self._following))

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
