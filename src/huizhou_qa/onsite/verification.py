"""Verifying an on-site score: every figure recorded again from the ratings and the plan, and compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from huizhou_qa.errors import EvidenceError, Fault, MissingEvidenceError, described, pointer
from huizhou_qa.evidence.plain_structures import Faults
from huizhou_qa.evidence.plain_values import Given
from huizhou_qa.onsite.figures import figures_of
from huizhou_qa.onsite.ratings import read_ratings
from huizhou_qa.onsite.record import Levels, OnSiteRecord
from huizhou_qa.plans.on_site import SCALES, OnSitePlan
from huizhou_qa.readers.recorded import same
from huizhou_qa.scheme.terms import Terms


def disagreements(record: OnSiteRecord) -> Iterator[Fault]:
    """Everything in the record that is not what it should be."""
    unreadable = list(_unreadable(record))
    if unreadable:
        yield from unreadable
        return
    levels = _levels(record)
    yield from (fault.under(pointer("ratings")) for fault in levels.found)
    if not levels.found:
        yield from _figures(record)


def _unreadable(record: OnSiteRecord) -> Iterator[Fault]:
    """What is not even of the kind it should be, so that nothing can be re-added."""
    if not isinstance(record.plan, OnSitePlan):
        yield Fault.of("/plan", "wrong_type", case="on_site_plan", found=described(record.plan))
    if type(record.scale) is not str or record.scale not in SCALES:
        yield Fault.of("/scale", "unknown_choice", case="scale", found=described(record.scale), known=SCALES)
    if record.day is not None and type(record.day) is not date:
        yield Fault.of("/day", "wrong_type", case="on_site_day", found=described(record.day))
    if type(record.terms) is not Terms:
        yield Fault.of("/terms", "wrong_type", case="on_site_terms", found=described(record.terms))
    unit = Faults()
    if record.unit is not None:
        Given(record.unit, "/unit", unit).name()
    yield from unit.found
    plan: object = record.plan
    # Without a plan there are no levels that ratings could be held against.
    if isinstance(plan, OnSitePlan):
        yield from _ill_typed_levels(record, plan.best)


def _ill_typed_levels(record: OnSiteRecord, best: int) -> Iterator[Fault]:
    for id_, levels in record.ratings.items():
        if not _are_levels(levels, best):
            yield Fault.of(pointer("ratings", str(id_)), "wrong_form", case="levels", best=best)


def _are_levels(levels: object, best: int) -> bool:
    return type(levels) is tuple and all(type(level) is int and 1 <= level <= best for level in levels)


def _levels(record: OnSiteRecord) -> Faults:
    faults = Faults()
    try:
        read_ratings(record.plan, as_given(record.plan, record.ratings), faults)
    except (EvidenceError, MissingEvidenceError) as error:
        return Faults(list(error.faults))
    return faults


def as_given(plan: OnSitePlan, ratings: Levels) -> dict[str, object]:
    """The ratings as a caller gives them: a list only where a point has parts."""
    single = {point.id for point in plan.points() if not point.parts}
    return {id_: levels[0] if id_ in single and len(levels) == 1 else levels for id_, levels in ratings.items()}


def _figures(record: OnSiteRecord) -> Iterator[Fault]:
    """Every figure recorded again from the ratings and the plan, and compared, its whole working too."""
    again = figures_of(record.plan, record.scale, record.ratings)
    for id_, working in again.workings.items():
        if id_ not in record.workings:
            yield Fault.of(pointer("workings", id_), "differs", case="no_working")
        elif not same(record.workings[id_], working):
            yield Fault.of(pointer("workings", id_), "differs", case="working")
    yield from _unknown("workings", record.workings, again.points)
    yield from _differing("points", record.points, again.points)
    yield from _differing("tables", record.tables, again.tables)
    yield from _differing("", {"total": record.total}, {"total": again.total})


def _differing(section: str, stated: Mapping[str, object], recomputed: Mapping[str, int]) -> Iterator[Fault]:
    where = pointer(section) if section else ""
    for name, number in recomputed.items():
        says = stated.get(name)
        if type(says) is not int or says != number:
            yield Fault.of(
                where + pointer(name), "differs", case="on_site_figure", stated=described(says), recomputed=number
            )
    yield from _unknown(section, stated, recomputed)


def _unknown(section: str, stated: Mapping[str, object], known: Mapping[str, object]) -> Iterator[Fault]:
    for name in stated:
        if name not in known:
            yield Fault.of(pointer(section, str(name)), "differs", case="no_such_point")
