"""JavaScript takes a number of a receipt only as the library writes it, and writes each as the library does."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from huizhou_qa.codec.plain_data import LONGEST_NUMBER
from huizhou_qa.codec.steps import number_written
from huizhou_qa.numbers.intervals import Interval
from support.decoders import receipts
from support.each_day import one_in
from support.in_javascript import checked, with_node, written
from support.mutated import Json

pytestmark = with_node

EDGES = (
    *(Fraction(n) for n in (0, 1, -1, 10**29, 10**30 - 1, 10**30, 90 * 10**99, 10**129, 10**130, -(10**140), 7**80)),
    *(
        Fraction(1, d)
        for d in (2, 3, 5, 7, 20, 2**30, 5**30, 2**43, 2**44, 2**100, 2**599, 2**601, 10**29, 10**31, 3 * 10**40)
    ),
    Fraction(10**30 - 1, 10**29),
    Fraction(-1, 8),
    Fraction(10**40, 3),
)
EVERYWHERE = Interval(None, None, False, False)
NOT_LOOKED_AT = re.compile("/(notes|library_version|scheme)(/|$)")
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
# Every so many numbers are written otherwise each day.
EACH = 25


def drawn(number: int) -> Iterator[Fraction]:
    draw = random.Random(number)
    for _ in range(number):
        above, below = draw.randrange(1, 45), draw.randrange(45)
        yield Fraction(draw.randrange(-(10**above), 10**above), draw.choice((1, 2, 5, 10, 20, 3)) ** below)


def test_numbers_are_written_as_the_library_writes_them(tmp_path: Path) -> None:
    numbers = [*EDGES, *drawn(300)]
    of_numbers, _ = written([str(one) for one in numbers], [], tmp_path)
    assert of_numbers == [number_written(one) for one in numbers]


def test_intervals_are_written_as_the_library_writes_them(tmp_path: Path) -> None:
    # A document has no longer ends.
    ends = [one for one in (*EDGES, *drawn(100)) if len(str(one)) < LONGEST_NUMBER]
    pairs = [sorted(pair) for pair in zip(ends[::2], ends[1::2], strict=False) if pair[0] != pair[1]]
    texts = ["(-∞, 1/3]", "[1/2, ∞)", "(-∞, ∞)", "[1/3, 1/3]", *(f"[{one}, {other})" for one, other in pairs)]
    third = Fraction(1, 3)
    made = [Interval(None, third, False, True), Interval(Fraction(1, 2), None, True, False), EVERYWHERE]
    made += [Interval(third, third, True, True), *(Interval(low, high, True, False) for low, high in pairs)]
    _, of_intervals = written([], texts, tmp_path)
    assert of_intervals == [str(one) for one in made]


def otherwise(text: str, kind: int) -> str:
    """The same number written in another way."""
    longer = f"{text}0" if "." in text else f"{text}.0"
    return (longer, f"{text}e0", longer.rstrip("0") + "000")[kind]


def numbers_in(whole: Json, path: str = "") -> Iterator[tuple[str, list[str | int]]]:
    """The places of every number that a receipt states, by path."""
    below = whole.items() if isinstance(whole, dict) else enumerate(whole) if isinstance(whole, list) else ()
    for key, one in below:
        here = f"{path}/{key}"
        if isinstance(one, str) and NUMBER.fullmatch(one) and not NOT_LOOKED_AT.match(here):
            yield here, [key]
        for where, keys in numbers_in(one, here):
            yield where, [key, *keys]


@pytest.mark.parametrize("each", [EACH, pytest.param(1, marks=pytest.mark.deep)])
@pytest.mark.parametrize("kind", one_in(3, receipts()))
def test_a_number_that_is_written_otherwise_is_found(kind: str, each: int, tmp_path: Path) -> None:
    text = receipts()[kind]
    every = [*numbers_in(json.loads(text))][::each]
    made = []
    for at, (_, keys) in enumerate(every):
        whole = of = json.loads(text)
        for key in keys[:-1]:
            of = of[key]
        of[keys[-1]] = otherwise(of[keys[-1]], at % 3)
        made.append(whole)
    assert checked([json.loads(text)], tmp_path) == [[]]
    found = checked(made, tmp_path)
    assert found
    assert [path for (path, _), paths in zip(every, found, strict=True) if not paths] == []
