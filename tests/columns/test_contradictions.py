"""What contradicts itself is a fault where it is known to, as ``assess`` refuses it; a null decides nothing."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl
import pytest

from huizhou_qa import Evidence, check
from huizhou_qa.columns import compile_columns
from huizhou_qa.rules import Condition, Present, Within
from huizhou_qa.rules.derived import total, weighted
from huizhou_qa.scheme import Agreement, Clause, Exclusion, Heading, Item, Scheme
from support import valley
from support.valley import GREEN, TOLD, TREES

GREENS: Sequence[int | None] = (90, None, 0, None)
FORESTS: Sequence[int | None] = (40, 40, None, None)
CODES = {"contradiction", "out_of_place"}

Found = list[tuple[int, str, str]]


def scheme(**more: object) -> Scheme:
    """The valley with half its marks for green and half for trees, and what facts cannot be together."""
    half = Clause("1", "绿林率", 100, weighted((GREEN, "0.5"), (TREES, "0.5")))
    return valley.scheme(headings=(Heading("全部", 100, (Item("1", "绿化", 100, (half,)),)),), **more)


def by_columns(given: Scheme) -> Found:
    cells = {name: [None if one is None else one * 10_000 for one in facts] for name, facts in FACTS.items()}
    frame = pl.DataFrame(cells).with_columns(
        pl.lit(0, pl.Int64).alias(f"incidents_{kind} dust") for kind in ("heavy", "light")
    )
    return [(one.row, one.column, one.code) for one in compile_columns(given).faults(frame)]


def by_check(given: Scheme) -> Found:
    units = [dict(zip(FACTS, values, strict=True)) for values in zip(*FACTS.values(), strict=True)]
    return [
        (at, fault.path.removeprefix("/facts/"), fault.code)
        for at, facts in enumerate(units)
        for fault in check(given, Evidence.from_dict({"unit": "丙村", "facts": facts, "incidents": []}))
        if fault.code in CODES
    ]


FACTS = {"green": GREENS, "trees": FORESTS}


@pytest.mark.parametrize(
    ("excluding", "expected"),
    [
        (Within(GREEN, "[50, 100]"), [(0, "trees", "out_of_place")]),
        (Within(GREEN, "[0, 100]"), [(0, "trees", "out_of_place")]),
        (Present(GREEN), [(0, "trees", "out_of_place")]),
        (Within(GREEN, "[0, 50]"), []),
    ],
    ids=["sometimes", "always", "if there is any", "never here"],
)
def test_what_is_excluded_is_out_of_place_where_the_condition_is_known_to_hold(
    excluding: Condition, expected: Found
) -> None:
    given = scheme(exclusions=(Exclusion(excluding, TREES, TOLD),))
    assert by_columns(given) == by_check(given) == expected


@pytest.mark.parametrize(
    ("over", "expected"),
    [
        ("[0, 100]", [(0, "green", "contradiction")]),
        ("[500, ∞)", [(0, "green", "contradiction")]),
        ("[0, 200]", []),
    ],
    ids=["sometimes", "always", "never"],
)
def test_facts_disagree_where_all_of_them_are_known(over: str, expected: Found) -> None:
    given = scheme(agreements=(Agreement(Within(total(GREEN, TREES), over), TOLD),))
    assert by_columns(given) == by_check(given) == expected
