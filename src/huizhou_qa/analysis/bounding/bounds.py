"""``bounds``: what a unit can still get, whatever the rest of its evidence turns out to be.

Every completion lies within: a missing fact is any number of its range, a clause of which there was nothing is
treated in each of the three ways while nobody has ruled, an incident that is not settled may become of any class,
and of incidents that nobody has spoken of there may be any number. What comes back is in ``score_bounds``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from attrs import evolve, frozen

from huizhou_qa.analysis.bounding.corners import ends_of_total_are_reached
from huizhou_qa.analysis.bounding.entry_spans import KnownResults, program_spans
from huizhou_qa.analysis.bounding.grade_lines import ClauseEnds, deciding, fewest
from huizhou_qa.analysis.bounding.joint_outcomes import possible
from huizhou_qa.analysis.bounding.known_spans import spans_of
from huizhou_qa.analysis.bounding.open_sources import Source, incidents, open_rulings, statistics_read
from huizhou_qa.analysis.bounding.score_bounds import ClauseSet, LineBounds, PointBounds, ScoreBounds
from huizhou_qa.analysis.bounding.tightness import ends_are_reached, rules_of
from huizhou_qa.errors import EvidenceError, pointer
from huizhou_qa.evidence.asked import given_at
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.checking import incidents_missing, require_fit
from huizhou_qa.ledger.known import gaps_of, member_of
from huizhou_qa.ledger.ruling import settled_values
from huizhou_qa.program import Member, Settings, Statistic, grades_of
from huizhou_qa.program.bounding import is_pending
from huizhou_qa.program.knowing import statistic_span
from huizhou_qa.readers import Bounds, Span
from huizhou_qa.readers.spans import exactly, joined, meet
from huizhou_qa.rules.sections import INCIDENTS
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.rounding import Rounding
from huizhou_qa.scheme.marks.tree import Heading, Item
from huizhou_qa.scheme.program.building import GRADE, TOTAL
from huizhou_qa.scheme.scheme import Scheme

ZERO = Fraction(0)
UNTOLD = "/incidents"
# So many points of clauses, items and headings are kept; those least recently asked for give way.
MOST_KEPT = 2**13


@frozen
class Opened:
    """What is known of a unit and what is open: spans of inputs, statistics and rules, and the sources."""

    spans: FrozenMapping[str, Span]
    known: KnownResults
    known_exactly: KnownResults
    rulings: tuple[Source, ...]
    member: Member


def bounds(scheme: Scheme, evidence: Evidence) -> ScoreBounds:
    """The least and the most that the evidence can still come to, the grades, and what is not decided.

    Raises EvidenceError for what does not fit the scheme, and where nothing completes the evidence
    (``contradiction``); nothing is ever raised for what is missing.

    >>> from huizhou_qa import Evidence, get_scheme
    >>> found = bounds(get_scheme("huizhou", 2017), Evidence.from_dict({"unit": "甲区", "incidents": []}))
    >>> found.low, found.high, sorted(found.grades)
    (Decimal('0.00'), Decimal('100.00'), ['A', 'B', 'C', 'D'])
    """
    require_fit(scheme, evidence)
    opened = _opened(scheme, evidence)
    told = _bounded(scheme, evidence, opened, opened.member)
    if not incidents_missing(scheme, evidence):
        return told
    return evolve(
        told,
        without_incidents=_bounded(scheme, evolve(evidence, incidents=()), opened, evolve(opened.member, incidents=())),
    )


def _opened(scheme: Scheme, evidence: Evidence) -> Opened:
    program, settings = scheme.program, Settings(scheme.readings)
    spans = spans_of(scheme, evidence)
    arithmetic = Bounds(spans, settings.readings)
    for entry in program.entries:
        path = entry.leaf.path
        if isinstance(entry, Statistic) and (path not in spans or given_at(entry.leaf) in evidence.values.intervals):
            told = spans.pop(path, None)
            alone = statistic_span(entry, program, spans, arithmetic)
            spans[path] = (
                alone if told is None else Span(tuple(part for one in told.over for part in meet(alone.over, one)))
            )
    values = settled_values(scheme, evidence)
    gaps, of = gaps_of(values.nothing), program_spans(program, settings)
    known = of.known(values.ratios, gaps)
    rules = rules_of(program, settings)
    spans |= {entry.leaf.path: known.spans[entry.leaf.path] for entry in rules if entry.leaf.path in known.spans}
    of.work_out([entry for entry in rules if entry.leaf.path not in known.spans], spans)
    exact = program_spans(program, evolve(settings, written=False)).known(values.ratios, gaps, wanted=(TOTAL.path,))
    rulings = tuple(open_rulings(program, settings, spans))
    member = member_of(scheme, evidence, values)
    return Opened(FrozenMapping(spans), known, exact, rulings, member)


def _bounded(scheme: Scheme, evidence: Evidence, opened: Opened, member: Member) -> ScoreBounds:
    program, settings = scheme.program, Settings(scheme.readings)
    sources = (*opened.rulings, incidents(program, member.incidents, settings))
    spans = {**opened.known.spans, **opened.spans}
    worked_out = possible(program, spans, sources, settings)
    written = worked_out.spans
    unrounded = evolve(settings, written=False)
    known = opened.known_exactly
    exact = possible(program, {**known.spans, **opened.spans}, sources, unrounded, known.unread).spans
    total, exact_total = written[TOTAL.path], exact[TOTAL.path]
    if not total.over:
        raise EvidenceError.of("", "contradiction", case="no_score")
    clauses = _points(scheme.clauses, written, scheme.rounding)
    open_to_ruling = {path for source in opened.rulings for path in source.alternatives[0]}
    return ScoreBounds(
        evidence.unit,
        _write(scheme.rounding, total.low),
        _write(scheme.rounding, total.high),
        exact_total.low,
        exact_total.high,
        low_open=bool(exact_total.over) and not exact_total.over[0].low_closed,
        high_open=bool(exact_total.over) and not exact_total.over[-1].high_closed,
        grades=grades_of(program, written[GRADE.path]),
        clauses=clauses,
        items=_points(scheme.items, written, scheme.rounding),
        groups=_points(scheme.groups, written, scheme.rounding),
        undecided=tuple(
            id_
            for id_, one in clauses.items()
            if one.low != one.high or one.low is None or pointer("rulings", id_) in open_to_ruling
        ),
        open_matters=tuple(_open_matters(scheme, evidence, opened, member)),
        tight=ends_are_reached(program, settings, opened.spans, scheme.rounding)
        and (worked_out.sharp or ends_of_total_are_reached(program, settings, spans, sources, total)),
        lines=LinesByGrade(scheme, opened, sources[-1], written),
        graded=scheme.terms.grade,
    )


def _points(
    parts: Mapping[str, Clause] | Mapping[str, Item] | Mapping[str, Heading],
    found: Mapping[str, Span],
    rounding: Rounding,
) -> FrozenMapping[str, PointBounds]:
    return FrozenMapping(
        {id_: _bounds_of(part.max_points, found[part.entry.path], rounding) for id_, part in parts.items()}
    )


@lru_cache(maxsize=MOST_KEPT)
def _bounds_of(max_points: Fraction, span: Span, rounding: Rounding) -> PointBounds:
    # What is left out shows 0.
    shown = joined(Span(span.over), exactly(ZERO)) if span.may_be_nothing else span
    return PointBounds(_write(rounding, shown.low), _write(rounding, shown.high), rounding.write(max_points))


def _write(rounding: Rounding, end: Fraction | None) -> Decimal | None:
    return None if end is None else rounding.write(end)


def _open_matters(scheme: Scheme, evidence: Evidence, opened: Opened, member: Member) -> Iterator[str]:
    program, settings = scheme.program, Settings(scheme.readings)
    open_yet = (leaf for leaf in statistics_read(program, settings) if not opened.spans[leaf.path].is_exact)
    yield from dict.fromkeys(given_at(leaf) for leaf in open_yet)
    if member.incidents is None:
        yield UNTOLD
        return
    for incident, elements in zip(evidence.incidents or (), member.incidents, strict=True):
        if is_pending(program, elements, settings):
            yield pointer(INCIDENTS, incident.id)


@frozen(eq=False, repr=False)
class LinesByGrade(Mapping[str, LineBounds]):
    """The grade lines by their grades; which clauses decide one is worked out when it is asked for."""

    _scheme: Scheme
    _opened: Opened
    _incidents: Source
    _found: Mapping[str, Span]

    def __getitem__(self, grade: str) -> LineBounds:
        if grade not in (graded := self._scheme.grade_rule.grades[:-1]):
            raise KeyError(grade)
        at = graded.index(grade)
        places = self._found[GRADE.path]
        secured, lost = (places.high or ZERO) <= at, (places.low or ZERO) > at
        if secured or lost:
            return LineBounds(grade, secured, lost, None, None)
        return LineBounds(
            grade,
            secured,
            lost,
            self._fewest(max, lambda place: place <= at),
            self._fewest(min, lambda place: place > at),
        )

    def __iter__(self) -> Iterator[str]:
        return iter(self._scheme.grade_rule.grades[:-1])

    def __len__(self) -> int:
        return len(self._scheme.grade_rule.grades) - 1

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(dict(self))

    def _fewest(
        self, end: Callable[[Iterable[Fraction]], Fraction], is_decided: Callable[[Fraction], bool]
    ) -> ClauseSet | None:
        open_yet = [one for one in self._scheme.clauses.values() if not self._found[one.entry.path].is_exact]
        ends = [_ends(self._found[one.entry.path]) for one in open_yet]
        others = self._others(end)
        # While a ruling is open, no clause has a best and a worst of its own.
        if self._opened.rulings or None in ends or others is None:
            return None
        turning = [
            ClauseEnds(clause.entry.path, *(pair if end is max else pair[::-1]))
            for clause, pair in zip(open_yet, ends, strict=True)
            if pair is not None
        ]
        settings = Settings(self._scheme.readings)
        exact = {path: one.low for path, one in self._opened.spans.items() if one.is_exact and one.low is not None}
        # What there was nothing of is no number, and known all the same.
        known = {**self._opened.member.known, **exact}
        found = deciding(self._scheme.program, settings, turning, [{**known, **other} for other in others], end)
        return None if found is None else fewest(found, [clause.id for clause in open_yet], is_decided)

    def _others(self, end: Callable[[Iterable[Fraction]], Fraction]) -> list[dict[str, Fraction]] | None:
        """What may become of incidents; the best is that none happened, and of any number there is no worst."""
        ways = self._incidents.alternatives
        if end is min and any(not span.is_exact for way in ways for span in way.values()):
            return [dict.fromkeys(ways[0], ZERO)]
        exact = [
            {path: span.low for path, span in way.items() if span.is_exact and span.low is not None} for way in ways
        ]
        return exact if all(len(one) == len(way) for one, way in zip(exact, ways, strict=True)) else None


def _ends(span: Span) -> tuple[Fraction, Fraction] | None:
    return None if span.low is None or span.high is None else (span.low, span.high)
