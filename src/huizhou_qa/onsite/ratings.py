"""Reading the panel's ratings: a level's word or its number for every part of every point.

What is malformed is refused all at once; only then is what is missing listed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from huizhou_qa.errors import EvidenceError, Fault, MissingEvidenceError, NumberError, shown
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ground.evidence.plain_values import Faults, Given
from huizhou_qa.ground.numbers import JsonNumber, number_from
from huizhou_qa.ground.values import Values
from huizhou_qa.scheme.on_site import BEST, LEVELS, OnSitePlan, OnSitePoint

Levels = FrozenMapping[str, tuple[int, ...]]

ACCEPTED = f"write {'、'.join(LEVELS)} or a whole number from {BEST} to 1"


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
            one.refuse("unknown_name", f"no point has this id; known are {', '.join(points)}")
    absent = Given(None, "", faults)
    levels = {id_: tuple(_levels(point, given.get(id_, absent), faults, missing)) for id_, point in points.items()}
    if faults.found:
        raise EvidenceError("the ratings cannot be read", faults.found)
    if missing.found:
        raise MissingEvidenceError("评价不全 · ratings are missing", {plan.raters: tuple(missing.found)})
    return FrozenMapping(levels)


def values_of(plan: OnSitePlan, levels: Levels) -> Values:
    """The ratings as the points' rules read them."""
    known = {
        fact.path: Fraction(level)
        for point in plan.points()
        for fact, level in zip(point.ratings, levels[point.id], strict=True)
    }
    return Values(known)


def _levels(point: OnSitePoint, given: Given, faults: Faults, missing: Faults) -> Iterator[int]:
    path, count = f"/{point.id}", len(point.ratings)
    if given.is_absent:
        missing.found.append(_missing(path, point.name))
    elif count == 1:
        yield _level(given)
    elif not isinstance(given.value, list | tuple) or len(given.value) != count:
        faults.add(path, "wrong_form", f"{count} ratings in a list are needed: {'、'.join(point.parts)}")
    else:
        for part, name in zip(given.members(), point.parts, strict=True):
            if part.is_absent:
                missing.found.append(_missing(part.path, name))
            else:
                yield _level(part)


def _missing(path: str, name: str) -> Fault:
    return Fault(path, "missing", f"缺少{name}的评价 · the rating is missing; {ACCEPTED}")


def _level(given: Given) -> int:
    value = given.value
    if isinstance(value, str) and not isinstance(value, JsonNumber):
        if value in LEVELS:
            return LEVELS[value]
        given.refuse("unknown_level", f"{shown(value)} is no level; {ACCEPTED}")
        return BEST
    try:
        number = number_from(value)
    except NumberError as error:
        given.refuse(error.reason, f"{error.message}; for a rating {ACCEPTED}")
        return BEST
    if number not in LEVELS.values():
        given.refuse("out_of_range", f"not one of the five levels; {ACCEPTED}")
    return int(number)
