"""``bounds``: what a unit can still get, whatever the rest of its evidence turns out to be.

Every completion lies within: a missing fact is any number of its range, a clause of which there was nothing is
treated in each of the three ways while nobody has ruled, an incident that is not settled may become of any class,
and of incidents that nobody has spoken of there may be any number. What comes back is in ``score_bounds``.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import field, frozen

from huizhou_qa.analysis.asked_again import require_same
from huizhou_qa.analysis.bounding.bounded_unit import BoundedUnit
from huizhou_qa.analysis.bounding.bounds_face import BoundsFace
from huizhou_qa.analysis.bounding.opened import NOTHING_ELSE, opened
from huizhou_qa.analysis.bounding.score_bounds import (
    EXACT_END,
    TRUTH,
    WRITTEN_END,
    LineBounds,
    PointBounds,
    written_end,
)
from huizhou_qa.errors import Wording, either, printable
from huizhou_qa.errors.texts import Language
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.fields.derived import Derived
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.by_hand import TEXT, TEXTS, by_name, of, or_none, require, set_of
from huizhou_qa.ledger.checking import incidents_missing, require_fit
from huizhou_qa.ledger.following import follows
from huizhou_qa.markup import Html, HtmlFace, Telling
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.scheme.scheme import Scheme


@frozen(repr=False)
class ScoreBounds(HtmlFace, Derived):
    """What a unit can still get.

    Attributes:
        scheme: what the unit is scored under.
        evidence: what is known of it.
        unit: the unit.
        low, high: the total as written, from the least to the most; attained where ``tight``. None: without limit.
        exact_low, exact_high: the same with no figure rounded for writing.
        low_open, high_open: whether the exact total only comes as near to that end as one likes.
        grades: every grade that it can still get.
        clauses, items, groups: points by id.
        undecided: the ids of clauses of which more than one figure is left, or that need a ruling.
        open_matters: the paths of incidents that are not settled or not told, and of statistics that are not known.
        tight: whether it is proved that nothing narrower is true of the total and of the clauses.
        lines: each grade line, by its grade.
        graded: what stands behind a grade in the words of the edition (A级).
        without_incidents: the same as if no incident had happened, where nobody has said; else None.
        others: where averages over the other members of a cohort lie, by fact, that no evidence can give.
    """

    scheme: Scheme
    evidence: Evidence
    unit: str
    low: Decimal | None
    high: Decimal | None
    exact_low: Fraction | None
    exact_high: Fraction | None
    low_open: bool
    high_open: bool
    grades: frozenset[str]
    clauses: FrozenMapping[str, PointBounds]
    items: FrozenMapping[str, PointBounds]
    groups: FrozenMapping[str, PointBounds]
    undecided: tuple[str, ...]
    open_matters: tuple[str, ...]
    tight: bool
    lines: FrozenMapping[str, LineBounds]
    graded: str
    without_incidents: ScoreBounds | None = field(default=None)
    others: FrozenMapping[str, Interval] = field(default=NOTHING_ELSE)

    def __attrs_post_init__(self) -> None:
        parts = by_name(of(PointBounds))
        require(
            self,
            scheme=of(Scheme),
            evidence=of(Evidence),
            unit=TEXT,
            low=WRITTEN_END,
            high=WRITTEN_END,
            exact_low=EXACT_END,
            exact_high=EXACT_END,
            low_open=TRUTH,
            high_open=TRUTH,
            grades=set_of(TEXT),
            clauses=parts,
            items=parts,
            groups=parts,
            undecided=TEXTS,
            open_matters=TEXTS,
            tight=TRUTH,
            lines=by_name(of(LineBounds)),
            graded=TEXT,
            without_incidents=or_none(of(ScoreBounds)),
            others=by_name(of(Interval)),
        )

    if not TYPE_CHECKING:  # pragma: no branch - no run is a check of types
        # Found here it is asked at once, before what attrs looks for in the classes above.
        __getattr__ = Derived.__getattr__

    def verify(self) -> None:
        """Works the bounds out again; raises VerificationError for whatever is not told so."""
        require_same(self, lambda: bounds_beside(self.scheme, self.evidence, self.others))

    @property
    def told(self) -> Wording:
        """The total and the grades in words."""
        return follows(self._told)

    def _told(self) -> Wording:
        low, high = written_end(self.low, "-∞"), written_end(self.high, "∞")
        total = Wording(low, low) if low == high else Wording(f"{low}至{high}", f"{low} to {high}")
        ordered = [grade for grade in self.scheme.grade_rule.grades if grade in self.grades]
        grades = either(ordered)
        return Wording(f"{total.zh}分，{grades.zh}{self.graded}", f"{total.en} points, grade {grades.en}")

    def _summary(self) -> str:
        return f"<ScoreBounds {printable(self.unit)}: {self.told.en}>"

    def _html(self, language: Language) -> Html:
        without = self.without_incidents
        shown = BoundsFace(
            self.unit,
            self.low,
            self.high,
            self.grades,
            {id_: self.clauses[id_] for id_ in self.undecided},
            self.open_matters,
            self.tight,
            self.lines,
            None if without is None else without.told,
        )
        return shown.html(Telling(language, self.scheme.names))


def bounds(scheme: Scheme, evidence: Evidence) -> ScoreBounds:
    """The least and the most that the evidence can still come to, the grades, and what is not decided.

    Raises EvidenceError for what does not fit the scheme, and where nothing completes the evidence
    (``contradiction``); nothing is ever raised for what is missing.

    >>> from huizhou_qa import Evidence, get_scheme
    >>> found = bounds(get_scheme("huizhou", 2017), Evidence.from_dict({"unit": "甲区", "incidents": []}))
    >>> found.low, found.high, sorted(found.grades)
    (Decimal('0.00'), Decimal('100.00'), ['A', 'B', 'C', 'D'])
    """
    return bounds_beside(scheme, evidence, NOTHING_ELSE)


def bounds_beside(scheme: Scheme, evidence: Evidence, others: FrozenMapping[str, Interval]) -> ScoreBounds:
    """The same, beside averages of facts over the other members of a cohort that lie in these intervals."""
    return ScoreBounds.of(bounded(scheme, evidence, others))


def bounded(scheme: Scheme, evidence: Evidence, others: FrozenMapping[str, Interval]) -> BoundedUnit:
    """What these bounds follow from."""
    require_fit(scheme, evidence)
    found = opened(scheme, evidence, others)
    happened = found.member.incidents
    if not incidents_missing(scheme, evidence):
        return BoundedUnit(scheme, evidence, found, happened, others)
    without = ScoreBounds.of(BoundedUnit(scheme, evidence, found, (), others, supposes_none=True))
    return BoundedUnit(scheme, evidence, found, happened, others, without)
