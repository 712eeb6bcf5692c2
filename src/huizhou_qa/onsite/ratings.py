"""Reading the panel's ratings: a level's word or its number for every part of every point.

What is malformed is refused all at once; only then is what is missing listed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from huizhou_qa.errors import (
    Fault,
    MissingEvidenceError,
    NumberError,
    Wording,
    described,
    is_a,
    pointer,
)
from huizhou_qa.evidence.plain_structures import Faults, plain_text
from huizhou_qa.evidence.plain_values import Given
from huizhou_qa.numbers.exact import number_from, plain
from huizhou_qa.onsite.record import Levels
from huizhou_qa.plans.on_site import OnSitePlan, OnSitePoint
from huizhou_qa.program import Member


def read_ratings(plan: OnSitePlan, ratings: Mapping[str, object], faults: Faults) -> Levels:
    """The levels of every point; ``faults`` are those that were found before, beside the ratings.

    Raises EvidenceError listing them and every rating that cannot be right, or MissingEvidenceError
    listing every one that nobody has given.
    """
    missing = Faults()
    given = dict(Given(ratings, "", faults).entries())
    points = {point.id: point for point in plan.points()}
    for id_, one in given.items():
        if id_ not in points:
            one.refuse("unknown_name", case="on_site_point", known=tuple(points))
    absent = Given(None, "", faults)
    levels = {id_: tuple(_levels(point, given.get(id_, absent), faults, missing)) for id_, point in points.items()}
    faults.raise_if_any(case="on_site")
    if missing.found:
        raise MissingEvidenceError({plan.raters: tuple(missing.found)}, {"case": "on_site"})
    return Levels(levels)


def member_of(plan: OnSitePlan, levels: Levels) -> Member:
    """The ratings as the points' rules read them."""
    known = {
        leaf.path: Fraction(level)
        for point in plan.points()
        for leaf, level in zip(point.ratings, levels[point.id], strict=True)
    }
    return Member(known, ())


def _levels(point: OnSitePoint, given: Given, faults: Faults, missing: Faults) -> Iterator[int]:
    path, count = pointer(point.id), len(point.ratings)
    if given.is_absent:
        missing.found.append(_missing(path, point.name, point))
        return
    if count == 1:
        yield _level(given, point.name, point)
        return
    parts = list(given.members()) if is_a(given.value, list) or is_a(given.value, tuple) else []
    if len(parts) != count:
        faults.add(path, "wrong_form", case="halves", name=point.name, count=count, parts=point.parts)
    else:
        for part, name in zip(parts, point.parts, strict=True):
            if part.is_absent:
                missing.found.append(_missing(part.path, name, point))
            else:
                yield _level(part, name, point)


def _missing(path: str, name: str, point: OnSitePoint) -> Fault:
    return Fault.of(path, "missing", case="rating", name=name, levels=point.levels, best=point.best)


def _level(given: Given, name: str, point: OnSitePoint) -> int:
    numbers = point.numbers
    word = plain_text(given.value)
    if word is not None:
        if word not in numbers:
            given.refuse("unknown_level", name=name, found=described(word), levels=point.levels, best=point.best)
        return numbers.get(word, point.best)
    try:
        number = number_from(given.value)
    except NumberError as error:
        why = Wording(error.faults[0].zh, error.faults[0].en)
        given.refuse(error.reason, case="rating", name=name, why=why, levels=point.levels, best=point.best)
        return point.best
    if number not in numbers.values():
        given.refuse(
            "out_of_range", case="rating", name=name, found=plain(number), levels=point.levels, best=point.best
        )
    return int(number)
