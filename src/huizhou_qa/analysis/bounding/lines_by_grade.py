"""Where a unit stands before each grade line, and which clauses decide one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import cached_property

from attrs import frozen

from huizhou_qa.analysis.bounding.fewest_clauses import Deciding, fewest
from huizhou_qa.analysis.bounding.grade_lines import BEST, WORST, ClauseEnds, PlaceInGrades, deciding
from huizhou_qa.analysis.bounding.grade_signs import NO_SIGNS, signs_of_incidents
from huizhou_qa.analysis.bounding.open_sources import Source
from huizhou_qa.analysis.bounding.opened import Opened
from huizhou_qa.analysis.bounding.prepared_scheme import prepared
from huizhou_qa.analysis.bounding.score_bounds import ClauseSet, LineBounds, WhyNoClauses
from huizhou_qa.errors import pointer
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.readers import Number, Span
from huizhou_qa.readers.direction import Sign, Signs
from huizhou_qa.rules.sections import RULINGS
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.tree import Heading, Item
from huizhou_qa.scheme.program.building import GRADE
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.scorers.input_kinds import TREATMENTS

ZERO = Fraction(0)
AS_FULL, AS_ZERO = (Fraction(TREATMENTS.index(treatment)) for treatment in ("full", "zero"))


@frozen(eq=False, slots=False)
class LinesByGrade:
    """What the lines of a unit follow from; they themselves are data, which can be compared, copied and kept."""

    scheme: Scheme
    opened: Opened
    incidents: Source
    found: Mapping[str, Span]

    def lines(self) -> FrozenMapping[str, LineBounds]:
        """The grade lines by their grades, the best first; below the last there is none."""
        graded = self.scheme.grade_rule.grades[:-1]
        return FrozenMapping({grade: self._line(grade, at) for at, grade in enumerate(graded)})

    def _line(self, grade: str, at: int) -> LineBounds:
        places = self.found[GRADE.path]
        secured, lost = (places.high or ZERO) <= at, (places.low or ZERO) > at
        if secured or lost:
            return LineBounds(grade, secured, lost, None, None)
        secures = self._fewest(self._worst, lambda place: place <= at)
        forfeits = self._fewest(self._best, lambda place: place > at)
        return LineBounds(grade, secured, lost, _set(secures), _set(forfeits), _reason(secures), _reason(forfeits))

    def _fewest(
        self, found: Deciding | WhyNoClauses, is_decided: Callable[[Fraction], bool]
    ) -> ClauseSet | WhyNoClauses:
        if not isinstance(found, Deciding):
            return found
        return fewest(found, [clause.id for clause in self._open_clauses], is_decided)

    @cached_property
    def _worst(self) -> Deciding | WhyNoClauses:
        """How clauses decide the worst place: the same for every line."""
        return self._deciding(WORST)

    @cached_property
    def _best(self) -> Deciding | WhyNoClauses:
        """How they decide the best."""
        return self._deciding(BEST)

    def _deciding(self, place: PlaceInGrades) -> Deciding | WhyNoClauses:
        turning = [self._turning(one, place) for one in self._open_clauses]
        others = self._others(place)
        if others is None:
            return "incidents"
        clauses = [one for one in turning if one is not None]
        if len(clauses) < len(turning):
            return "without_limit"
        if self.opened.rulings and not self._rulings_lie_between():
            return "ruling"
        settings = prepared(self.scheme).settings
        return deciding(self.scheme.program, settings, clauses, [{**self._known, **other} for other in others], place)

    @cached_property
    def _open_clauses(self) -> Sequence[Clause]:
        return [one for one in self.scheme.clauses.values() if _is_open(self.found[one.entry.path])]

    @cached_property
    def _known(self) -> Mapping[str, Number]:
        # A clause of which a fact is missing may be settled all the same.
        exact = {path: one.low for path, one in self.found.items() if one.is_exact and one.low is not None}
        # What there was nothing of is no number, and known all the same.
        return {**self.opened.member.known, **exact}

    def _turning(self, clause: Clause, place: PlaceInGrades) -> ClauseEnds | None:
        """A clause at its worst and at its best, or the other way round; None where it may be without limit.

        Of one that has to be ruled on, full marks are the best and none the worst.
        """
        ruling = pointer(RULINGS, clause.id)
        path, ends = clause.entry.path, _ends(self.found[clause.entry.path])
        if any(ruling in source.alternatives[0] for source in self.opened.rulings):
            # Only of one that is surely nothing it is known that a ruling is its points.
            rule = self.opened.spans.get(clause.rule_entry.path)
            path, ends = ruling, (AS_ZERO, AS_FULL) if rule is not None and not rule.over else None
        if ends is None:
            return None
        before, after = ends if place.falls else ends[::-1]
        return ClauseEnds(path, before, after)

    def _rulings_lie_between(self) -> bool:
        """Whether leaving a clause out is never better than full marks for it, and never worse than none.

        So it is where no clause has less than 0 or more than its full marks, for what is left has at most all of its
        own. Of a coefficient, and of the least of several, it is not known.
        """
        parts: list[Item | Heading] = [*self.scheme.items.values(), *self.scheme.groups.values()]
        joinings = (self.scheme.joining, *(one.joining for one in parts))
        if any(joining.coefficient is not None or joining.way != "sum" for joining in joinings):
            return False
        spans = ((self.found[one.entry.path], one.max_points) for one in self.scheme.clauses.values())
        return all(
            span.low is not None and span.high is not None and span.low >= 0 and span.high <= most
            for span, most in spans
            if span.over
        )

    @cached_property
    def _signs_of_incidents(self) -> Signs:
        """Which way the grade goes with counts of incidents, where any of these is open without being listed."""
        if all(span.is_exact for way in self.incidents.alternatives for span in way.values()):
            return NO_SIGNS
        return signs_of_incidents(self.scheme, prepared(self.scheme).settings, self.found)

    def _others(self, place: PlaceInGrades) -> list[dict[str, Fraction]] | None:
        """What may become of incidents; of any number of them, what is worst or best, where there is such a thing."""
        ways, signs = self.incidents.alternatives, self._signs_of_incidents
        others = []
        for way in ways:
            ends = {path: _end(span, signs.get(path), place) for path, span in way.items()}
            found = {path: end for path, end in ends.items() if end is not None}
            if len(found) < len(ends):
                return None
            others.append(found)
        return others


def _set(found: ClauseSet | WhyNoClauses) -> ClauseSet | None:
    return found if isinstance(found, ClauseSet) else None


def _reason(found: ClauseSet | WhyNoClauses) -> WhyNoClauses | None:
    return None if isinstance(found, ClauseSet) else found


def _is_open(span: Span) -> bool:
    """Whether it is not settled; what is surely left out is."""
    return bool(span.over) and not span.is_exact


def _ends(span: Span) -> tuple[Fraction, Fraction] | None:
    return None if span.low is None or span.high is None or span.may_be_nothing else (span.low, span.high)


def _end(span: Span, sign: Sign | None, place: PlaceInGrades) -> Fraction | None:
    """Where a count makes the place what counts; None where it may go on without end, or is not proved to."""
    if span.is_exact:
        return span.low
    if sign is None:
        # Whatever it is, the place is the same.
        return ZERO
    if sign == "unproved":
        return None
    return span.high if (sign == "up") is place.falls else span.low
