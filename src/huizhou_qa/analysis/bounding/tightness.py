"""Whether bounds are as narrow as the truth: whether the ends of every rule are reached, and together.

A rule's ends are reached where every input that it reads and that is open moves it one way, which is proved, and
the rule gives just these ends at the two corners; or where it gives them at some corner, whichever way it is moved,
and no other rule reads what moves it. Inputs that several rules read must move all of them the same
way. Above the rules, figures that rest on the same open input may only be added up.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import product
from math import prod

from attrs import frozen

from huizhou_qa.analysis.bounding.entry_spans import EntrySpan
from huizhou_qa.analysis.bounding.program_spans import program_spans
from huizhou_qa.analysis.composition import composition
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.program import Program, Settings
from huizhou_qa.readers import Bounds, Direction, Gap, Number, Span
from huizhou_qa.readers.agreements import LinearAgreement
from huizhou_qa.readers.direction import Sign
from huizhou_qa.scheme.marks.rounding import Rounding

# Programs, and rules with what is known of their inputs, that are kept; the one least recently asked for gives way.
MOST_KEPT, MOST_RULES = 64, 2**13
# So many corners are tried of a rule of which it is not proved which way its inputs move it.
MOST_CORNERS = 64
# What stands for a number without limit, and for how near an open end is approached.
FAR, NEAR = Fraction(10**9), Fraction(1, 10**9)
# What a rule gives there without limit is beyond this.
UNLIMITED = Fraction(10**6)


@lru_cache(maxsize=MOST_KEPT)
def rests_on(program: Program, settings: Settings) -> FrozenMapping[str, frozenset[str]]:
    """The inputs, tallies and statistics that every result rests on, by path."""
    found: dict[str, frozenset[str]] = {}
    for path, composed in composition(program, settings).items():
        found[path] = frozenset().union(*(found.get(one, frozenset({one})) for one in composed.paths))
    return FrozenMapping(found)


def told_apart(
    program: Program,
    settings: Settings,
    paths: Collection[str],
    found: Mapping[str, Span],
    fixed: Collection[str] = (),
) -> bool:
    """Whether no result of these reads together two figures that are open and rest on the same open input.

    ``fixed`` are figures that are not open, whatever else is.
    """
    together, below = _read_together(program, settings), rests_on(program, settings)
    for groups in (groups for path, groups in together.items() if path in paths):
        for group in groups:
            figures = [path for path in group if path not in fixed]
            if len(figures) > 1:
                figures = [path for path in figures if path in found and not found[path].is_exact]
            seen: set[str] = set()
            for own in (below[path] for path in figures) if len(figures) > 1 else ():
                if any(path not in found or not found[path].is_exact for path in own & seen):
                    return False
                seen |= own
    return True


@lru_cache(maxsize=MOST_KEPT)
def _read_together(program: Program, settings: Settings) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """The results that an entry reads together, where there are several.

    What a rule reads together, and whether its ends are reached all the same, is looked at rule by rule.
    """
    made_of, below = composition(program, settings), rests_on(program, settings)
    rules = frozenset(rule.path for rule in program_spans(program, settings).rules)
    found = {
        path: tuple(tuple(one for one in sorted(group) if one in below) for group in composed.bound)
        for path, composed in made_of.items()
        if path not in rules
    }
    several = {path: tuple(group for group in groups if len(group) > 1) for path, groups in found.items()}
    return FrozenMapping({path: groups for path, groups in several.items() if groups})


Corner = FrozenMapping[str, Number]


@frozen
class RuleEnds:
    """How the ends of a rule are reached.

    Attributes:
        ways: which way each open input moves it.
        written: its span, as written.
        corners: what it reads at its least end and at its greatest, one or several ways each; none where it is not
            proved that it reaches that end.
    """

    ways: FrozenMapping[str, Sign]
    written: Span
    corners: tuple[tuple[Corner, ...], ...]


def ends_are_reached(program: Program, settings: Settings, found: Mapping[str, Span], rounding: Rounding) -> bool:
    """Whether the ends of all rules are reached together; ``found`` are the spans of inputs and of rules not known."""
    ways, agreed = dict[str, Sign](), _agreements_by_input(program)
    read_in: dict[str, set[str]] = {}
    for rule in program_spans(program, settings).rules:
        path = rule.path
        span = found.get(path)
        if span is None or span.is_exact or not span.over:
            continue
        reached = rule_ends(rule, rule.given(found), rounding)
        for moving, way in reached.ways.items():
            # Where a way is not proved, the corners are those of this rule alone.
            if moving in ways and (ways[moving] != way or way == "unproved"):
                return False
            ways[moving] = way
            read_in.setdefault(moving, set()).add(path)
        agreements = list(dict.fromkeys(one for moving in reached.ways for one in agreed.get(moving, ())))
        if not all(reached.corners) or (agreements and not _agreed_on(agreements, reached.corners, found)):
            return False
    # Of facts that agree, one rule alone may read those that are open.
    return all(
        len(set().union(*(read_in.get(leaf.path, ()) for leaf in one.sum.weights))) <= 1 for one in program.agreements
    )


def _agreed_on(
    agreements: Sequence[LinearAgreement], corners: Sequence[Sequence[Corner]], found: Mapping[str, Span]
) -> bool:
    """Whether facts agree at some corner of each end."""
    return all(any(agree(agreements, corner, found) for corner in several) for several in corners)


@lru_cache(maxsize=MOST_KEPT)
def _agreements_by_input(program: Program) -> Mapping[str, tuple[LinearAgreement, ...]]:
    """The agreements that each input is in, by its path."""
    found: dict[str, list[LinearAgreement]] = {}
    for one in program.agreements:
        for leaf in one.sum.weights:
            found.setdefault(leaf.path, []).append(one)
    return FrozenMapping({path: tuple(several) for path, several in found.items()})


@lru_cache(maxsize=MOST_RULES)
def rule_ends(rule: EntrySpan, given: tuple[Span | None, ...], rounding: Rounding) -> RuleEnds:
    """How a rule that is open reaches the ends of its span, as written, with these spans of what it reads."""
    known = {path: span for path, span in zip(rule.reads, given, strict=True) if span is not None}
    found = Bounds(known, rule.settings.readings, rule.settings.written)
    free = [leaf for leaf in rule.leaves if found.read(leaf).over and not found.read(leaf).is_exact]
    signs = rule.entry.node.under(Direction(found)).signs
    ways = {leaf.path: signs[leaf.path] for leaf in free if leaf.path in signs}
    settled = {path: number for path, span in known.items() if (number := _settled(path, span)) is not None}
    span = rounding.of(rule.entry.leaf).under(Bounds({rule.path: rule.under(known)}, found.readings, found.written))
    corners = []
    for rising, end in ((False, span.low), (True, span.high)):
        tried = [_ends_tried(found.read(leaf), ways[leaf.path], rising=rising) for leaf in free if leaf.path in ways]
        numbers = product(*tried) if prod(map(len, tried)) <= MOST_CORNERS else ()
        moved = (FrozenMapping({**settled, **dict(zip(ways, one, strict=True))}) for one in numbers)
        corners.append(tuple(corner for corner in moved if _reaches(rule, rounding, corner, end)))
    return RuleEnds(FrozenMapping(ways), span, tuple(corners))


def _ends_tried(span: Span, way: Sign, *, rising: bool) -> tuple[Fraction, ...]:
    """The end of an open input where its rule ends; where its way is not proved, every end that there is."""
    if way != "unproved":
        return (end_of(span.over[-1 if (way == "up") is rising else 0], high=(way == "up") is rising),)
    return tuple(dict.fromkeys(end_of(part, high=high) for part in span.over for high in (False, True)))


def _settled(path: str, span: Span) -> Number | None:
    """The one number that an input is, or that there was nothing of it; None where it is open."""
    if not span.over and span.may_be_nothing:
        return Gap(nothing=frozenset({path}))
    return span.low if span.is_exact else None


def _reaches(rule: EntrySpan, rounding: Rounding, corner: Mapping[str, Number], end: Fraction | None) -> bool:
    """Whether a rule gives an end, as written, at a corner of what moves it."""
    settings = rule.settings
    at = rule.entry.node.under(settings.exact(corner))
    reached = rounding.of(rule.entry.leaf).under(settings.exact({rule.path: at}))
    return reached == end if end is not None else isinstance(reached, Fraction) and abs(reached) > UNLIMITED


def end_of(part: Interval, *, high: bool) -> Fraction:
    """The end of an interval, or a number near it where it is open, or far out where there is none."""
    end, closed = (part.high, part.high_closed) if high else (part.low, part.low_closed)
    if end is None:
        return FAR if high else -FAR
    if closed:
        return end
    return end - NEAR if high else end + NEAR


def agree(agreements: Sequence[LinearAgreement], corner: Mapping[str, Number], found: Mapping[str, Span]) -> bool:
    """Whether facts agree at a corner, with all else that is known."""
    for agreed in agreements:
        terms = [(_number(leaf.path, corner, found), weight) for leaf, weight in agreed.sum.weights.items()]
        known = [number * weight for number, weight in terms if number is not None]
        if len(known) == len(terms) and sum(known, agreed.sum.constant) not in agreed.within:
            return False
    return True


def _number(path: str, corner: Mapping[str, Number], found: Mapping[str, Span]) -> Fraction | None:
    number = corner.get(path)
    if isinstance(number, Fraction):
        return number
    return found[path].low if path in found and found[path].is_exact else None
