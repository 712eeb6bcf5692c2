"""What a unit's facts must keep to: limits, agreements, and what statistics that are not given may be beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial

from attrs import frozen

from huizhou_qa.program import Program, Settings, Statistic
from huizhou_qa.program.knowing import statistic_span
from huizhou_qa.readers import Bounds, Span, reads
from huizhou_qa.readers.agreements import LinearAgreement
from huizhou_qa.readers.bounds import Possible
from huizhou_qa.readers.spans import meet
from huizhou_qa.rules.arithmetic import Condition, Measure

SpansByPath = Mapping[str, Span]
MayHold = tuple[Possible | None, ...]
"""What may be true of every requirement; None where there is nothing to ask."""


@frozen(eq=False)
class Requirement:
    """One requirement: the paths that it reads, and whether it may hold with these spans."""

    reads: frozenset[str]
    truth: Callable[[SpansByPath], Possible | None]


@frozen(eq=False)
class Requirements:
    """All requirements, in a fixed order."""

    listed: tuple[Requirement, ...]

    @cached_property
    def paths(self) -> frozenset[str]:
        """All that any of them reads."""
        return frozenset().union(*(one.reads for one in self.listed))

    @classmethod
    def of(cls, program: Program, settings: Settings, limits: Sequence[Condition], spans: SpansByPath) -> Requirements:
        """Those of a unit with these limits, where nothing is split yet."""
        return cls(tuple(_all(program, settings, limits, spans)))

    def truths(self, found: SpansByPath) -> MayHold:
        """Whether each may hold."""
        return tuple(one.truth(found) for one in self.listed)

    def moved(self, truths: MayHold, spans: SpansByPath, corner: SpansByPath) -> MayHold:
        """The same where some inputs stand at a corner: only what reads one of these is asked again."""
        paths = frozenset(path for path, span in corner.items() if spans.get(path) != span)
        asked = [not paths.isdisjoint(one.reads) for one in self.listed]
        if not any(asked):
            return truths
        found = {**spans, **corner}
        again = zip(self.listed, truths, asked, strict=True)
        return tuple(one.truth(found) if is_asked else truth for one, truth, is_asked in again)

    def bound_to(self, paths: Iterable[str], below: Mapping[str, Iterable[str]]) -> frozenset[str]:
        """These paths, and all that requirements hold against them, however many stand between.

        ``below`` is what results are made of.
        """
        bound, before = frozenset(paths), frozenset[str]()
        while bound != before:
            before = bound
            held = (one.reads for one in self.listed if not before.isdisjoint(one.reads))
            bound = before.union(*held, *(below[path] for path in before if path in below))
        return bound


def unsure(truths: MayHold) -> int | None:
    """How many of the requirements may hold or not, where each may hold; None where one never does."""
    holding = [truth for truth in truths if truth is not None]
    return sum(truth.false for truth in holding) if all(truth.true for truth in holding) else None


def _all(
    program: Program, settings: Settings, limits: Sequence[Condition], spans: SpansByPath
) -> Iterator[Requirement]:
    for limit in limits:
        yield Requirement(_paths(limit), partial(_of_limit, limit, settings))
    for agreed in program.agreements:
        yield Requirement(frozenset(leaf.path for leaf in agreed.sum.weights), partial(_of_agreement, agreed, settings))
    statistics = [entry for entry in program.entries if isinstance(entry, Statistic)]
    for entry in statistics:
        alike = frozenset(one.leaf.path for one in statistics if one.node == entry.node)
        told = spans[entry.leaf.path]
        yield Requirement(_paths(entry.node) | alike, partial(_of_statistic, entry, program, settings, told))


def _paths(node: Condition | Measure) -> frozenset[str]:
    return frozenset(leaf.path for leaf in reads(node).inputs)


def _of_limit(limit: Condition, settings: Settings, found: SpansByPath) -> Possible:
    truth = limit.under(Bounds(found, settings.readings))
    return Possible(truth.true or truth.may_be_nothing, truth.false)


def _of_agreement(agreed: LinearAgreement, settings: Settings, found: SpansByPath) -> Possible | None:
    arithmetic = Bounds(found, settings.readings)
    terms = [(arithmetic.read(leaf), weight) for leaf, weight in agreed.sum.weights.items()]
    # Of one that there was nothing of, the others have nothing to agree with.
    if not all(span.over for span, _ in terms):
        return None
    return arithmetic.within(arithmetic.sum(terms, agreed.sum.constant), agreed.within)


def _of_statistic(
    entry: Statistic, program: Program, settings: Settings, told: Span, found: SpansByPath
) -> Possible | None:
    """Whether a statistic of which only a part is taken is possible beside the own figure."""
    path = entry.leaf.path
    if found[path] == told:
        return None
    others = {one: span for one, span in found.items() if one != path}
    left = statistic_span(entry, program, others, Bounds(found, settings.readings))
    possible = any(meet(found[path].over, part) for part in left.over)
    # What the others have may hang together with the unit's own figure.
    return Possible(possible, not (entry.own and found[path].is_exact))
