"""A result can be kept: it verifies, and is equal to what was pickled or copied of it, however much of it was read."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from copy import deepcopy
from typing import Protocol, runtime_checkable

import pytest
from attrs import evolve

from huizhou_qa import bounds
from huizhou_qa.analysis import bounds_of_cohort, readings_report
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.markup import InNotebook
from support.bundled import cohort
from support.each_day import deep, one_in
from support.every_face import FACES, SCHEME, SLOW, open_unit

MEMBERS = tuple(cohort().members.values())
RESULTS: dict[str, Callable[[], object]] = {
    **FACES,
    **SLOW,
    "bounds of a cohort": lambda: bounds_of_cohort(SCHEME, MEMBERS),
    "report of a cohort": lambda: readings_report(SCHEME, MEMBERS),
}


@runtime_checkable
class Verified(Protocol):
    """What can be made again and compared."""

    def verify(self) -> None: ...


def verify(result: object) -> None:
    """Verifies what can be verified."""
    if isinstance(result, Verified):
        result.verify()


def read(result: object) -> None:
    """Reads a result as a notebook does."""
    repr(result)
    if isinstance(result, InNotebook):
        for language in ("zh", "en"):
            result.to_html(language)


LONG = {*SLOW, "report of a cohort", "results", "composites"} - {"bounds"}
NAMES = [*one_in(4, (name for name in RESULTS if name not in LONG)), *map(deep, sorted(LONG))]


@pytest.mark.parametrize("name", NAMES)
def test_a_result_verifies_and_equals_its_copies_before_and_after_it_is_read(name: str) -> None:
    result = RESULTS[name]()
    verify(result)
    copies = [pickle.loads(pickle.dumps(result)), deepcopy(result)]  # noqa: S301 - our own bytes
    read(result)
    copies += [pickle.loads(pickle.dumps(result)), deepcopy(result)]  # noqa: S301 - our own bytes
    for one in copies:
        assert one == result
        assert hash(one) == hash(result)
    verify(result)
    verify(copies[-1])


def test_bounds_and_their_lines_are_data_whatever_was_read() -> None:
    found = bounds(SCHEME, open_unit())
    assert found.without_incidents is not None
    read(found.lines["A"].secures)
    read(found.without_incidents.lines["A"])
    found.verify()
    found.without_incidents.verify()
    again = bounds(SCHEME, open_unit())
    assert (found, hash(found), found.lines) == (again, hash(again), again.lines)
    assert pickle.loads(pickle.dumps(found.lines)) == again.lines  # noqa: S301 - our own bytes


def test_bounds_of_a_cohort_verify_after_those_of_members_were_read() -> None:
    found = bounds_of_cohort(SCHEME, [evolve(open_unit(), averages=FrozenMapping())])
    for one in found.values():
        read(one)
    found.verify()
    assert deepcopy(found) == found
