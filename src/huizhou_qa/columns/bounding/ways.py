"""Which way each result of a scheme goes with what it reads, and with the inputs that it rests on.

Of what there was nothing is never open: whether a part is present is taken for fixed, whatever it is.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from attrs import evolve, field, frozen

from huizhou_qa.analysis.bounding.program_spans import program_spans
from huizhou_qa.errors import pointer
from huizhou_qa.evidence.asked import given_at, is_of_others
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.program import Result, Settings
from huizhou_qa.program.bounding import bound_from, known_spans
from huizhou_qa.readers import Bounds, Direction, Span, reads
from huizhou_qa.readers.direction import Directed, Sign
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.sections import FACTS, RESULTS, RULINGS
from huizhou_qa.scheme.scheme import Scheme

SignByPath = Mapping[str, Sign]
_TURNED: Mapping[Sign, Sign] = FrozenMapping[Sign, Sign]({"up": "down", "down": "up", "unproved": "unproved"})


@frozen(eq=False)
class FixedPresence(Direction):
    """The arithmetic of directions where it is settled of every part whether it is present."""

    def pooled(self, parts: Sequence[tuple[Directed, Directed]], least: int) -> Directed:
        """As the points of the parts do that are present, for their full marks are above zero."""
        settled = [(evolve(points, span=Span(points.span.over)), full) for points, full in parts]
        return evolve(
            super().pooled(settled, least), span=self.bounds.pooled([(p.span, f.span) for p, f in parts], least)
        )


def turned(sign: Sign, by: Sign) -> Sign:
    """The sign of what goes one way with what goes another way."""
    return "unproved" if by == "unproved" else _TURNED[sign] if by == "down" else sign


@frozen(eq=False)
class Ways:
    """Which way results go, over all that the inputs of a scheme may be.

    Attributes:
        scheme: the scheme, under its readings.
        rules: the paths of the results that read a unit's own inputs alone.
        nothing: whether a row may say that there was nothing of an input.
        spans: where every input that is narrowed, and every entry, may lie.
        read: the inputs and results that each result reads.
        signs: which way each result goes with what it reads.
        rests_on: which way each result goes with each input and tally; rulings are always known.
    """

    scheme: Scheme
    nothing: bool
    rules: frozenset[str] = field(init=False)
    spans: Mapping[str, Span] = field(init=False)
    read: dict[str, tuple[Input, ...]] = field(init=False, factory=dict[str, tuple[Input, ...]])
    signs: dict[str, SignByPath] = field(init=False, factory=dict[str, SignByPath])
    rests_on: dict[str, dict[str, Sign]] = field(init=False, factory=dict[str, dict[str, Sign]])

    @property
    def settings(self) -> Settings:
        """The readings of the scheme."""
        return Settings(self.scheme.readings)

    @rules.default
    def _rules_of_the_scheme(self) -> frozenset[str]:
        return frozenset(rule.path for rule in program_spans(self.scheme.program, self.settings).rules)

    @spans.default
    def _over_all(self) -> Mapping[str, Span]:
        return self.with_spans({})

    def __attrs_post_init__(self) -> None:
        absent = {path: Span(self.spans[path].over, may_be_nothing=True) for path in self.rules if self.nothing}
        above = FixedPresence(self._bounds(self.with_spans(absent)))
        # Where there is nothing of what a rule reads, its figure is known, or the row is handed over.
        of_rules = FixedPresence(self._bounds(self.spans))
        for entry in self.results:
            path = entry.leaf.path
            self.read[path] = reads(entry.node, self.scheme.readings).inputs
            directed = entry.node.under(of_rules if path in self.rules else above)
            gates: SignByPath = dict.fromkeys(directed.gates, "unproved")
            self.signs[path] = {**directed.signs, **gates}
        readers = self._readers()
        for entry in self.results:
            self.rests_on[entry.leaf.path] = self._rested_on(entry.leaf.path, readers)

    @property
    def results(self) -> tuple[Result, ...]:
        """The results, in order."""
        return tuple(entry for entry in self.scheme.program.entries if isinstance(entry, Result))

    def with_spans(self, known: Mapping[str, Span]) -> Mapping[str, Span]:
        """Where every entry may lie, beside what is known."""
        program = self.scheme.program
        return bound_from(program, known_spans(program, known), None, self.settings)

    def at(self, entry: Result, path: str, over: Interval) -> Span:
        """Where a result may lie while something that it reads lies in an interval."""
        return entry.node.under(self._bounds({**self.spans, path: Span((over,))}))

    def _bounds(self, spans: Mapping[str, Span]) -> Bounds:
        return Bounds(spans, self.scheme.readings)

    def grounds(self, leaf: Input) -> tuple[str, ...]:
        """The paths of what a result rests on through one thing that it reads."""
        if leaf.section == RULINGS:
            return ()
        if is_of_others(leaf):
            return (pointer(FACTS, leaf.name), given_at(leaf))
        return tuple(self.rests_on[leaf.path]) if leaf.section == RESULTS else (leaf.path,)

    def unproved(self, path: str) -> tuple[str, ...]:
        """The paths of the open results that a result reads, and of which it is not proved which way they move it."""
        signs = self.signs[path]
        return tuple(one for one in self.rests_on if signs.get(one) == "unproved" and self.rests_on[one])

    def _readers(self) -> Mapping[str, Collection[str]]:
        """The results that read each input themselves."""
        found: dict[str, set[str]] = {}
        for path, leaves in self.read.items():
            for leaf in leaves:
                for one in self.grounds(leaf) if leaf.section != RESULTS else ():
                    found.setdefault(one, set()).add(path)
        return found

    def _rested_on(self, path: str, readers: Mapping[str, Collection[str]]) -> dict[str, Sign]:
        found: dict[str, Sign] = {}
        still: dict[str, Sign] = {}
        for leaf in self.read[path]:
            sign = self.signs[path].get(leaf.path)
            below = self.rests_on.get(leaf.path)
            if below is not None and sign in {None, "unproved"}:
                # It moves nothing, or counts only in rows in which this result is one number.
                still |= dict.fromkeys(below, "up")
                continue
            for one in self.grounds(leaf):
                way = self._of_input(sign, readers[one]) if below is None else turned(below[one], sign or "up")
                found[one] = way if found.get(one, way) == way else "unproved"
        return still | found

    def _of_input(self, sign: Sign | None, readers: Collection[str]) -> Sign:
        """What moves one result alone moves all above as that result does, whichever way that is."""
        return "up" if len(readers) == 1 else sign or "unproved"
