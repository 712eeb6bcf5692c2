"""Whether bounds are as narrow as the truth: whether the ends of every rule are reached, and together.

A rule's ends are reached where every input that it reads and that is open moves it one way, which is proved, and
the rule gives just these ends at the two corners. Inputs that several rules read must move all of them the same
way. Above the rules, figures that rest on the same open input may only be added up.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache

from huizhou_qa.analysis.composition import composition
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.program import Program, Result, Settings
from huizhou_qa.readers import Bounds, Direction, Exact, Number, Span, reads
from huizhou_qa.readers.agreements import LinearAgreement
from huizhou_qa.readers.direction import Sign
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.sections import AVERAGES, FACTS, MARKS, RULINGS, STATISTICS
from huizhou_qa.scheme.marks.rounding import Rounding

MOST_KEPT = 64
# What stands for a number without limit, and for how near an open end is approached.
FAR, NEAR = Fraction(10**9), Fraction(1, 10**9)
# What a rule gives there without limit is beyond this.
UNLIMITED = Fraction(10**6)
# A unit's own: what rules read that no entry gives but a statistic.
OF_THE_UNIT = frozenset({FACTS, MARKS, AVERAGES, STATISTICS, RULINGS})


def is_exact(span: Span) -> bool:
    """Whether only one number is left."""
    return len(span.over) == 1 and span.low is not None and span.low == span.high and not span.may_be_nothing


@lru_cache(maxsize=MOST_KEPT)
def rules_of(program: Program, settings: Settings) -> tuple[tuple[Result, tuple[Input, ...]], ...]:
    """The results that read a unit's own inputs alone, with what they read."""
    return tuple(
        (entry, leaves)
        for entry in program.entries
        if isinstance(entry, Result)
        for leaves in [reads(entry.node, settings.readings).inputs]
        if all(leaf.section in OF_THE_UNIT for leaf in leaves)
    )


@lru_cache(maxsize=MOST_KEPT)
def rests_on(program: Program, settings: Settings) -> FrozenMapping[str, frozenset[str]]:
    """The inputs, tallies and statistics that every result rests on, by path."""
    found: dict[str, frozenset[str]] = {}
    for path, composed in composition(program, settings).items():
        found[path] = frozenset().union(*(found.get(one, frozenset({one})) for one in composed.paths))
    return FrozenMapping(found)


def told_apart(program: Program, settings: Settings, entries: Iterable[Result], found: Mapping[str, Span]) -> bool:
    """Whether no entry reads together two figures that are open and rest on the same open input."""
    made_of, below = composition(program, settings), rests_on(program, settings)
    for entry in entries:
        for group in made_of[entry.leaf.path].bound:
            open_yet = [path for path in group if path in below and path in found and not is_exact(found[path])]
            seen: set[str] = set()
            for path in open_yet:
                own = {one for one in below[path] if one not in found or not is_exact(found[one])}
                if own & seen:
                    return False
                seen |= own
    return True


def ends_are_reached(program: Program, settings: Settings, found: Mapping[str, Span], rounding: Rounding) -> bool:
    """Whether the ends of all rules are reached together; ``found`` are the spans of inputs and rules."""
    arithmetic = Bounds(found, settings.readings, settings.written)
    ways: dict[str, Sign] = {}
    read_in: dict[str, set[str]] = {}
    for entry, leaves in rules_of(program, settings):
        if not found[entry.leaf.path].over:
            continue
        free = [leaf for leaf in leaves if arithmetic.read(leaf).over and not is_exact(arithmetic.read(leaf))]
        if not free or is_exact(found[entry.leaf.path]):
            continue
        signs = entry.node.under(Direction(arithmetic)).signs
        moving = {leaf: signs[leaf.path] for leaf in free if leaf.path in signs}
        for leaf, way in moving.items():
            if way == "unproved" or ways.setdefault(leaf.path, way) != way:
                return False
            read_in.setdefault(leaf.path, set()).add(entry.leaf.path)
        if not _reaches(arithmetic, rounding, entry, moving, program.agreements):
            return False
    return all(
        len(set().union(*(read_in.get(leaf.path, set()) for leaf in agreed.sum.weights))) < 2  # noqa: PLR2004 - one rule alone
        for agreed in program.agreements
    )


def _reaches(
    found: Bounds, rounding: Rounding, entry: Result, ways: Mapping[Input, Sign], agreements: Sequence[LinearAgreement]
) -> bool:
    """Whether a rule gives the two ends of its span, as written, at the two corners of what moves it."""
    written = rounding.of(entry.leaf)
    span = written.under(found)
    for rising, end in ((False, span.low), (True, span.high)):
        corner = {leaf.path: _end(found.read(leaf), (way == "up") is rising) for leaf, way in ways.items()}
        settled = (one for one in found.known.items() if is_exact(one[1]))
        known: dict[str, Number] = {path: one.low for path, one in settled if one.low is not None}
        at = entry.node.under(Exact(known | corner, found.readings, found.written))
        reached = written.under(Exact({entry.leaf.path: at}))
        is_reached = reached == end if end is not None else isinstance(reached, Fraction) and abs(reached) > UNLIMITED
        if not is_reached or not _agree(agreements, known | corner):
            return False
    return True


def _end(span: Span, high: bool) -> Fraction:  # noqa: FBT001 - which of two ends
    part = span.over[-1 if high else 0]
    end, closed = (part.high, part.high_closed) if high else (part.low, part.low_closed)
    if end is None:
        return FAR if high else -FAR
    if closed:
        return end
    return end - NEAR if high else end + NEAR


def _agree(agreements: Sequence[LinearAgreement], numbers: Mapping[str, Number]) -> bool:
    for agreed in agreements:
        terms = [(numbers.get(leaf.path), weight) for leaf, weight in agreed.sum.weights.items()]
        known = [number * weight for number, weight in terms if isinstance(number, Fraction)]
        if len(known) == len(terms) and sum(known, agreed.sum.constant) not in agreed.within:
            return False
    return True
