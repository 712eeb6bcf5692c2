"""Bounds of a unit piece by piece, where a fact that is open moves what reads it in more than one way.

Its range is split at the breakpoints of its readers, and further until the ends of the total and of every rule are
shown to be reached: by numbers of all that is open which, taken together, give just these ends.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from math import inf

from attrs import frozen

from huizhou_qa.analysis.bounding.entry_spans import EntrySpan
from huizhou_qa.analysis.bounding.limits import narrowed_by_limits
from huizhou_qa.analysis.bounding.pieces import CoveringPiece, FigureEnds, covered
from huizhou_qa.analysis.bounding.program_spans import ProgramSpans, program_spans
from huizhou_qa.analysis.bounding.requirements import MayHold, Requirements, SpansByPath, unsure
from huizhou_qa.analysis.bounding.split_spans import breakpoints, middle_of, split_at, written_edges
from huizhou_qa.analysis.bounding.tightness import (
    UNLIMITED,
    Corner,
    RuleEnds,
    end_of,
    rule_ends,
)
from huizhou_qa.program import Program, Settings
from huizhou_qa.readers import Bounds, Number, Span, reads
from huizhou_qa.readers.spans import exactly
from huizhou_qa.rules.arithmetic import Condition
from huizhou_qa.rules.inputs import Input
from huizhou_qa.scheme.marks.rounding import Rounding
from huizhou_qa.scheme.program.building import TOTAL

NO_CORNER = Corner()
# Where so few inputs are open, any of them is split.
MOST_MOVING = 2


@frozen(eq=False, slots=False)
class PieceSpans:
    """What is open in a piece, and what follows.

    Attributes:
        unit: the unit.
        spans: where inputs and rules may lie.
        truths: what may be true there of every requirement.
        results: where all results may lie.
        ends: the ends of every rule that is open.
        cuts: how often each input was split already, by path.
    """

    unit: OpenUnit
    spans: SpansByPath
    truths: MayHold
    results: SpansByPath
    ends: Mapping[EntrySpan, RuleEnds]
    cuts: Mapping[str, int]

    @cached_property
    def split(self) -> Sequence[Input]:
        """The inputs that it may be split by, the one that was split least often first."""
        return sorted(self.unit.to_split(self.spans, self.ends), key=lambda leaf: self.cuts.get(leaf.path, 0))

    def split_for(self, figure: str) -> Input | None:
        """The first of them that a figure hangs on; of the total, the first of all."""
        moving = self.unit.moving
        return next((leaf for leaf in self.split if figure == TOTAL.path or leaf.path in moving[figure]), None)


@frozen(eq=False, slots=False)
class OpenUnit:
    """A unit whose open facts may be split.

    Attributes:
        program: what it is scored by.
        settings: the readings.
        rounding: how figures are written.
        spans: where inputs and rules may lie.
        limits: what holds of its own figures beside the statistics that are given.
        possible: where all results may lie, given where inputs and rules may.
    """

    program: Program
    settings: Settings
    rounding: Rounding
    spans: SpansByPath
    limits: Sequence[Condition]
    possible: Callable[[SpansByPath], SpansByPath]

    @cached_property
    def of(self) -> ProgramSpans:
        """The program, made ready."""
        return program_spans(self.program, self.settings)

    @cached_property
    def rules(self) -> tuple[EntrySpan, ...]:
        """The rules that are open."""
        rules = self.of.rules
        return tuple(rule for rule in rules if rule.path in self.spans and _is_open(self.spans[rule.path]))

    @cached_property
    def _leaves(self) -> tuple[Input, ...]:
        """What open rules read."""
        return tuple(dict.fromkeys(leaf for rule in self.rules for leaf in rule.leaves))

    def in_pieces(self, results: SpansByPath) -> tuple[Sequence[PieceSpans], bool]:
        """Pieces that cover what is possible, and whether the ends over all are shown to be reached.

        ``results`` are those of the whole.
        """
        truths, ends = self.requirements.truths(self.spans), self._ends(self.rules, self.spans)
        root = PieceSpans(self, self.spans, truths, results, ends, {})
        figures = [TOTAL.path, *(rule.path for rule in self.rules)]
        pieces, proved = covered(self._covering(root, figures), self._parts)
        return [piece.content for piece in pieces], proved

    def _parts(
        self, whole: CoveringPiece[PieceSpans], figure: str, sought: Collection[str]
    ) -> Sequence[CoveringPiece[PieceSpans]]:
        """A piece split for a figure, with the ends of the figures that are sought."""
        leaf = whole.content.split_for(figure)
        parts = () if leaf is None else self._split(whole.content, leaf)
        return [self._covering(part, sought) for part in parts]

    def _split(self, piece: PieceSpans, leaf: Input) -> Iterator[PieceSpans]:
        span, cuts = _read(piece.spans, leaf), {**piece.cuts, leaf.path: piece.cuts.get(leaf.path, 0) + 1}
        for part in split_at(span, self._cut(piece.spans, leaf), whole=leaf.whole):
            spans = narrowed_by_limits({**piece.spans, leaf.path: part}, self.limits, self.settings)
            # What reads nothing that moved stays as it was.
            narrowed = _moved(spans, piece.spans)
            rules = [rule for rule in self.rules if not narrowed.isdisjoint(rule.reads)]
            self.of.work_out([rule.entry for rule in rules], spans)
            moved = {path: spans[path] for path in _moved(spans, piece.spans)}
            truths = self.requirements.moved(piece.truths, piece.spans, moved)
            if unsure(truths) is not None:
                ends = {**piece.ends, **self._ends(rules, spans)}
                of_open = {rule: one for rule, one in ends.items() if _is_open(spans[rule.path])}
                yield PieceSpans(self, spans, truths, self.possible(spans), of_open, cuts)

    def _covering(self, piece: PieceSpans, sought: Collection[str]) -> CoveringPiece[PieceSpans]:
        figures = {rule.path: self._ends_of(rule, piece) for rule in self.rules if rule.path in sought}
        if TOTAL.path in sought:
            figures[TOTAL.path] = self._total(piece)
        return CoveringPiece(piece, figures, [one for one in sought if piece.split_for(one) is not None])

    @cached_property
    def moving(self) -> Mapping[str, Collection[str]]:
        """The inputs that each open rule hangs on: those that it reads, and what requirements hold against these."""
        below = {rule.path: rule.reads for rule in self.rules}
        return {path: self.requirements.bound_to(read, below) for path, read in below.items()}

    def _ends(self, rules: Iterable[EntrySpan], spans: SpansByPath) -> Mapping[EntrySpan, RuleEnds]:
        """The ends of those of the rules that are open."""
        return {rule: rule_ends(rule, rule.given(spans), self.rounding) for rule in rules if _is_open(spans[rule.path])}

    def to_split(self, spans: SpansByPath, ends: Mapping[EntrySpan, RuleEnds]) -> Iterable[Input]:
        """The inputs by which a piece may be split."""
        several = list(self._moved_several_ways(ends)) or list(dict.fromkeys(self._held_by_limits(spans)))
        if several:
            return several
        # What is made of rules may be read together above them, such as a total and its grade.
        moving = {path for one in ends.values() for path in one.ways}
        return [leaf for leaf in self._leaves if leaf.path in moving] if len(moving) <= MOST_MOVING else ()

    def _moved_several_ways(self, ends: Mapping[EntrySpan, RuleEnds]) -> Iterator[Input]:
        """The open inputs of which it is not proved that they move all rules one way, in the order of the text.

        One that moves a single rule may stand wherever this rule has its ends, once these are shown.
        """
        for leaf in dict.fromkeys(leaf for rule in ends for leaf in rule.leaves):
            moved = [one for one in ends.values() if leaf.path in one.ways]
            ways = {one.ways[leaf.path] for one in moved}
            alone = len(moved) == 1 and all(moved[0].corners) and leaf.path not in self.requirements.paths
            if len(ways) > 1 or ("unproved" in ways and not alone):
                yield leaf

    def _held_by_limits(self, spans: SpansByPath) -> Iterator[Input]:
        """The open inputs that limits leave some numbers only, beside other open ones."""
        arithmetic = Bounds(spans, self.settings.readings)
        for limit in self.limits:
            if limit.under(arithmetic).false:
                yield from (leaf for leaf in reads(limit).inputs if _is_open(_read(spans, leaf)))

    def _ends_of(self, rule: EntrySpan, piece: PieceSpans) -> FigureEnds:
        ends = piece.ends.get(rule)
        if ends is None:
            figure = self.rounding.of(rule.entry.leaf)
            written = figure.under(Bounds(piece.spans, self.settings.readings, self.settings.written))
            corners: Sequence[Sequence[Corner]] = ((NO_CORNER,), (NO_CORNER,))
        else:
            written, corners = ends.written, ends.corners
        low, high = _ends(written)
        reached = [any(self._may_stand(piece, _exact(one)) for one in several) for several in corners]
        return FigureEnds(low, high, low if reached[0] else inf, high if reached[1] else -inf)

    def _may_stand(self, piece: PieceSpans, corner: SpansByPath) -> bool:
        """Whether some numbers complete a corner: a single requirement that may hold does hold for some."""
        open_yet = unsure(self.requirements.moved(piece.truths, piece.spans, corner))
        return open_yet is not None and open_yet <= 1

    @cached_property
    def requirements(self) -> Requirements:
        """What facts must keep to."""
        return Requirements.of(self.program, self.settings, self.limits, self.spans)

    def _total(self, piece: PieceSpans) -> FigureEnds:
        low, high = _ends(piece.results[TOTAL.path])
        reached = [self._total_at([one.corners[at] for one in piece.ends.values()], piece.spans) for at in (0, 1)]
        return FigureEnds(
            low,
            high,
            inf if reached[0] is None else _ends(reached[0])[0],
            -inf if reached[1] is None else _ends(reached[1])[1],
        )

    def _total_at(self, corners: Sequence[Sequence[Corner]], spans: SpansByPath) -> Span | None:
        """The total where all rules stand at a corner together; None where they cannot, or where it is open there."""
        together: dict[str, Number] = {}
        for several in corners:
            fitting = (
                one for one in several if all(together.get(path, number) == number for path, number in one.items())
            )
            corner = next(fitting, None)
            if corner is None:
                return None
            together |= corner
        found = dict(spans) | _exact(together)
        if unsure(self.requirements.truths(found)) != 0:
            return None
        self.of.work_out([rule.entry for rule in self.rules], found)
        total = self.possible(found)[TOTAL.path]
        return total if total.over and all(part.is_single for part in total.over) else None

    def _cut(self, spans: SpansByPath, leaf: Input) -> Fraction:
        """Where to split an input: at a breakpoint of its readers, or in the middle, where a figure changes there."""
        span = _read(spans, leaf)
        inside = [point for point in self._breakpoints(leaf) if point in span]
        if inside:
            return inside[len(inside) // 2]
        middle = middle_of(span, whole=leaf.whole)
        readers = (rule.entry for rule in self.rules if leaf.path in rule.reads and _is_open(spans[rule.path]))
        known = {path: _at_an_end(one, high=False) for path, one in spans.items() if one.over}
        edges = written_edges(leaf, middle, readers, self.rounding, self.settings.exact(known))
        return min((edge for edge in edges if edge in span), key=lambda edge: abs(edge - middle), default=middle)

    def _breakpoints(self, leaf: Input) -> tuple[Fraction, ...]:
        found = self._known_breakpoints.get(leaf.path)
        if found is None:
            readers = [rule.entry.node for rule in self.rules if leaf.path in rule.reads]
            others = [
                {path: _at_an_end(span, high=high) for path, span in self.spans.items() if span.over}
                for high in (False, True)
            ]
            found = breakpoints(leaf, _read(self.spans, leaf), readers, others, self.settings)
            self._known_breakpoints[leaf.path] = found
        return found

    @cached_property
    def _known_breakpoints(self) -> dict[str, tuple[Fraction, ...]]:
        """Those found already."""
        return {}


def _moved(spans: SpansByPath, before: SpansByPath) -> set[str]:
    """The paths of those that are not what they were."""
    return {path for path, span in spans.items() if span is not before.get(path)}


def _is_open(span: Span) -> bool:
    return bool(span.over) and not span.is_exact


def _read(spans: SpansByPath, leaf: Input) -> Span:
    return Bounds(spans).read(leaf)


def _ends(span: Span) -> tuple[Fraction | float, Fraction | float]:
    """The ends; without limit is beyond any number, and so is what lies beyond ``UNLIMITED``."""
    low, high = span.low, span.high
    return (
        -inf if low is None or low < -UNLIMITED else low,
        inf if high is None or high > UNLIMITED else high,
    )


def _exact(corner: Mapping[str, Number]) -> dict[str, Span]:
    return {path: exactly(number) for path, number in corner.items() if isinstance(number, Fraction)}


def _at_an_end(span: Span, *, high: bool) -> Fraction:
    return end_of(span.over[-1 if high else 0], high=high)
