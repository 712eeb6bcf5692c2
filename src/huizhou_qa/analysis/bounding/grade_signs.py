"""Which way the place of a grade goes with what it is read from: sums that clauses move, counts of incidents.

Which clauses decide it is worked out in ``grade_lines``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache

from attrs import evolve, frozen

from huizhou_qa.analysis.bounding.entry_spans import EntrySpan
from huizhou_qa.analysis.bounding.program_spans import program_spans
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.program import Program, Result, Settings, Tally
from huizhou_qa.program.entries import tally
from huizhou_qa.readers import Bounds, Direction, Span, reads
from huizhou_qa.readers.direction import Directed, Sign, Signs, direction_of, turned
from huizhou_qa.rules.curves import Curve
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.sections import INCIDENTS
from huizhou_qa.scheme.program.building import GRADE, after_veto
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.scheme.steps.steps import Limit, grade_after, total_after

# The results that rest on incidents are kept for so many programs; the one least recently asked for gives way.
MOST_KEPT = 256

NO_SIGNS: Signs = FrozenMapping()
NONE_DECLARED = FrozenMapping[str, Signs]()


def grade_signs(
    program: Program,
    settings: Settings,
    entries: Iterable[Result],
    known: Mapping[str, Span],
    declared: Mapping[str, Signs] = NONE_DECLARED,
) -> Signs:
    """Which way the place of the grade goes with what is known, through these entries; they are in order.

    ``declared`` is which way results go with what they read themselves, by path, where that follows from what they are.
    """
    of, spans = program_spans(program, settings), dict(known)
    arithmetic = Following(Bounds(spans, settings.readings), {})
    for entry in entries:
        path = entry.leaf.path
        found = arithmetic.result(of.entries[path])
        below = [arithmetic.followed[one].signs for one in of.entries[path].reads if one in arithmetic.followed]
        # What else it reads may go the other way with the same.
        sure = {
            one: sign
            for one, sign in declared.get(path, NO_SIGNS).items()
            if all(signs.get(one, sign) == sign for signs in below)
        }
        arithmetic.followed[path] = evolve(found, signs=FrozenMapping({**found.signs, **sure}))
        spans[path] = of.entries[path].under(spans)
    return arithmetic.followed[GRADE.path].signs


def signs_of_incidents(scheme: Scheme, settings: Settings, known: Mapping[str, Span]) -> Signs:
    """Which way the place of the grade goes with each count of incidents, by path; none where it reads no incidents."""
    entries = _resting_on_incidents(scheme.program, settings)
    if not any(entry.leaf == GRADE for entry in entries):
        return NO_SIGNS
    counts = {entry.leaf.path for entry in scheme.program.entries if isinstance(entry, Tally)}
    declared = _declared(scheme, counts, Direction(Bounds(known, settings.readings)))
    return grade_signs(scheme.program, settings, entries, known, dict(declared))


@lru_cache(maxsize=MOST_KEPT)
def _resting_on_incidents(program: Program, settings: Settings) -> tuple[Result, ...]:
    """The results that rest on counts of incidents, in order."""
    moved, entries = set[str](), list[Result]()
    for entry in program.entries:
        read = reads(entry.node, settings.readings).inputs if isinstance(entry, Result) else ()
        if isinstance(entry, Result) and any(leaf.section == INCIDENTS or leaf.path in moved for leaf in read):
            moved.add(entry.leaf.path)
            entries.append(entry)
    return tuple(entries)


def _declared(scheme: Scheme, counts: Collection[str], arithmetic: Direction) -> Iterator[tuple[str, Signs]]:
    """Which way steps go with the counts that they read: no veto makes a grade better, and no upper limit a total."""
    for at, veto in enumerate(scheme.vetoes, start=1):
        signs = FrozenMapping[str, Sign]({tally(veto.class_).path: "up"})
        yield after_veto(at).path, signs
        yield grade_after(veto.id).path, signs
    for step in scheme.steps:
        if isinstance(step, Limit) and step.low is None:
            asked = arithmetic.all_of([one.under(arithmetic) for one in step.when]).signs
            of_counts = {path: sign for path, sign in turned(asked, "down").items() if path in counts}
            yield total_after(step.id).path, FrozenMapping(of_counts)


@frozen(eq=False)
class Following(Direction):
    """Directions through the results that are followed, to what these were made of.

    What is one number however far the sums go has no sign, so that it agrees with every way: so is a grade on whose
    curve an incident leaves only one place.
    """

    followed: dict[str, Directed]

    def on_curve(self, number: Directed, curve: Curve) -> Directed:
        """As the number does, the other way on a curve that falls; no way on one that does not move."""
        found = Direction.on_curve(self, number, curve)
        return evolve(found, signs=NO_SIGNS) if found.span.is_exact else found

    def result(self, entry: EntrySpan) -> Directed:
        """A result, as what it was made of does; of the few places of a grade, one is held against the next."""
        found, known = entry.entry.node.under(self), self.bounds.known
        if "unproved" not in found.signs.values():
            return found
        given = zip(entry.leaves, entry.given(known), strict=True)
        moving = [(leaf, self.bounds.read(leaf)) for leaf, span in given if span is None or not span.is_exact]
        if len(moving) != 1 or not all(one.is_single for one in moving[0][1].over):
            return found
        ((leaf, span),) = moving
        images = [entry.under({**known, leaf.path: Span((one,))}) for one in span.over]
        return evolve(found, signs=turned(self.read(leaf).signs, direction_of(images)))

    def read(self, leaf: Input) -> Directed:
        """As what it was made of does."""
        return self.followed.get(leaf.path) or Direction.read(self, leaf)
