"""Numbers, intervals and curves of a document: in JavaScript they are what the library writes, and nothing else is."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

from huizhou_qa.codec.plain_data import interval_in, number_in
from huizhou_qa.codec.rebuilding import Rebuilt
from huizhou_qa.errors import SchemeError
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers.document import Data, Document, canonical, interval_text, number_text
from huizhou_qa.rules.inputs import Input
from support.in_javascript import are_values, with_node

pytestmark = with_node

EMPTY: FrozenMapping[str, Data] = FrozenMapping()
NUMBERS: tuple[Data, ...] = (
    *("0", "1", "-1", "3/8", "-3/8", "10", "1/3", "9" * 150, "1/" + "9" * 148),
    *(
        "-0",
        "0/1",
        "1/1",
        "2/4",
        "-6/3",
        "1/0",
        "0/5",
        "01",
        "1/02",
        "+1",
        "1.5",
        "1e2",
        " 1",
        "1\n",
        "１",
        "",
        "-",
        "/",
    ),
    *("9" * 151, "1/" + "9" * 149, "1/-2", "∞", "NaN", True, (), ("1",), EMPTY),
)
ENDS = ("-∞", "∞", "0", "1", "1/2", "2/4", "-0", "x")
LEAVES = Rebuilt({"/facts/x": Input("/facts/x", Interval.parse("(-∞, ∞)"), False, (), False)})
DRAWN, MOST_PIECES, SOME = 4_000, 3, 100


def holds(written: Callable[[Data], object], said: Data) -> bool:
    """Whether something is read and written to the letter again."""
    try:
        return written(said) == said
    except SchemeError:
        return False


def intervals() -> Iterator[Data]:
    yield from (f"{left}{low}, {high}{right}" for left, low, high, right in product("[(", ENDS, ENDS, "])"))
    yield from ("[0,1]", "[0, 1", "0, 1", "{1}", "[0, 1, 2]", "[0,  1]", "[0, 1]\n", "", True, (), EMPTY)


def an_interval(draw: random.Random, ends: tuple[str, ...], infinite: tuple[str, ...] = ()) -> str:
    low, high = sorted((draw.choice((*ends, *infinite)) for _ in range(2)), key=len)
    return f"{draw.choice('[(')}{low}, {high}{draw.choice('])')}"


def curves() -> Iterator[Data]:
    """Curves of up to three pieces, each beginning where the last one ends or near it, most of them wrong."""
    draw = random.Random(7)
    ends = ("0", "1/2", "1", "3/2", "2", "3")
    for _ in range(DRAWN):
        number = draw.randrange(MOST_PIECES + 1)
        cuts = sorted(draw.choices(range(len(ends)), k=number + 1))
        sides = [draw.choice("[(") for _ in range(number + 1)]
        pieces: list[tuple[str, str, str]] = []
        for at in range(number):
            closing = draw.choice("])") if draw.randrange(5) == 0 else (")" if sides[at + 1] == "[" else "]")
            high = "∞" if at == number - 1 and draw.randrange(5) == 0 else ends[cuts[at + 1]]
            low = "-∞" if at == 0 and draw.randrange(5) == 0 else ends[cuts[at]]
            opening = "(" if low == "-∞" else sides[at]
            pieces.append((f"{opening}{low}, {high}{')' if high == '∞' else closing}", "1", draw.choice(("0", "1/2"))))
        if draw.randrange(8) == 0:
            draw.shuffle(pieces)
        first, last = (pieces[0][0], pieces[-1][0]) if pieces else ("[0, ", "1]")
        over = first.partition(", ")[0] + ", " + last.partition(", ")[2]
        if draw.randrange(5) == 0:
            over = an_interval(draw, ends)
        drawn: dict[str, Data] = {"over": over, "pieces": tuple(pieces), "whole": draw.randrange(2) == 0}
        yield FrozenMapping(drawn)
    right: dict[str, Data] = {"over": "[0, 1]", "pieces": (("[0, 1]", "1", "0"),), "whole": False}
    others: tuple[Data, ...] = ("", "1", True, (), (("[0, 1]", "1"),), (("[0, 1]", "2/4", "0"),), EMPTY)
    for key, one in product(right, others):
        yield FrozenMapping({**right, key: one})
    for key in right:
        yield FrozenMapping({name: one for name, one in right.items() if name != key})
    yield FrozenMapping({**right, "more": "1"})
    yield from (right["pieces"], "[0, 1]", True)


def written_curve(said: Data) -> Data:
    return LEAVES.measure(("on_curve", ("read", "/facts/x"), said), "").under(Document())[2]


def assert_alike(values: list[Data], which: str, written: Callable[[Data], object], folder: Path) -> int:
    told = are_values(which, [canonical(one) for one in values], folder)
    assert [(one, is_one) for one, is_one in zip(values, told, strict=True) if is_one != holds(written, one)] == []
    return sum(told)


def test_a_number_is_in_lowest_terms_and_of_at_most_150_characters(tmp_path: Path) -> None:
    assert assert_alike([*NUMBERS], "isNumber", lambda one: number_text(number_in(one, "")), tmp_path) == 9


def test_an_interval_has_two_ends_and_holds_something(tmp_path: Path) -> None:
    found = assert_alike([*intervals()], "isInterval", lambda one: interval_text(interval_in(one, "")), tmp_path)
    assert found == 28


def test_a_curve_covers_its_range_once_and_only_once(tmp_path: Path) -> None:
    values = [*curves()]
    assert SOME < assert_alike(values, "isCurve", written_curve, tmp_path) < len(values) - SOME
