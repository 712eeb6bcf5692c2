"""What ``readings_report`` gives. Data alone; how it is worked out lives in ``readings_report.py``."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from attrs import frozen

from huizhou_qa.errors import Fault, Wording
from huizhou_qa.errors.texts import Language
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.by_hand import TEXT, by_key, by_name, of, or_none, require, set_of, several
from huizhou_qa.ledger.faces import HtmlFace, follows
from huizhou_qa.markup import table
from huizhou_qa.scheme.scheme import Scheme

CHOICES = by_name(TEXT)
POINTS = of(Decimal)
FIGURE = of(Decimal, Fraction)


@frozen
class ReadingResult:
    """The result under one choice of every reading."""

    readings: FrozenMapping[str, str]
    total: Decimal
    grade: str

    def __attrs_post_init__(self) -> None:
        require(self, readings=CHOICES, total=POINTS, grade=TEXT)


@frozen
class Flip:
    """A smallest change of readings that leads to another grade: id to choice, and what the result then is."""

    choices: FrozenMapping[str, str]
    grade: str
    total: Decimal

    def __attrs_post_init__(self) -> None:
        require(self, choices=CHOICES, grade=TEXT, total=POINTS)


@frozen
class NotEvaluable:
    """A smallest partial choice of readings under which this evidence cannot be scored, and why."""

    choices: FrozenMapping[str, str]
    faults: tuple[Fault, ...]

    def __attrs_post_init__(self) -> None:
        require(self, choices=CHOICES, faults=several(of(Fault)))


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
        flips: for each other grade every smallest set of changes, by grade, then in the order of the register.
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

    @property
    def told(self) -> Wording:
        """In words: the grades, and over how many combinations."""
        return follows(self._told)

    def _told(self) -> Wording:
        grades = sorted(self.grades)
        return Wording(
            f"{self.combinations}种组合，等级{'、'.join(grades) or '无法评定'}",
            f"{self.combinations} combinations, grade {' or '.join(grades) or 'not told'}",
        )

    def _summary(self) -> str:
        return f"<ReadingsReport: {self.told.en}>"

    def _html(self, language: Language) -> str:  # noqa: ARG002 - told in both
        rows = [
            ("; ".join(f"{id_}={choice}" for id_, choice in flip.choices.items()), flip.total, flip.grade)
            for flip in self.flips
        ]
        return table(f"{self.told.zh} · {self.told.en}", ("理解口径 readings", "得分 total", "等级 grade"), rows)
