"""Bounding a program: what every entry may still become while some of what it reads is not known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import product

from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.program.entries import Entry, Excluded, Program, Statistic, Tally, element
from huizhou_qa.program.knowing import statistic_span
from huizhou_qa.program.running import Elements, Member, Settings
from huizhou_qa.readers import reads, spans
from huizhou_qa.readers.agreements import narrowed
from huizhou_qa.readers.bounds import Bounds
from huizhou_qa.readers.gaps import Gap, Number
from huizhou_qa.readers.spans import Over, Span, exactly
from huizhou_qa.rules.inputs import Input

ONE, ZERO = Fraction(1), Fraction(0)
STATUS = element("status")


def bound(program: Program, member: Member, settings: Settings) -> dict[str, Span]:
    """What every entry may become, by path, beside what is known and what agreements leave open."""
    return bound_from(program, known_spans(program, member.known), member.incidents, settings)


def known_spans(program: Program, known: Mapping[str, Number | Span]) -> dict[str, Span]:
    """What is known, and where what is not may lie, as agreements and exclusions have it.

    A span is where a number lies that is not known yet. Where nothing agrees, a span is empty and may be
    nothing neither.
    """
    return narrowed(_known(program, known), program.agreements)


def bound_from(
    program: Program,
    known: Mapping[str, Span],
    incidents: tuple[FrozenMapping[str, Number], ...] | None,
    settings: Settings,
) -> dict[str, Span]:
    """The same from spans; an entry whose span is known already is left as it is."""
    found = dict(known)
    for entry in program.entries:
        if entry.leaf.path not in found:
            found[entry.leaf.path] = entry_span(entry, program, found, incidents, settings)
    return found


def entry_span(
    entry: Entry,
    program: Program,
    found: Mapping[str, Span],
    incidents: tuple[FrozenMapping[str, Number], ...] | None,
    settings: Settings,
) -> Span:
    """What one entry may become, where ``found`` are the spans of what stands before it."""
    arithmetic = Bounds(found, settings.readings, settings.written)
    if isinstance(entry, Statistic):
        return statistic_span(entry, program, found, arithmetic)
    if isinstance(entry, Tally):
        return _tallied(program, entry, Member({}, incidents), settings)
    return entry.node.under(arithmetic)


def _known(program: Program, known: Mapping[str, Number | Span]) -> dict[str, Span]:
    said = {path: _span(one) for path, one in known.items()}
    for one in program.excluded:
        if one.leaf.path in said and one.where.path not in said:
            said[one.where.path] = Span(_outside(one))
    return said


def _span(known: Number | Span) -> Span:
    if isinstance(known, Span):
        return known
    return Span((), may_be_nothing=True) if isinstance(known, Gap) else exactly(known)


def _outside(one: Excluded) -> Over:
    """Where the one input may lie so that the other is in place."""
    sides = (
        Interval(
            None, one.over.low, low_closed=False, high_closed=not one.over.low_closed and one.over.low is not None
        ),
        Interval(
            one.over.high, None, low_closed=not one.over.high_closed and one.over.high is not None, high_closed=False
        ),
    )
    ends = (one.over.low, one.over.high)
    kept = [side.meet(one.where.range) for side, end in zip(sides, ends, strict=True) if end is not None]
    parts = tuple(part for part in kept if part is not None)
    return spans.whole_numbers(parts) if one.where.whole else parts


def _tallied(program: Program, entry: Tally, member: Member, settings: Settings) -> Span:
    if member.incidents is None:
        return Bounds({}).read(entry.leaf)
    counted = [(_one(program, entry, incident, settings), ONE) for incident in member.incidents]
    return Bounds({}).sum(counted, ZERO)


def _one(program: Program, entry: Tally, incident: Elements, settings: Settings) -> Span:
    """What one incident may count; one that is not settled may also come to nothing."""
    if not is_pending(program, incident, settings):
        return entry.node.under(Bounds(_spans(incident), settings.readings))
    kept = {path: one for path, one in incident.items() if path in program.settled}
    confirmed = Bounds({**_spans(kept), STATUS.path: exactly(ZERO)}, settings.readings)
    return spans.joined(entry.node.under(confirmed), exactly(ZERO))


def is_pending(program: Program, incident: Elements, settings: Settings) -> bool:
    """Whether an incident is not settled and may yet come to count for something."""
    return program.pending.under(settings.exact(incident)) == ONE


def ways_to_settle(program: Program, told: Mapping[str, Fraction]) -> Iterator[dict[str, Fraction]]:
    """What an incident may be once it is settled and counts: each with every element that a tally reads.

    ``told`` is what is known of it and does not change any more. Days are not listed.
    """
    tallies = (entry for entry in program.entries if isinstance(entry, Tally))
    leaves = dict.fromkeys(leaf for tally in tallies for leaf in reads(tally.node).inputs)
    settled = {**told, STATUS.path: ZERO}
    free = {leaf.path: whole_numbers_of(leaf) for leaf in leaves if leaf.range.high is not None}
    open_ = {path: options for path, options in free.items() if path not in settled}
    for way in product(*open_.values()):
        yield {**settled, **dict(zip(open_, way, strict=True))}


def whole_numbers_of(leaf: Input) -> tuple[Fraction, ...]:
    """The whole numbers of an input that has few."""
    low, high = leaf.range.low or ZERO, leaf.range.high or ZERO
    return tuple(low + place for place in range(int(high - low) + 1))


def _spans(incident: Elements) -> Mapping[str, Span]:
    return FrozenMapping({path: exactly(one) for path, one in incident.items() if not isinstance(one, Gap)})


def grades_of(program: Program, grade: Span) -> frozenset[str]:
    """The grades that a span of their places holds."""
    return frozenset(one for at, one in enumerate(program.grades) if Fraction(at) in grade)
