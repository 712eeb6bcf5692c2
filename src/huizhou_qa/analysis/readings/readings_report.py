"""``readings_report``: what a unit's result would be under every combination of readings, exactly.

No combination is worked out by itself. What touches most of a program is gone through choice by choice; for each,
readings that are read together form parts (see ``layout``), every way of a part is worked out once, and the ways of
several parts are added up at the few sums from which the total and the grade follow.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import product
from math import prod

from attrs import frozen

from huizhou_qa.analysis.readings.not_evaluable import not_evaluable, touched_by_readings
from huizhou_qa.analysis.readings.reading_results import Flip, NotEvaluable, ReadingResult, ReadingsReport
from huizhou_qa.analysis.resting_on import ProgramByParts, ProgramPart, SourceKind, layout
from huizhou_qa.errors import pointer
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.known import member_of
from huizhou_qa.ledger.ruling import settled_values
from huizhou_qa.numbers.exact import plain
from huizhou_qa.program import Member, Program, Result, Settings, Tally, follow
from huizhou_qa.readers import Gap, Number
from huizhou_qa.scheme.program.building import GRADE, TOTAL
from huizhou_qa.scheme.scheme import Scheme

READINGS = "readings"
# A reading that lies open in more entries than this is gone through choice by choice.
MOST_ENTRIES = 8

Choices = FrozenMapping[str, str]
ChoicesChanged = frozenset[tuple[str, str]]
SumsReached = tuple[Number, ...]


@frozen
class OpenReading:
    """Readings that are open together, as a source: the choices and the numbers of each way."""

    ways: tuple[tuple[Choices, FrozenMapping[str, Number]], ...]


@frozen
class Reached:
    """The fewest changes from the chosen readings that lead somewhere, and every set of so many."""

    changes: int
    sets: frozenset[ChoicesChanged]

    def joined(self, other: Reached) -> Reached:
        """The fewer of both; of as many, the sets of both."""
        if self.changes != other.changes:
            return self if self.changes < other.changes else other
        return Reached(self.changes, self.sets | other.sets)


def readings_report(scheme: Scheme, evidence: Evidence) -> ReadingsReport:
    """Totals and grades over all combinations of readings, the fewest changes to every grade, what cannot be told.

    Raises EvidenceError for nothing that only some readings refuse: that stands in ``not_evaluable``. What is
    missing under every reading stands there with no choices.

    >>> from huizhou_qa import Evidence, get_scheme
    >>> report = readings_report(get_scheme("huizhou", 2017), Evidence.from_dict({"unit": "甲区"}))
    >>> report.current, report.not_evaluable[0].choices
    (None, {})
    """
    refused = tuple(not_evaluable(scheme, evidence))
    reached: dict[tuple[Fraction, str], Reached] = {}
    if not any(not one.choices for one in refused):
        for choices in _gone_through(scheme):
            for result, way in _combined(scheme, evidence, choices, refused):
                reached[result] = reached[result].joined(way) if result in reached else way
    return _told(scheme, reached, refused, _clauses(scheme, evidence, refused))


def _gone_through(scheme: Scheme) -> Iterator[dict[str, str]]:
    """Every choice of the readings that lie open in most of the program."""
    touched = touched_by_readings(scheme.program)
    wide = [
        one
        for one in scheme.chosen_readings.register
        if one.id in touched and len(touched[one.id].directly) > MOST_ENTRIES
    ]
    for names in product(*(one.names for one in wide)):
        yield dict(zip((one.id for one in wide), names, strict=True))


def _sources(scheme: Scheme, member: Member, through: Mapping[str, str]) -> list[OpenReading]:
    """The other readings that lie open, each a source; those of incidents are one, for they are counted together."""
    program = scheme.program
    names = {one.id: one.names for one in scheme.chosen_readings.register if one.id not in through}
    touched, tallies = touched_by_readings(program), [entry for entry in program.entries if isinstance(entry, Tally)]
    counts = {entry.leaf.path for entry in tallies}
    of_incidents = [id_ for id_ in names if id_ in touched and counts & set(touched[id_].directly)]
    ways = []
    for chosen in product(*(names[id_] for id_ in of_incidents)):
        choices = FrozenMapping(dict(zip(of_incidents, chosen, strict=True)))
        counted = follow(Program(tuple(tallies), program.grades), member, Settings({**through, **choices}))
        ways.append((choices, FrozenMapping(counted)))
    sources = [OpenReading(tuple(ways))]
    for id_, known in names.items():
        if id_ not in of_incidents and id_ in touched:
            path = pointer(READINGS, id_)
            numbered = [
                (FrozenMapping({id_: name}), FrozenMapping[str, Number]({path: Fraction(at)}))
                for at, name in enumerate(known)
            ]
            sources.append(OpenReading(tuple(numbered)))
    return sources


def _combined(
    scheme: Scheme, evidence: Evidence, through: dict[str, str], refused: Sequence[NotEvaluable]
) -> Iterator[tuple[tuple[Fraction, str], Reached]]:
    """Every total and grade under some choices, with the fewest changes that lead there."""
    member = member_of(scheme, evidence, settled_values(scheme, evidence))
    sources = _sources(scheme, member, through)
    program, settings = scheme.program, Settings(through)
    kinds = tuple(SourceKind(frozenset(one.ways[0][1]), len(one.ways)) for one in sources)
    plan = layout(program, settings, kinds)
    start: dict[str, Number] = {**member.known}
    for source in sources:
        start |= dict(source.ways[0][1])
    _work_out(plan.settled, start, settings)
    first: dict[str, str] = dict(through)
    for source in sources:
        first |= dict(source.ways[0][0])
    for part in plan.parts:
        _work_out(part.alone, start, Settings(first))
    _work_out(plan.sums, start, Settings(first))
    changed = Reached(*_changes(scheme, through))
    vectors: dict[SumsReached, Reached] = {tuple(start[path] for path in plan.handed_on): changed}
    for part in plan.parts:
        vectors = _folded(vectors, list(_ways(scheme, plan, part, FirstWay(sources, start, first), refused)))
    for vector, way in vectors.items():
        top = {**start, **dict(zip(plan.handed_on, vector, strict=True))}
        chosen = {**first, **_choices_of(scheme, plan, vector)}
        _work_out(plan.above, top, Settings(chosen))
        total, grade = top[TOTAL.path], top[GRADE.path]
        if isinstance(total, Fraction) and isinstance(grade, Fraction):
            yield (total, scheme.grade_rule.grades[int(grade)]), way


def _choices_of(scheme: Scheme, plan: ProgramByParts, vector: SumsReached) -> dict[str, str]:
    """The choices of readings that stand above the parts, which are handed on by their places."""
    by_path = {pointer(READINGS, one.id): one for one in scheme.chosen_readings.register}
    handed = zip(plan.handed_on, vector, strict=True)
    return {
        by_path[path].id: by_path[path].names[int(at)]
        for path, at in handed
        if path in by_path and isinstance(at, Fraction)
    }


@frozen
class FirstWay:
    """All sources, and what is known and worked out where each turns out in the first of its ways."""

    sources: Sequence[OpenReading]
    known: Mapping[str, Number]
    choices: Mapping[str, str]


def _ways(
    scheme: Scheme, plan: ProgramByParts, part: ProgramPart, first: FirstWay, refused: Sequence[NotEvaluable]
) -> Iterator[tuple[SumsReached, Reached]]:
    """What each way of a part adds to what is handed on, and what it changes of the chosen readings."""
    for ways in product(*(first.sources[at].ways for at in part.sources)):
        choices: dict[str, str] = {}
        way = dict(first.known)
        for chosen, numbers in ways:
            choices |= dict(chosen)
            way |= dict(numbers)
        if any(one.choices.items() <= choices.items() for one in refused):
            continue
        _work_out((*part.alone, *part.joint), way, Settings({**first.choices, **choices}))
        yield (
            tuple(_difference(way[path], first.known[path]) for path in plan.handed_on),
            Reached(*_changes(scheme, choices)),
        )


def _changes(scheme: Scheme, choices: Mapping[str, str]) -> tuple[int, frozenset[ChoicesChanged]]:
    changes = frozenset((id_, choice) for id_, choice in choices.items() if scheme.readings[id_] != choice)
    return len(changes), frozenset({changes})


def _folded(
    vectors: Mapping[SumsReached, Reached], ways: Sequence[tuple[SumsReached, Reached]]
) -> dict[SumsReached, Reached]:
    fewest: dict[SumsReached, Reached] = {}
    for move, way in ways:
        fewest[move] = fewest[move].joined(way) if move in fewest else way
    folded: dict[SumsReached, Reached] = {}
    for vector, before in vectors.items():
        for move, way in fewest.items():
            to = tuple(map(_sum, vector, move))
            sets = frozenset(one | more for one in before.sets for more in way.sets)
            reached = Reached(before.changes + way.changes, sets)
            folded[to] = folded[to].joined(reached) if to in folded else reached
    return folded


def _work_out(entries: Iterable[Result], found: dict[str, Number], settings: Settings) -> None:
    exact = settings.exact(found)
    for entry in entries:
        found[entry.leaf.path] = entry.node.under(exact)


def _difference(left: Number, right: Number) -> Number:
    if isinstance(left, Gap):
        return left
    return left if isinstance(right, Gap) else left - right


def _sum(left: Number, right: Number) -> Number:
    if isinstance(left, Gap) or isinstance(right, Gap):
        return left if isinstance(left, Gap) else right
    return left + right


def _clauses(
    scheme: Scheme, evidence: Evidence, refused: Sequence[NotEvaluable]
) -> FrozenMapping[str, FrozenMapping[Choices, Decimal]]:
    """The points of every clause that readings touch, by what these choose; written as the scheme itself writes."""
    touched, points = touched_by_readings(scheme.program), dict[str, dict[Choices, Decimal]]()
    names = {one.id: one.names for one in scheme.chosen_readings.register if one.id in touched}
    results = {entry.leaf.path: entry for entry in scheme.program.entries if isinstance(entry, Result)}
    member = member_of(scheme, evidence, settled_values(scheme, evidence))
    for id_, clause in scheme.clauses.items():
        entries = (clause.rule_entry.path, clause.before_writing.path, clause.entry.path)
        open_in = [
            one
            for one in names
            if len(touched[one].directly) <= MOST_ENTRIES and clause.entry.path in touched[one].following
        ]
        for chosen in product(*(names[one] for one in open_in)) if open_in else ():
            choices = FrozenMapping(dict(zip(open_in, chosen, strict=True)))
            found: dict[str, Number] = {**member.known}
            _work_out([results[path] for path in entries], found, Settings({**scheme.readings, **choices}))
            number = found[clause.entry.path]
            if isinstance(number, Fraction) and not any(one.choices.items() <= choices.items() for one in refused):
                points.setdefault(id_, {})[choices] = Decimal(plain(number))
    return FrozenMapping({id_: FrozenMapping(found) for id_, found in points.items()})


def _told(
    scheme: Scheme,
    reached: Mapping[tuple[Fraction, str], Reached],
    refused: tuple[NotEvaluable, ...],
    clauses: FrozenMapping[str, FrozenMapping[Choices, Decimal]],
) -> ReadingsReport:
    totals = tuple(Decimal(plain(total)) for total in sorted({total for total, _ in reached}))
    grades = frozenset(grade for _, grade in reached)
    now = [(total, grade) for (total, grade), way in reached.items() if not way.changes]
    current = ReadingResult(scheme.readings, Decimal(plain(now[0][0])), now[0][1]) if now else None
    return ReadingsReport(
        totals,
        grades,
        current,
        len(grades) == 1,
        tuple(_flips(scheme, reached, current)),
        refused,
        clauses,
        prod(len(one.names) for one in scheme.chosen_readings.register),
    )


def _flips(
    scheme: Scheme, reached: Mapping[tuple[Fraction, str], Reached], current: ReadingResult | None
) -> Iterator[Flip]:
    order = {one.id: at for at, one in enumerate(scheme.chosen_readings.register)}
    for grade in scheme.grade_rule.grades:
        ways = {total: way for (total, other), way in reached.items() if other == grade}
        if not ways or (current is not None and current.grade == grade):
            continue
        fewest = min(way.changes for way in ways.values())
        found = [(total, sets) for total, way in ways.items() if way.changes == fewest for sets in way.sets]
        listed = [(sorted(sets, key=lambda one: order[one[0]]), total) for total, sets in found]
        for changes, total in sorted(listed, key=lambda one: [(order[id_], choice) for id_, choice in one[0]]):
            yield Flip(FrozenMapping(dict(changes)), grade, Decimal(plain(total)))
