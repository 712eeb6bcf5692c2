"""Where one result of a program may lie, as the arithmetic of bounds has it.

The span of a result follows from the spans of what it reads, and is kept by them: most results of most units were seen
before, for what is missing altogether is always the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from attrs import field, frozen

from huizhou_qa.errors import pointer
from huizhou_qa.program import Result, Settings
from huizhou_qa.readers import Bounds, Span, reads
from huizhou_qa.readers.reads import NO_READ, ReadByRule, Reads
from huizhou_qa.readers.spans import exactly_ratio, joined
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.sections import RULINGS

# So many spans are kept; the one least recently asked for gives way.
MOST_SPANS = 2**15
# Where so few of what an entry reads are open, one of a few numbers is taken number by number.
MOST_OPEN = 2
# A number of which it is only asked whether it is present.
PRESENT = exactly_ratio(1, 1)
RULING_PREFIX = pointer(RULINGS, "")
NO_PATHS: frozenset[str] = frozenset()


@frozen(eq=False)
class EntrySpan:
    """An entry, and all that its span follows from: the inputs that it reads, and their paths.

    ``copied`` is the entry whose number it has where there is one, if there is such an entry, ``copies`` the same where
    nothing else decides whether there is one, and ``read_together`` is what it reads together other than in a sum.
    """

    entry: Result
    settings: Settings
    _copied: str | None = None
    _read_together: frozenset[str] = NO_PATHS
    path: str = field(init=False)
    leaves: tuple[Input, ...] = field(init=False)
    reads: tuple[str, ...] = field(init=False)
    _presence: frozenset[str] = field(init=False)
    copies: str | None = field(init=False)

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

    @copies.default
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
        if self.copies is not None:
            span = found.get(self.copies)
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
