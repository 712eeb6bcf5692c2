"""What another scheme does to every unit, told apart from what other facts and other units do.

A total is another one because the scheme is, because the unit's own facts are, or because those of the others are,
which reach it through averages, places and other statistics. One after the other is changed, in this order, so
that the three parts add up to the difference of the totals.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from attrs import frozen

from huizhou_qa.analysis.asked_again import require_same
from huizhou_qa.analysis.comparing.effect import units_apart
from huizhou_qa.engine.cohort import assess_cohort
from huizhou_qa.errors import EvidenceError, Fault, Wording, described, in_full, is_a, printable
from huizhou_qa.errors.texts import Language
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.assessment import Assessment
from huizhou_qa.ledger.by_hand import by_name, of, require
from huizhou_qa.ledger.cohort import Cohort, Place
from huizhou_qa.ledger.face_words import FaceWords
from huizhou_qa.ledger.gate import require_sound
from huizhou_qa.ledger.graded import grade_of, grade_told
from huizhou_qa.ledger.readings_told import read_apart
from huizhou_qa.markup import Face, Html, HtmlFace, change_figure, element, minus, run_on
from huizhou_qa.scheme.marks.rounding import Rounding
from huizhou_qa.scheme.scheme import Scheme

ZERO = Fraction(0)
SEEN = Wording("总分因何而变", "What changed the totals")


@frozen(repr=False)
class UnitDifference(Face):
    """One unit before and after, and what its difference is made of.

    Attributes:
        before: its place, grade and total before.
        after: those after.
        by_scheme: what the other scheme does to its total, with the first facts of all units.
        by_facts: what its own other facts, marks, rulings and incidents then do.
        by_cohort: what those of the other units then do.
        clauses: what the other scheme does to its clauses' points, by clause; only those that differ. Limits and
            rescaling may make less of them.
    """

    before: Place
    after: Place
    by_scheme: Decimal
    by_facts: Decimal
    by_cohort: Decimal
    clauses: FrozenMapping[str, Decimal]

    def __attrs_post_init__(self) -> None:
        number = of(Decimal)
        require(self, before=of(Place), after=of(Place), clauses=by_name(number))
        require(self, by_scheme=number, by_facts=number, by_cohort=number)

    @property
    def unit(self) -> str:
        """The unit (县、区)."""
        return self.after.unit

    def _summary(self) -> str:
        before, after = (f"{one.place} {one.grade} {in_full(one.total)}" for one in (self.before, self.after))
        parts = f"scheme {in_full(self.by_scheme)}, facts {in_full(self.by_facts)}, cohort {in_full(self.by_cohort)}"
        return f"<UnitDifference {printable(self.unit)}: {before} → {after} ({parts})>"


@frozen(repr=False)
class SchemeEffect(HtmlFace):
    """What another scheme, other facts and other units do to every unit of a cohort.

    Attributes:
        before: the cohort under the first scheme.
        after: the same units under the second.
        units: by unit, in the order of the second; the three parts of each add up to the difference of its totals.
    """

    before: Cohort
    after: Cohort
    units: FrozenMapping[str, UnitDifference]

    def __attrs_post_init__(self) -> None:
        require(self, before=of(Cohort), after=of(Cohort), units=by_name(of(UnitDifference)))

    def verify(self) -> None:
        """Verifies both cohorts and splits the differences again.

        Raises VerificationError naming everything that does not agree.
        """
        require_same(self, lambda: effect_of_scheme(self.before, self.after))

    def _summary(self) -> str:
        lines = "".join(f"\n  {repr(one)[len('<UnitDifference ') : -1]}" for one in self.units.values())
        names = f"{printable(self.before.scheme.id)} → {printable(self.after.scheme.id)}"
        return f"<SchemeEffect {names}:{lines}>"

    def _html(self, language: Language) -> Html:
        before, words = (FaceWords(one.scheme, language) for one in (self.before, self.after))
        tell = words.telling
        schemes = dict.fromkeys(one.titled(one.scheme.title) for one in (before, words))
        columns = ("unit", "grades", "before", "by_scheme", "by_facts", "by_cohort", "after")
        rows = (
            (
                unit,
                run_on(dict.fromkeys((_graded(self.before, unit, before), _graded(self.after, unit, words))), " → "),
                minus(one.before.total),
                *map(change_figure, (one.by_scheme, one.by_facts, one.by_cohort)),
                element("b", minus(one.after.total)),
            )
            for unit, one in self.units.items()
        )
        return run_on(
            (
                tell.head(f"{tell.told(SEEN)} · {' → '.join(schemes)}", words.units(len(self.units))),
                *read_apart(before, words),
                tell.table("", columns, rows),
            )
        )


def _graded(cohort: Cohort, unit: str, words: FaceWords) -> Html:
    return grade_told(grade_of(cohort.results[unit]), words)


def effect_of_scheme(before: Cohort, after: Cohort | Scheme) -> SchemeEffect:
    """What another scheme did to every unit, and what other facts did, exactly.

    ``after`` is the same units under the other scheme, or that scheme alone, which is then given the same evidence.
    Raises EvidenceError for what is no cohort, and where the units are not the same; VerificationError for a cohort
    that does not agree with itself; and as ``assess_cohort`` where the first evidence, or one unit's other
    evidence among it, does not fit the second scheme: what that asks for must be in both.
    """
    if not is_a(before, Cohort):
        raise _no_cohort("/before", before)
    require_sound({"/before": before})
    if is_a(after, Scheme):
        under = assess_cohort(after, before.members.values())
        return _split(before, under, under)
    if not is_a(after, Cohort):
        raise _no_cohort("/after", after)
    require_sound({"/after": after})
    EvidenceError.raise_if_any(units_apart(before, after), case="compared_cohorts")
    return _split(before, assess_cohort(after.scheme, before.members.values()), after)


def _no_cohort(where: str, given: object) -> EvidenceError:
    return EvidenceError(
        [Fault.of(where, "wrong_type", case="no_cohort", given=described(given))], {"case": "no_cohort"}
    )


def _split(before: Cohort, under: Cohort, after: Cohort) -> SchemeEffect:
    """``under`` is the first evidence of all units under the second scheme."""
    were, are = ({place.unit: place for place in one.ranking} for one in (before, after))
    rounding = max(before.scheme.rounding, after.scheme.rounding, key=lambda one: one.places)
    units = {}
    for unit, result in after.results.items():
        first, by_scheme = before.results[unit], under.results[unit]
        own = _with_own_facts(under, after, unit)
        units[unit] = UnitDifference(
            were[unit],
            are[unit],
            _less(by_scheme, first, rounding),
            _less(own, by_scheme, rounding),
            _less(result, own, rounding),
            _clauses(first, by_scheme, rounding),
        )
    return SchemeEffect(before, after, FrozenMapping(units))


def _with_own_facts(under: Cohort, after: Cohort, unit: str) -> Assessment:
    """The unit with its own later evidence among the first evidence of all others."""
    members = {**under.members, unit: after.members[unit]}
    if members == dict(under.members):
        return under.results[unit]
    return assess_cohort(after.scheme, members.values()).results[unit]


def _less(after: Assessment, before: Assessment, rounding: Rounding) -> Decimal:
    return rounding.write(Fraction(after.total) - Fraction(before.total))


def _clauses(before: Assessment, after: Assessment, rounding: Rounding) -> FrozenMapping[str, Decimal]:
    olds, news = ({id_: one.counted for id_, one in result.clauses.items()} for result in (before, after))
    changed = {id_: news.get(id_, ZERO) - olds.get(id_, ZERO) for id_ in {**olds, **news}}
    return FrozenMapping({id_: rounding.write(points) for id_, points in changed.items() if points})
