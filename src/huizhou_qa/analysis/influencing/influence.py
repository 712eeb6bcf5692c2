"""``influence``: whose figure, moved how far, changes the points of others; and what becomes of them without a unit.

A statistic over all members, such as an average, makes each unit's points depend on the others' figures. For every unit
and statistic the nearest figure on either side is found, exactly, at which points of others change. Figures are moved
one at a time; what the statistic is of is taken as one number, whatever it is made of, and what others hand on to
statistics of their own results is not followed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from attrs import evolve, frozen

from huizhou_qa.analysis.asked_again import require_same
from huizhou_qa.analysis.comparing.effect import require_cohort
from huizhou_qa.analysis.influencing.influence_results import Influence, LeftOut, MovedClauses, PointsMoved
from huizhou_qa.analysis.influencing.other_units import OtherUnit, PointsOf, others_of, points_at
from huizhou_qa.analysis.moving.along_an_input import Traced
from huizhou_qa.analysis.moving.cells import Held, Walk
from huizhou_qa.engine.cohort import assess_cohort
from huizhou_qa.errors import EvidenceError, MissingEvidenceError, Wording, printable
from huizhou_qa.errors.texts import Language
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.by_hand import by_name, of, require, several
from huizhou_qa.ledger.cohort import Cohort
from huizhou_qa.ledger.face_words import FaceWords
from huizhou_qa.ledger.figures import numbers_of
from huizhou_qa.ledger.following import follows
from huizhou_qa.ledger.gate import require_sound
from huizhou_qa.ledger.known import member_of
from huizhou_qa.ledger.ruling import settled_values
from huizhou_qa.markup import ENDS, Html, HtmlFace, Telling, minus, run_on, tag
from huizhou_qa.numbers.exact import plain
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.program import CohortStatistic, Settings, over_cohort
from huizhou_qa.readers import Bounds, Gap, Number, Wholes
from huizhou_qa.rules.ranges import ANY_NUMBER
from huizhou_qa.scheme.scheme import Scheme

SEEN = Wording("谁的数据影响谁的得分", "Whose figures move whose points")
WITHOUT = Wording("若没有该单位", "Without that unit")
NEAR = Wording("仅差一步", "one step")
NOBODY = Wording("无", "Nobody's")

TracedPoints = Mapping[PointsOf, Traced]


@frozen(repr=False)
class Influences(HtmlFace):
    """Who moves whom in a cohort.

    Attributes:
        cohort: the cohort.
        influences: for each unit and statistic the nearest figures at which points of others change, below its own and
            above, in the order of the members and of the text.
        left_out: for each unit what becomes of the others without it.
    """

    cohort: Cohort
    influences: tuple[Influence, ...]
    left_out: FrozenMapping[str, LeftOut]

    def __attrs_post_init__(self) -> None:
        require(self, cohort=of(Cohort), influences=several(of(Influence)), left_out=by_name(of(LeftOut)))

    @property
    def near_ties(self) -> tuple[Influence, ...]:
        """Where one step of a figure, or any change of it at all, changes points of others."""
        return tuple(one for one in self.influences if one.is_near_tie)

    def verify(self) -> None:
        """Works everything out again; raises VerificationError where anything differs."""
        require_same(self, lambda: influence(self.cohort))

    @property
    def told(self) -> Wording:
        """In words: how many near-ties there are."""
        return follows(self._told)

    def _told(self) -> Wording:
        many = len(self.near_ties)
        return Wording(
            f"{len(self.cohort.results)}个单位，仅差一步即影响他人得分的{many}处",
            f"{len(self.cohort.results)} units; one step changes points of others in {many} places",
        )

    def _summary(self) -> str:
        lines = "".join(f"\n  {printable(one.en)}" for one in self.influences)
        return f"<Influences: {self.told.en}{lines}>"

    def _html(self, language: Language) -> Html:
        words = FaceWords(self.cohort.scheme, language)
        tell = words.telling
        return run_on(
            (
                tell.head(words.headed(tell.told(SEEN)), tell.told(self._told())),
                tell.table("", ("unit", "statistic", "own_figure", "moved", "others"), self._moves(tell)),
                tell.small(tell.told(ENDS)),
                tell.table(tell.told(WITHOUT), ("unit", "others"), self._leaving(tell)),
            )
        )

    def _moves(self, tell: Telling) -> Iterator[tuple[object, ...]]:
        # One step away comes first: there the smallest correction reaches others.
        for one in sorted(self.influences, key=lambda one: not one.is_near_tie):
            over = run_on((minus(one.needed), *([tag(tell.told(NEAR), "pending")] if one.is_near_tie else [])), " ")
            yield one.unit, tell.titled(one.label), minus(plain(one.figure)), over, tell.listed(one.others)

    def _leaving(self, tell: Telling) -> Iterator[tuple[object, ...]]:
        for one in self.left_out.values():
            yield one.unit, tell.messages(one.faults) or tell.listed(one.others) or tell.told(NOBODY)


def influence(cohort: Cohort) -> Influences:
    """For every unit and statistic the nearest own figures at which others' points change, and the cohort without it.

    Raises EvidenceError for what is no cohort, and VerificationError for one that does not agree with itself.

    """
    require_cohort(cohort)
    require_sound({"": cohort})
    scheme, units = cohort.scheme, list(cohort.results)
    known = [numbers_of(scheme, result.evidence, written=True) for result in cohort.results.values()]
    own = list(cohort.members.values())
    members = [member_of(scheme, one, settled_values(scheme, one)) for one in own]
    wanted = {leaf.path for leaf in scheme.input_register.statistics}
    statistics = over_cohort(scheme.program, members, Settings(scheme.readings), wanted)
    found = tuple(
        one
        for at, unit in enumerate(units)
        for statistic in statistics
        for one in _of_unit(scheme, statistic, unit, at, list(others_of(statistic, at, units, known)))
    )
    return Influences(cohort, found, FrozenMapping({unit: _without(cohort, unit) for unit in units}))


def _of_unit(
    scheme: Scheme, statistic: CohortStatistic, unit: str, at: int, others: Sequence[OtherUnit]
) -> Iterator[Influence]:
    figure = statistic.figures[at]
    if isinstance(figure, Gap) or not others:
        return
    measure = statistic.entry.node
    domain, whole = measure.under(Bounds({}, scheme.readings)).hull or ANY_NUMBER, measure.under(Wholes())
    walk = Walk[TracedPoints](lambda x: points_at(scheme, others, x), whole=whole)
    now = walk.at(figure, domain)
    # On a slope any other figure gives other points.
    flat = Interval.exactly(figure) if _slopes(now.read) else now.over
    for rest, is_above in ((walk.left_of(flat, domain), False), (walk.right_of(flat, domain), True)):
        found = _first_change(walk, now, rest, is_above=is_above)
        if found is not None:
            leaf, step = statistic.entry.leaf, _step(figure, whole=whole)
            moved = _moved(scheme, now.read, found.read)
            yield Influence(unit, leaf.name, leaf.label, figure, found.over, step, moved)


def _first_change(
    walk: Walk[TracedPoints], now: Held[TracedPoints], rest: Interval | None, *, is_above: bool
) -> Held[TracedPoints] | None:
    """The nearest figures on a side at which points are others than now; None where there are none."""
    while rest is not None:
        found = walk.near(rest, high=not is_above)
        if _slopes(found.read):
            return _but_for_its_start(walk, now, found, is_above=is_above)
        if any(one.value != found.read[of_points].value for of_points, one in now.read.items()):
            return found
        rest = walk.right_of(found.over, rest) if is_above else walk.left_of(found.over, rest)
    return None


def _but_for_its_start(
    walk: Walk[TracedPoints], now: Held[TracedPoints], found: Held[TracedPoints], *, is_above: bool
) -> Held[TracedPoints] | None:
    """A slope without its end, where that end itself changes nothing."""
    end = found.over.low if is_above else found.over.high
    if end is None or end not in found.over:
        return found
    at_end = walk.look(end)[1]
    if any(one.value != at_end[of_points].value for of_points, one in now.read.items()):
        return found
    here = Interval.exactly(end)
    rest = walk.right_of(here, found.over) if is_above else walk.left_of(here, found.over)
    return None if rest is None else evolve(found, over=rest)


def _slopes(points: TracedPoints) -> bool:
    return any(not one.course.is_flat for one in points.values())


def _step(figure: Fraction, *, whole: bool) -> Fraction:
    """One of a count, else one of the last place that the figure has; 0 where it has no finite decimal."""
    if whole:
        return Fraction(1)
    written = plain(figure)
    return Fraction(0) if "/" in written else Fraction(1, 10 ** len(written.partition(".")[2]))


def _moved(scheme: Scheme, now: TracedPoints, then: TracedPoints) -> MovedClauses:
    """The points that change, by unit and clause."""
    found: dict[str, dict[str, PointsMoved]] = {}
    for (unit, clause), before in now.items():
        after = then[unit, clause]
        slopes = not after.course.is_flat
        if before.value != after.value or slopes:
            moved = PointsMoved(_figure(scheme, before.value), None if slopes else _figure(scheme, after.value))
            found.setdefault(unit, {})[clause] = moved
    return FrozenMapping({unit: FrozenMapping(clauses) for unit, clauses in found.items()})


def _figure(scheme: Scheme, value: Number) -> Decimal | Fraction | None:
    """TracedPoints as they are written, or as they are; None where there are none."""
    return None if isinstance(value, Gap) else scheme.rounding.full_marks(value)


def _without(cohort: Cohort, unit: str) -> LeftOut:
    """What becomes of the others without a unit."""
    members = [member for name, member in cohort.members.items() if name != unit]
    try:
        alone = assess_cohort(cohort.scheme, members)
    except (EvidenceError, MissingEvidenceError) as error:
        return LeftOut(unit, FrozenMapping(), FrozenMapping(), error.faults)
    moved: dict[str, FrozenMapping[str, PointsMoved]] = {}
    for name, result in alone.results.items():
        before = cohort.results[name].clauses
        changed = {
            id_: PointsMoved(_figure(cohort.scheme, before[id_].counted), _figure(cohort.scheme, line.counted))
            for id_, line in result.clauses.items()
            if line.counted != before[id_].counted
        }
        if changed:
            moved[name] = FrozenMapping(changed)
    return LeftOut(unit, FrozenMapping(moved), FrozenMapping({one.unit: one.place for one in alone.ranking}))
