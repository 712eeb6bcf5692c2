"""Paths to values: many under one section are written as each alone would be."""

from __future__ import annotations

from typing import NoReturn

import pytest

from huizhou_qa.errors import pointer, pointers


class Text(str):
    """A text whose methods are all its own."""

    __slots__ = ()

    def _refuse(self, *_given: object) -> NoReturn:
        raise RuntimeError("a method of a text of a caller's own kind was called")

    __add__ = __radd__ = __str__ = __format__ = __contains__ = isprintable = _refuse


@pytest.mark.parametrize("odd", ["b", "甲", "a/b", "a~b", "", "a\u200bb", "\ud800", " "])
def test_the_paths_of_several_names_are_those_of_each(odd: str) -> None:
    assert pointers("facts", ["a", odd]) == [pointer("facts", "a"), pointer("facts", odd)]
    assert pointers("facts", [odd]) == [pointer("facts", odd)]
    assert pointers("a/b", [odd]) == [pointer("a/b", odd)]


def test_no_method_of_a_name_of_a_callers_own_kind_is_called() -> None:
    assert pointers("facts", [Text("a"), "b"]) == ["/facts/a", "/facts/b"]
    assert pointers("facts", [Text("a")]) == ["/facts/a"]


def test_there_are_no_paths_of_no_names() -> None:
    assert pointers("facts", []) == []
