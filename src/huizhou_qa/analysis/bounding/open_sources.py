"""What is open in a unit's evidence and has few ways to turn out: rulings that nobody made yet, incidents not settled.

Each is a source with its alternatives; in each alternative the inputs or tallies that it settles have spans of
their own. What lies anywhere in an interval is no source: that the bounds of rules carry by themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache

from attrs import frozen

from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.program import Program, Settings, Tally
from huizhou_qa.program.bounding import is_pending, ways_to_settle, whole_numbers_of
from huizhou_qa.program.running import Elements
from huizhou_qa.readers import Bounds, Gap, Span, reads
from huizhou_qa.readers.spans import exactly, joined
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.sections import OF_COHORTS, RESULTS, RULINGS

ONE, ZERO = Fraction(1), Fraction(0)
# What may become of incidents is kept for so many of them; the one least recently asked for gives way.
MOST_KEPT = 256

Counts = tuple[Span, ...]
Alternative = FrozenMapping[str, Span]
NOTHING_TOLD = FrozenMapping[str, Fraction]()


@frozen
class Source:
    """Something open, and each of the ways in which it can turn out: the spans of what it settles, by path."""

    alternatives: tuple[Alternative, ...]


@lru_cache(maxsize=MOST_KEPT)
def statistics_read(program: Program, settings: Settings) -> tuple[Input, ...]:
    """The statistics of a cohort that some entry reads."""
    read = (leaf for entry in program.entries for leaf in reads(entry.node, settings.readings).inputs)
    return tuple(dict.fromkeys(leaf for leaf in read if leaf.section in OF_COHORTS))


@lru_cache(maxsize=MOST_KEPT)
def _rulings_read(program: Program, settings: Settings) -> tuple[tuple[tuple[str, ...], tuple[Input, ...]], ...]:
    """The rulings that an entry reads, beside the results that they are on."""
    read = (reads(entry.node, settings.readings).inputs for entry in program.entries)
    by_section = (
        [[leaf for leaf in leaves if leaf.section == section] for section in (RESULTS, RULINGS)] for leaves in read
    )
    return tuple((tuple(leaf.path for leaf in results), tuple(rulings)) for results, rulings in by_section if rulings)


def open_rulings(program: Program, settings: Settings, found: Mapping[str, Span]) -> Iterator[Source]:
    """The rulings that may be needed and are not made; ``found`` are spans of what there may be nothing of."""
    for results, rulings in _rulings_read(program, settings):
        # The points of a rule of which there may be nothing are ruled on where they are read.
        if any(found[path].may_be_nothing for path in results if path in found):
            for leaf in rulings:
                if leaf.path not in found:
                    yield Source(tuple(FrozenMapping({leaf.path: exactly(one)}) for one in whole_numbers_of(leaf)))


def incidents(program: Program, told: tuple[Elements, ...] | None, settings: Settings) -> Source:
    """Everything that the tallies may become together; where nobody has told of incidents, of any number of them."""
    if told is None:
        return _any_incidents(program, settings)
    sums = {(exactly(ZERO),) * len(_tallies(program))}
    for incident in told:
        more = _of_one(program, settings, incident)
        sums = {tuple(map(_added, one, other)) for one in sums for other in more}
    return Source(tuple(_by_path(program, one) for one in sums))


@lru_cache(maxsize=MOST_KEPT)
def _any_incidents(program: Program, settings: Settings) -> Source:
    single = _outcomes(program, settings, NOTHING_TOLD)
    return Source((_by_path(program, tuple(map(_any_number_of, zip(*single, strict=True)))),))


def _by_path(program: Program, counts: Counts) -> Alternative:
    return FrozenMapping({tally.leaf.path: span for tally, span in zip(_tallies(program), counts, strict=True)})


@lru_cache(maxsize=MOST_KEPT)
def _tallies(program: Program) -> tuple[Tally, ...]:
    return tuple(entry for entry in program.entries if isinstance(entry, Tally))


def _added(left: Span, right: Span) -> Span:
    return Bounds({}).sum([(left, ONE), (right, ONE)], ZERO)


def _any_number_of(counts: Sequence[Span]) -> Span:
    """What incidents add up to of which each may count any of these; there may be none at all."""
    ends = joined(exactly(ZERO), *counts)
    low, high = (ZERO if end == ZERO else None for end in (ends.low, ends.high))
    return Span((Interval(low, high, low is not None, high is not None),))


@lru_cache(maxsize=MOST_KEPT)
def _of_one(program: Program, settings: Settings, incident: Elements) -> frozenset[Counts]:
    told = {path: one for path, one in incident.items() if not isinstance(one, Gap)}
    if not is_pending(program, incident, settings):
        return frozenset({_counted(program, settings, told)})
    return _outcomes(
        program, settings, FrozenMapping({path: one for path, one in told.items() if path in program.settled})
    )


@lru_cache(maxsize=MOST_KEPT)
def _outcomes(program: Program, settings: Settings, told: FrozenMapping[str, Fraction]) -> frozenset[Counts]:
    """What one incident may count in every tally, once it is settled one way or another; it may come to nothing."""
    counted = (_counted(program, settings, way) for way in ways_to_settle(program, told))
    return frozenset((*counted, (exactly(ZERO),) * len(_tallies(program))))


def _counted(program: Program, settings: Settings, elements: Mapping[str, Fraction]) -> Counts:
    tallies = [entry.node for entry in _tallies(program)]
    numbers = [node.under(settings.exact(elements)) for node in tallies]
    bounds = Bounds({path: exactly(one) for path, one in elements.items()}, settings.readings)
    counted = zip(numbers, tallies, strict=True)
    return tuple(exactly(number) if isinstance(number, Fraction) else node.under(bounds) for number, node in counted)
