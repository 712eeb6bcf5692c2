"""What contradicts itself is a fault where it is known to, as ``assess`` refuses it; a null decides nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl
import pytest

from huizhou_qa import Evidence, check
from huizhou_qa.columns import compile_columns
from huizhou_qa.rules import Condition, Present, Within
from huizhou_qa.rules.derived import scaled, total, weighted
from huizhou_qa.scheme import Agreement, Clause, Exclusion, Heading, Item, Joining, Scheme
from support import harbour, valley
from support.frames import Row, frame_of
from support.valley import GREEN, TOLD, TREES
from support.written_rows import evidence_for

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


HARBOUR = compile_columns(harbour.scheme())
PERCENTS = ("clean_share", "reused_share", "sea_share", "on_time_share", "safe_share", "repaired_share")
CLAUSES = dict(zip(PERCENTS, ("1", "2", "3", "4_1", "4_2", "5"), strict=True))


def without(absent: Mapping[str, str | None]) -> Row:
    """A row of the county in which there was nothing of some facts, and what was ruled on their clauses."""
    row: Row = {name: None if name in absent else 500_000 for name in PERCENTS}
    row |= {"task_met": True, "honours": 1, "trials": 1}
    row |= {f"nothing_{name}": name in absent for name in PERCENTS}
    return row | {f"ruling_{id_}": absent.get(name) for name, id_ in CLAUSES.items()}


@pytest.mark.parametrize(
    ("absent", "expected"),
    [
        ({}, set()),
        ({"sea_share": None}, set()),
        ({"sea_share": "zero"}, {("ruling_3", "nothing_to_rule")}),
        ({"clean_share": "zero", "sea_share": None}, set()),
        ({"clean_share": "rescale"}, set()),
        ({"clean_share": "rescale", "sea_share": None}, {("ruling_1", "too_few_present")}),
        (
            dict.fromkeys(("on_time_share", "safe_share", "repaired_share"), "rescale"),
            {("ruling_4_1", "nothing_left")},
        ),
        (
            dict.fromkeys(PERCENTS[3:], "rescale") | {"clean_share": "rescale", "sea_share": None},
            {("ruling_1", "too_few_present"), ("ruling_4_1", "nothing_left")},
        ),
    ],
    ids=lambda one: str(sorted(one)),
)
def test_a_ruling_is_a_fault_where_nothing_is_ruled_or_too_little_is_left(
    absent: Mapping[str, str | None], expected: set[tuple[str, str]]
) -> None:
    row = without(absent)
    frame = frame_of(HARBOUR, [row])
    assert {(one.column, one.code) for one in HARBOUR.faults(frame)} == expected
    told = [one.code for one in check(HARBOUR.scheme, {**evidence_for(HARBOUR, row), "incidents": []})]
    assert sorted(code for code in told if code != "ruling_needed") == sorted(code for _, code in expected)
    assert HARBOUR.assess(frame)["total"].is_null().to_list() == [bool(expected)]


def test_at_least_so_many_clauses_are_present_in_the_whole() -> None:
    clauses = [Clause(id_, f"第{id_}条", 50, scaled(leaf, "0.5")) for id_, leaf in (("1", GREEN), ("2", TREES))]
    item = Item("1", "绿化", 100, tuple(clauses))
    joining = Joining(rescaled=True, at_least=2)
    given = valley.scheme(
        headings=(Heading("全部", 100, (item,)),), joining=joining, adjustments=(), incident_table=None
    )
    plan = compile_columns(given)
    row: Row = {"green": 500_000, "trees": None, "nothing_trees": True, "ruling_2": "rescale"}
    assert [(one.column, one.code) for one in plan.faults(frame_of(plan, [row]))] == [("ruling_2", "too_few_present")]
    assert [one.code for one in check(given, evidence_for(plan, row))] == ["too_few_present"]
