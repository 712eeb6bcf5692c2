"""``readings_report``: what a unit's result would be under every combination of readings, exactly."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from math import lcm, prod
from typing import overload

from attrs import frozen

from huizhou_qa.analysis.asked_again import require_same
from huizhou_qa.analysis.readings.choices_told import SEEN, choices_told, refused
from huizhou_qa.analysis.readings.clause_points import PointsByChoice, points_by_choice
from huizhou_qa.analysis.readings.combinations import Outcomes, combinations
from huizhou_qa.analysis.readings.not_evaluable import not_evaluable
from huizhou_qa.analysis.readings.parts_of_scheme import Choices
from huizhou_qa.analysis.readings.reading_results import (
    CHOICES,
    FIGURE,
    POINTS,
    Flip,
    NotEvaluable,
    ReadingResult,
)
from huizhou_qa.analysis.readings.report_of_cohort import CohortReadings, report_of_cohort
from huizhou_qa.errors import Wording
from huizhou_qa.errors.texts import Language
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.by_hand import TEXT, by_key, by_name, of, or_none, require, set_of, several
from huizhou_qa.ledger.face_words import FaceWords
from huizhou_qa.ledger.following import follows
from huizhou_qa.ledger.graded import grade_tag
from huizhou_qa.markup import Html, HtmlFace, element, minus, run_on, total_figure
from huizhou_qa.numbers.exact import json_text, plain
from huizhou_qa.scheme.kept_by import SchemeItself
from huizhou_qa.scheme.scheme import Scheme, as_scheme

RANGE = Wording("{told}；总分{totals}", "{told}; totals {totals}")
OTHER_GRADE = Wording("会改变等级的口径", "Readings that would change the grade")
SAME_GRADE = Wording("只改变总分的口径", "Readings that would change the total alone")


@frozen(repr=False)
class ReadingsReport(HtmlFace):
    """What readings decide of one unit's result.

    Attributes:
        scheme: what the unit is scored under.
        evidence: what is known of it.
        totals: every total that some combination gives, ascending, equal numbers once.
        grades: every grade that some combination gives.
        current: the result under the scheme's own readings; None where it cannot be told.
        stable: whether all combinations that can be told give one grade.
        singles: what each single other choice leads to, where that is another total or grade; in the order of the
            register.
        flips: for each other grade every smallest set of changes from the scheme's readings, by grade, then in the
            order of the register. ``scheme.under`` begins from the defaults: under such a change the scheme is
            ``scheme.under({**scheme.readings, **flip.choices})``.
        not_evaluable: the smallest partial choices that this evidence cannot answer.
        clauses: for each clause that readings touch, its points by what they choose; a Fraction where they have
            no finite decimal.
        combinations: how many combinations of all readings there are.
    """

    scheme: Scheme
    evidence: Evidence
    totals: tuple[Decimal, ...]
    grades: frozenset[str]
    current: ReadingResult | None
    stable: bool
    singles: tuple[Flip, ...]
    flips: tuple[Flip, ...]
    not_evaluable: tuple[NotEvaluable, ...]
    clauses: FrozenMapping[str, FrozenMapping[FrozenMapping[str, str], Decimal | Fraction]]
    combinations: int

    def __attrs_post_init__(self) -> None:
        require(
            self,
            scheme=of(Scheme),
            evidence=of(Evidence),
            totals=several(POINTS),
            grades=set_of(TEXT),
            current=or_none(of(ReadingResult)),
            stable=of(bool),
            singles=several(of(Flip)),
            flips=several(of(Flip)),
            not_evaluable=several(of(NotEvaluable)),
            clauses=by_name(by_key(CHOICES, FIGURE)),
            combinations=of(int),
        )

    def verify(self) -> None:
        """Asks again; raises VerificationError for whatever is not told so."""
        require_same(self, lambda: readings_report(self.scheme, self.evidence))

    @property
    def told(self) -> Wording:
        """In words: the grades, and over how many combinations."""
        return follows(self._told)

    def _told(self) -> Wording:
        grades = [grade for grade in self.scheme.grade_rule.grades if grade in self.grades]
        called = [self.scheme.terms.graded(grade) for grade in grades]
        return Wording(
            f"{self.combinations}种组合，{'等级为' + '、'.join(called) if called else '等级无法评定'}",
            f"{self.combinations} combinations, grade {' or '.join(grades) or 'not told'}",
        )

    def _summary(self) -> str:
        return f"<ReadingsReport: {self.told.en}>"

    def _html(self, language: Language) -> Html:
        words = FaceWords(self.scheme, language)
        tell, current = words.telling, self.current
        now = (grade_tag(current.grade, words), total_figure(minus(current.total))) if current is not None else ()
        columns = ("reading", "total", "grade")
        # Those that change the grade stand above, those that change the total alone below.
        same_grade = (one for one in self.singles if current is not None and one.grade == current.grade)
        return run_on(
            (
                tell.head(words.headed(tell.told(SEEN)), self.evidence.unit, *now),
                element("p", tell.say(RANGE, told=tell.told(self._told()), totals=self._range())),
                tell.table(tell.told(OTHER_GRADE), columns, (self._flip(one, words) for one in self.flips)),
                tell.table(tell.told(SAME_GRADE), columns, (self._flip(one, words) for one in same_grade)),
                refused(self.not_evaluable, words),
            )
        )

    def _range(self) -> str:
        ends = dict.fromkeys((self.totals[0], self.totals[-1])) if self.totals else {}
        return minus("–".join(map(str, ends)) or "—")

    def _flip(self, flip: Flip, words: FaceWords) -> tuple[object, ...]:
        return choices_told(flip.choices, words), element("b", minus(flip.total)), grade_tag(flip.grade, words)


@overload
def readings_report(scheme: Scheme, evidence: Evidence) -> ReadingsReport: ...
@overload
def readings_report(scheme: Scheme, evidence: Iterable[Evidence]) -> CohortReadings: ...
def readings_report(scheme: Scheme, evidence: Evidence | Iterable[Evidence]) -> ReadingsReport | CohortReadings:
    """Totals and grades over all combinations of readings, the fewest changes to every grade, what cannot be told.

    Of a cohort, given as its members without averages, every ranking: the same choices stand for all units at once,
    and averages move with them.

    Raises EvidenceError for nothing that only some readings refuse: that stands in ``not_evaluable``. What is
    missing under every reading stands there with no choices.

    >>> from huizhou_qa import Evidence, get_scheme
    >>> report = readings_report(get_scheme("huizhou", 2017), Evidence.from_dict({"unit": "甲区"}))
    >>> report.current, report.not_evaluable[0].choices
    (None, {})
    """
    whole = as_scheme(scheme)
    return _of_unit(whole, evidence) if isinstance(evidence, Evidence) else report_of_cohort(whole, evidence)


def _of_unit(scheme: Scheme, evidence: Evidence) -> ReadingsReport:
    whole = SchemeItself(scheme)
    clauses = points_by_choice(whole, evidence)
    refused, outcomes = not_evaluable(whole, evidence, clauses), Outcomes()
    if all(one.choices for one in refused):
        outcomes, is_whole = combinations(whole, evidence, clauses, [one.choices for one in refused])
        refused = refused if is_whole else not_evaluable(whole, evidence, clauses, is_whole=False)
    return _told(scheme, evidence, outcomes, refused, _points(clauses, refused))


def _points(
    clauses: Sequence[PointsByChoice], refused: Sequence[NotEvaluable]
) -> FrozenMapping[str, FrozenMapping[Choices, Decimal | Fraction]]:
    """The points of every clause that readings touch, by what these choose; written as the scheme itself writes."""
    points: dict[str, dict[Choices, Decimal | Fraction]] = {}
    for one in clauses:
        if isinstance(one.points, Fraction) and not any(
            other.choices.items() <= one.choices.items() for other in refused
        ):
            points.setdefault(one.clause, {})[one.choices] = _figure(one.points)
    return FrozenMapping({id_: FrozenMapping(found) for id_, found in points.items()})


def _figure(points: Fraction) -> Decimal | Fraction:
    written = json_text(points)
    return points if written is None else Decimal(written)


def _told(
    scheme: Scheme,
    evidence: Evidence,
    reached: Outcomes,
    refused: tuple[NotEvaluable, ...],
    clauses: FrozenMapping[str, FrozenMapping[Choices, Decimal | Fraction]],
) -> ReadingsReport:
    totals = tuple(_total(scheme, total) for total in _ascending({total for total, _ in reached}))
    grades = frozenset(grade for _, grade in reached)
    now = [(total, grade) for (total, grade), way in reached.items() if not way.changes]
    current = ReadingResult(scheme.readings, _total(scheme, now[0][0]), now[0][1]) if now else None
    return ReadingsReport(
        scheme,
        evidence,
        totals,
        grades,
        current,
        len(grades) == 1,
        tuple(_singles(scheme, reached)),
        tuple(_flips(scheme, reached, current)),
        refused,
        clauses,
        prod(len(one.names) for one in scheme.chosen_readings.register),
    )


def _ascending(totals: Collection[Fraction]) -> list[Fraction]:
    # In whole numbers: fractions compare several times more slowly.
    scale = lcm(*(total.denominator for total in totals))
    return sorted(totals, key=lambda total: total.numerator * (scale // total.denominator))


def _total(scheme: Scheme, total: Fraction) -> Decimal:
    """A total as the scheme writes it; in full where another reading has more places."""
    return scheme.rounding.write(total) if scheme.rounding.stands(total) else Decimal(plain(total))


def _by_number(choice: str) -> tuple[int, str]:
    """What a choice is sorted by: its name, or the number that it is named by, so that 3 places stand before 12."""
    return (int(choice) if choice.isdecimal() else 0, choice)


def _singles(scheme: Scheme, reached: Outcomes) -> tuple[Flip, ...]:
    """What every single other choice leads to, where that is not what the scheme's own readings do."""
    order = {one.id: at for at, one in enumerate(scheme.chosen_readings.register)}
    alone = [
        Flip(FrozenMapping(dict(changes)), grade, _total(scheme, total))
        for (total, grade), way in reached.items()
        for changes in way.sets
        if len(changes) == 1
    ]
    return tuple(
        sorted(alone, key=lambda one: [(order[id_], *_by_number(choice)) for id_, choice in one.choices.items()])
    )


def _flips(scheme: Scheme, reached: Outcomes, current: ReadingResult | None) -> Iterator[Flip]:
    order = {one.id: at for at, one in enumerate(scheme.chosen_readings.register)}
    for grade in scheme.grade_rule.grades:
        ways = {total: way for (total, other), way in reached.items() if other == grade}
        if not ways or (current is not None and current.grade == grade):
            continue
        fewest = min(way.changes for way in ways.values())
        found = [(total, sets) for total, way in ways.items() if way.changes == fewest for sets in way.sets]
        listed = [(sorted(sets, key=lambda one: order[one[0]]), total) for total, sets in found]
        for changes, total in sorted(
            listed, key=lambda one: [(order[id_], *_by_number(choice)) for id_, choice in one[0]]
        ):
            yield Flip(FrozenMapping(dict(changes)), grade, _total(scheme, total))
