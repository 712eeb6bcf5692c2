"""Frozen means frozen: nothing that a scheme or a scorer leads to can be changed by whoever holds it."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType

import attrs
import pytest

from huizhou_qa import get_scheme
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.program.readings import Readings
from huizhou_qa.rules import AllOf, Piece, Pieces, Within
from huizhou_qa.rules.derived import scaled
from huizhou_qa.scheme.incidents.lines import IncidentLine
from huizhou_qa.scorers import (
    Awarded,
    Band,
    BetterOf,
    CappedCount,
    Clamped,
    Gated,
    ItemDeduction,
    LinearDeduction,
    Rating,
    RatioTimesCoefficient,
    RelativeToAverage,
    RequirementsMet,
    SumOf,
    Weighted,
    WorseOf,
    count,
    level,
    mark,
    percent,
)
from support import district
from support.sources import tree_of

SOURCE = Path(__file__).parents[2] / "src/huizhou_qa"
RATE, COUNTED = percent("rate", "率"), count("n", "数", "个")
# Lists and dicts are given wherever tuples and frozen mappings are kept.
WHEN = [Within(RATE, "{0}")]
SCORERS: dict[str, Callable[[], object]] = {
    "Awarded": lambda: Awarded(mark("1", "分", 1)),
    "Band": lambda: Band(RATE, {"[0, 100]": 1}),
    "BetterOf": lambda: BetterOf([Awarded(mark("1", "分", 1))]),
    "CappedCount": lambda: CappedCount([(COUNTED, 1)], 3),
    "Clamped": lambda: Clamped(Awarded(mark("1", "分", 1)), 0, 1),
    "Gated": lambda: Gated(WHEN, 1, Awarded(mark("1", "分", 1))),
    "ItemDeduction": lambda: ItemDeduction(COUNTED, 1),
    "LinearDeduction": lambda: LinearDeduction(RATE, 3, 90, "below", 1, "0.3", 3),
    "Rating": lambda: Rating([level("l", "级")]),
    "RatioTimesCoefficient": lambda: RatioTimesCoefficient(scaled(RATE, "0.01"), 1),
    "RelativeToAverage": lambda: RelativeToAverage(RATE, {"[0, 1)": 0, "[1, ∞)": 1}),
    "RequirementsMet": lambda: RequirementsMet(WHEN, 1),
    "SumOf": lambda: SumOf([Awarded(mark("1", "分", 1))]),
    "Weighted": lambda: Weighted(Awarded(mark("1", "分", 1)), 2),
    "WorseOf": lambda: WorseOf([Awarded(mark("1", "分", 1))]),
}
WHOLES: dict[str, Callable[[], object]] = {
    "the edition of 2017": lambda: get_scheme("huizhou", 2017),
    "a made-up district": district.scheme,
    "a working": lambda: Band(RATE, {"[0, 100]": 1}).score({"rate": 5}),
}

# What cannot be changed and leads nowhere.
PLAIN = (str, int, float, bytes, Fraction, Decimal, type(None), Enum, type)


def led_to(value: object) -> Iterator[tuple[str, object]]:
    """What a value gives by a public name, as an entry, or from a method that asks for nothing."""
    if isinstance(value, Mapping):
        yield from ((f"[{key!r}]", entry) for key, entry in value.items())
        yield from (("key", key) for key in value)
        return
    if isinstance(value, tuple | frozenset):
        yield from ((f"[{at}]", one) for at, one in enumerate(value))
    for name in dir(value):
        if name.startswith("_"):
            continue
        found = getattr(value, name)
        if not callable(found):
            yield f".{name}", found
        elif attrs.has(type(value)) and inspect.ismethod(found) and not inspect.signature(found).parameters:
            given = found()
            yield f".{name}()", (*given,) if inspect.isgenerator(given) else given


def known_by(value: object) -> tuple[type, object]:
    try:
        hash(value)
    except TypeError:
        return type(value), id(value)
    return type(value), value


def walked(start: object) -> Iterator[tuple[str, object]]:
    """Everything that is led to, each once, with how it was reached."""
    # What is worked out when it is asked for is another object each time, and equal to the one before.
    seen: set[tuple[type, object]] = set()
    waiting = [("", start)]
    while waiting:
        where, value = waiting.pop()
        key = known_by(value)
        if isinstance(value, PLAIN) or key in seen:
            continue
        seen.add(key)
        yield where, value
        if not type(value).__module__.startswith("datetime"):
            waiting += [(where + step, found) for step, found in led_to(value)]


@pytest.mark.parametrize("make", [*SCORERS.values(), *WHOLES.values()], ids=[*SCORERS, *WHOLES])
def test_nothing_that_is_led_to_can_be_changed(make: Callable[[], object]) -> None:
    number = 0
    for where, value in walked(make()):
        number += 1
        assert not isinstance(value, dict | list | set | bytearray), where
        kind = type(value)
        for name in [one.name for one in attrs.fields(kind)] if attrs.has(kind) else ["x"]:
            with pytest.raises((AttributeError, TypeError)):
                setattr(value, name, None)
        if isinstance(value, Mapping):
            assert isinstance(value, FrozenMapping | MappingProxyType), where
            assert not hasattr(value, "__setitem__")
    assert number > 1


def test_what_was_given_may_change_afterwards_and_changes_nothing() -> None:
    bands: dict[str, int | str] = {"[0, 100]": 1}
    pieces = [Piece("[0, 1]", 1)]
    conditions = [Within(RATE, "{0}")]
    bodies = ["state"]
    chosen: dict[str, str] = {}
    made = (
        Band(RATE, bands),
        Pieces(pieces),
        AllOf(conditions),
        RequirementsMet(conditions, 1),
        IncidentLine("x", recognised_by=bodies),  # type: ignore[arg-type]
        Readings((), chosen),
    )
    before = [repr(one) for one in made]
    bands["[0, 50)"] = 3
    pieces.append(Piece("(1, 2]", 1))
    conditions.clear()
    bodies.append("province")
    chosen["r"] = "a"
    assert [repr(one) for one in made] == before
    assert [hash(one) for one in made] == [hash(one) for one in made]


OWNED = [
    path
    for folder in ("numbers", "fields", "rules", "program", "scorers", "plans", "scheme", "editions")
    for path in (SOURCE / folder).rglob("*.py")
]


@pytest.mark.parametrize("path", OWNED, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_no_table_of_a_module_can_be_changed(path: Path) -> None:
    for line in tree_of(path).body:
        value = line.value if isinstance(line, ast.Assign | ast.AnnAssign) else None
        names = [ast.unparse(one) for one in line.targets] if isinstance(line, ast.Assign) else []
        if names != ["__all__"]:
            assert not isinstance(value, ast.Dict | ast.List | ast.Set | ast.DictComp | ast.ListComp), ast.unparse(line)
