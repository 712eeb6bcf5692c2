"""The 2017 edition beside a variant of it: what differs is told of the clause, whichever reading is chosen."""

from __future__ import annotations

from huizhou_qa import get_scheme
from huizhou_qa.analysis import compare_schemes
from huizhou_qa.scorers import LinearDeduction, quantity

SCHEME = get_scheme("huizhou", 2017)
PM25 = quantity("pm25_annual_mean", "PM2.5", "微克/立方米")
LINE_OF_33 = LinearDeduction(PM25, full=3, line=33, worse="above", step=1, each="0.3", most=3)


def test_the_edition_differs_from_itself_under_other_readings_in_what_is_chosen_alone() -> None:
    under = SCHEME.under({"agri_products": "joint", "written_places": 4})
    assert [one.en for one in compare_schemes(SCHEME, under).changes] == [
        (
            "reading “whether one class that misses its line costs the others their marks” (agri_products): “all three "
            "classes must reach their lines, or none earns” (joint) is chosen, not “each class earns its own marks” "
            "(separate) any more"
        ),
        (
            "reading “how many places a clause's points are written with, half up, once” (written_places): “4 places” "
            "(4) is chosen, not “2 places” (2) any more"
        ),
    ]
    assert compare_schemes(SCHEME, get_scheme("huizhou", 2017)).changes == ()


def test_another_line_of_one_clause_is_told_under_the_reading_that_is_chosen() -> None:
    variant = SCHEME.variant("line-33", clauses={"10.2": LINE_OF_33})
    found = compare_schemes(SCHEME, variant)
    assert [one.en for one in found.own] == [
        (
            "clause 10.2: not left open any more; compared as under “only whole steps cost; part of a step costs "
            "nothing” (part_steps_10_2=whole)"
        ),
        "clause 10.2: all edges moved by the same number, the first from ≥36 µg/m³ to ≥34 µg/m³",
        "the scheme: was huizhou-2017, is now line-33",
        "reading “what a part of a step costs in the annual mean of PM2.5” (part_steps_10_2): removed",
    ]
    assert {one.id for one in found.own if one.kind == "clause"} == {"10.2"}
    started = compare_schemes(SCHEME.under({"part_steps_10_2": "started"}), variant)
    edges = [one for one in started.own if one.code == "edge_changed"]
    assert (edges[0].before, edges[0].after, len(edges)) == (">35", "≥34", 10)
    back = compare_schemes(variant, SCHEME)
    assert [one.en for one in back.own if one.kind == "clause"] == [
        (
            "clause 10.2: now left open; compared as under “only whole steps cost; part of a step costs "
            "nothing” (part_steps_10_2=whole)"
        ),
        "clause 10.2: all edges moved by the same number, the first from ≥34 µg/m³ to ≥36 µg/m³",
    ]
    found.verify()
