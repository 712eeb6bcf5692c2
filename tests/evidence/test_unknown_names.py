"""Suggestions are prepared for a name that is unknown, and for no other."""

from __future__ import annotations

from collections.abc import Iterator

from huizhou_qa.evidence.unknown_names import unknown_names
from huizhou_qa.rules.inputs import Input


def _never_asked() -> Iterator[Input]:
    raise AssertionError("the names of the inputs were asked for")
    yield


def test_where_no_name_is_unknown_the_known_ones_are_not_looked_at() -> None:
    assert list(unknown_names((), _never_asked())) == []
