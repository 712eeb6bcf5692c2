"""``bounds_of_cohort``: bounds of the members of a cohort, its statistics from where the members' figures may lie."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from math import inf

from attrs import evolve, field, frozen

from huizhou_qa.analysis.asked_again import require_same
from huizhou_qa.analysis.bounding.bounds import ScoreBounds, bounded
from huizhou_qa.analysis.bounding.cohort_bounds_face import CohortBoundsFace
from huizhou_qa.analysis.bounding.cohort_places import PlaceBounds, places
from huizhou_qa.analysis.bounding.open_sources import incidents
from huizhou_qa.analysis.bounding.opened import NOTHING_ELSE, opened
from huizhou_qa.analysis.bounding.prepared_scheme import prepared
from huizhou_qa.analysis.bounding.worked_out import worked_out
from huizhou_qa.engine.cohort import COHORT, evidence_of_members, misfits
from huizhou_qa.errors import EvidenceError
from huizhou_qa.errors.texts import Language
from huizhou_qa.evidence.asked import is_of_others
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.evidence.records import StatisticValue
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.by_hand import by_name, of, require, several
from huizhou_qa.ledger.face_words import FaceWords
from huizhou_qa.markup import Html, HtmlFace
from huizhou_qa.numbers.between import Between
from huizhou_qa.numbers.exact import Rate
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.program import Statistic
from huizhou_qa.readers import Bounds, Span, reads
from huizhou_qa.rules.sections import AVERAGES, RESULTS
from huizhou_qa.rules.statistics import Fold
from huizhou_qa.scheme.scheme import Scheme, as_scheme

ONE = Fraction(1)
End = Fraction | float


@frozen(eq=False, repr=False)
class CohortBounds(Mapping[str, ScoreBounds], HtmlFace):
    """What the members of a cohort can still get, by unit in the order in which they were given.

    Attributes:
        scheme: what they are scored under.
        members: their evidence, as it was given.
        units: the bounds of each.
        places: the places that each can still get.
    """

    scheme: Scheme
    members: tuple[Evidence, ...]
    units: FrozenMapping[str, ScoreBounds]
    places: FrozenMapping[str, PlaceBounds]

    def __attrs_post_init__(self) -> None:
        require(
            self,
            scheme=of(Scheme),
            members=several(of(Evidence)),
            units=by_name(of(ScoreBounds)),
            places=by_name(of(PlaceBounds)),
        )

    def __getitem__(self, unit: str) -> ScoreBounds:
        return self.units[unit]

    def __iter__(self) -> Iterator[str]:
        return iter(self.units)

    def __len__(self) -> int:
        return len(self.units)

    def verify(self) -> None:
        """Works everything out again; raises VerificationError for whatever is not told so."""
        require_same(self, lambda: bounds_of_cohort(self.scheme, self.members))

    def _summary(self) -> str:
        placed = zip(self.units.values(), self.places.values(), strict=True)
        return "<CohortBounds:" + "".join(f"\n  {one!r} {place!r}" for one, place in placed) + ">"

    def _html(self, language: Language) -> Html:
        return CohortBoundsFace(self.units, self.places, FaceWords(self.scheme, language)).html()


def bounds_of_cohort(scheme: Scheme, members: Iterable[Evidence]) -> CohortBounds:
    """What each member of a cohort can still get, by unit, whatever the rest of all members' evidence turns out to be.

    Every average, place and other statistic lies where the figures of all members leave it; the evidence of the bounds
    gives it as that interval, or as the number that it is, but for an average over the others, which ``others`` of the
    bounds gives. Raises as ``bounds`` does, by the member's position, and EvidenceError for members that bring
    statistics of their own, repeat a name, or are none.
    """
    whole, given = as_scheme(scheme), evidence_of_members(members)
    faults = list(misfits(whole, given, counted=False))
    if faults:
        raise EvidenceError(faults, COHORT)
    beside = [MemberBeside(member) for member in given]
    for entry in whole.program.entries if len(given) > 1 else ():
        if isinstance(entry, Statistic):
            figures = [_figure(whole, one, entry) for one in beside]
            beside = [
                one.knowing(entry, values) for one, values in zip(beside, _values(whole, entry, figures), strict=True)
            ]
    units = {one.member.unit: bounded(whole, one.member, one.others) for one in beside}
    found = FrozenMapping({name: ScoreBounds.of(unit) for name, unit in units.items()})
    several = (name for name, one in found.items() if len(one.grades) > 1)
    together = frozenset(name for name in several if units[name].grades_go_with_totals)
    placed = FrozenMapping({one.unit: one for one in places(whole, found, together)})
    return CohortBounds(whole, given, found, placed)


@frozen
class MemberBeside:
    """A member, with what is known of statistics over all.

    Attributes:
        member: its evidence, and the statistics that evidence can give.
        others: averages over the others, by fact.
    """

    member: Evidence
    others: FrozenMapping[str, Interval] = field(default=NOTHING_ELSE)

    def knowing(self, entry: Statistic, value: StatisticValue | Interval | None) -> MemberBeside:
        """The same with one more statistic; None where nothing is known of it."""
        leaf, member = entry.leaf, self.member
        if value is None:
            return self
        if isinstance(value, Interval):
            return evolve(self, others=FrozenMapping({**self.others, leaf.name: value}))
        if leaf.section == AVERAGES:
            return evolve(self, member=evolve(member, averages=FrozenMapping({**member.averages, leaf.name: value})))
        return evolve(self, member=evolve(member, statistics=FrozenMapping({**member.statistics, leaf.name: value})))


def _figure(scheme: Scheme, of: MemberBeside, entry: Statistic) -> Span:
    """Where the number of a member may lie that a statistic is of."""
    member, found = of.member, opened(scheme, of.member, of.others)
    settings = prepared(scheme).settings
    spans = found.with_results
    if any(leaf.section == RESULTS for leaf in reads(entry.node, settings.readings).inputs):
        sources = (*found.rulings, incidents(scheme.program, found.member.incidents, settings))
        spans |= worked_out(scheme, member, found, sources).written
    return entry.node.under(Bounds(spans, settings.readings))


def _values(scheme: Scheme, entry: Statistic, figures: Sequence[Span]) -> Iterator[StatisticValue | Interval | None]:
    """The statistic as each member has it; None where nothing is known of it."""
    if any(span.over and span.may_be_nothing for span in figures) or not any(span.over for span in figures):
        # It is open how many are counted, or there are none.
        yield from (None for _ in figures)
        return
    counted = [_ends(span) for span in figures if span.over]
    if entry.fold == "mean" and (entry.own or is_of_others(entry.leaf)) and all(low == high for low, high in counted):
        # An average over the others follows from the sum over all.
        yield from (Rate(Fraction(sum(low for low, _ in counted)), Fraction(len(counted))) for _ in figures)
        return
    # Where the average over the others is read, evidence can give a number as the sum over all, and no other.
    of_others = any(is_of_others(leaf) and leaf.name == entry.leaf.name for leaf in scheme.input_register.inputs)
    for at, own in enumerate(figures):
        there = [_ends(span) for place, span in enumerate(figures) if span.over and (entry.own or place != at)]
        if not there or (entry.fold == "place" and not own.over):
            yield None
        elif is_of_others(entry.leaf):
            yield _interval(entry, *_folded(entry.fold, there, _ends(own))) if of_others else None
        elif entry.leaf.section == AVERAGES and of_others:
            yield None
        else:
            yield _between(entry, *_folded(entry.fold, there, _ends(own)))


def _ends(span: Span) -> tuple[End, End]:
    return (-inf if span.low is None else span.low), (inf if span.high is None else span.high)


def _folded(fold: Fold, there: Sequence[tuple[End, End]], own: tuple[End, End]) -> tuple[End, End]:
    """From the least to the most that a statistic of figures may be, each of which lies between two ends."""
    lows, highs = [low for low, _ in there], [high for _, high in there]
    if fold == "place":
        # Whoever surely has more stands before, and whoever may have more may.
        surely, perhaps = sum(low > own[1] for low in lows), sum(high > own[0] for high in highs)
        # The own figure is not more than itself.
        return ONE + surely, ONE + perhaps - (own[1] > own[0])
    if fold == "mean":
        return sum(lows) / len(lows), sum(highs) / len(highs)
    return (max(lows), max(highs)) if fold == "most" else (min(lows), min(highs))


def _interval(entry: Statistic, low: End, high: End) -> Interval | None:
    bottom, top = (None if isinstance(end, float) else end for end in (low, high))
    return entry.leaf.range.meet(Interval(bottom, top, low_closed=bottom is not None, high_closed=top is not None))


def _between(entry: Statistic, low: End, high: End) -> StatisticValue | None:
    if low == high and not isinstance(low, float):
        return low
    within = _interval(entry, low, high)
    # An end that is only approached cannot be given.
    if within is None or within.low is None or within.high is None or not (within.low_closed and within.high_closed):
        return None
    return Between(within.low, within.high)
