"""Receipts of every kind and of every scheme: what is right agrees in JavaScript, what the library refuses does not."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from huizhou_qa import HuizhouQAError
from huizhou_qa.codec import (
    assessment_from_json,
    cohort_from_json,
    composite_cohort_from_json,
    composite_from_json,
    on_site_from_json,
    prevailing_from_json,
)
from huizhou_qa.readers.sizes import Size, Sizes
from huizhou_qa.scheme.scheme import Scheme
from support.altered_receipts import BUNDLED, Altered, altered_receipts, cohorts_of, other_receipts, results_of
from support.each_day import deep, one_in
from support.in_javascript import checked, with_node
from support.mutated import Json, with_its_digest
from support.schemes_of_tests import NAMES, scheme_of

pytestmark = with_node

Read = Callable[[str, Scheme], object]
READ: dict[str, Read] = {
    "result with corrections": assessment_from_json,
    "on-site result": on_site_from_json,
    "composite": composite_from_json,
    "composites of a cohort": composite_cohort_from_json,
    "what prevails": prevailing_from_json,
}
EACH_DAY = ("2031", "valley with an open mean")
SIZES = (1, 2, 5)
# What docs/scheme-json.md lists as not looked at.
NOT_LOOKED_AT = re.compile(r".*/notes(/.*)?|(.*/)?library_version")


def each_day_of(*names: str) -> pytest.MarkDecorator:
    """Of the schemes that are named here every fourth receipt; of every scheme all of them, in the long runs alone."""
    return pytest.mark.parametrize(("name", "step"), [*((one, 4) for one in names), *(deep((one, 1)) for one in NAMES)])


def refused_at(read: Read, receipt: dict[str, object], scheme: Scheme) -> list[str]:
    """The paths that the library tells of a receipt; none where it takes it."""
    try:
        # The scheme is the same: reading it anew for each would take most of the time.
        read(json.dumps({key: one for key, one in receipt.items() if key != "scheme"}), scheme)
    except HuizhouQAError as error:
        return [fault.path for fault in error.faults]
    return []


def hold_against_the_library(read: Read, altered: Sequence[Altered], scheme: Scheme, folder: Path) -> int:
    """How many were refused by both; what only the library refuses must be listed: what is altered, or all it tells."""
    refused = [refused_at(read, dict(one.receipt), scheme) for one in altered]
    found = checked([one.receipt for one in altered], folder)
    for one, told, paths in zip(altered, refused, found, strict=True):
        # A fact that nothing but a note tells of is altered without another trace.
        is_listed = bool(NOT_LOOKED_AT.fullmatch(one.path)) or all(map(NOT_LOOKED_AT.fullmatch, told))
        assert bool(paths) == bool(told) or (told and is_listed), (one.path, told, paths)
    return sum(map(bool, refused))


@each_day_of(*EACH_DAY)
def test_right_receipts_of_units_and_cohorts_agree(name: str, step: int, tmp_path: Path) -> None:
    scheme = scheme_of(name)
    every = [*results_of(scheme, 12), *cohorts_of(scheme, SIZES)]
    assert len(every) > len(SIZES)
    # Cohorts stand last, the largest at the end.
    receipts = every[::-step]
    assert [paths for paths in checked([json.loads(text) for text in receipts], tmp_path) if paths] == []


@each_day_of("open harbour")
def test_whatever_is_altered_in_a_result_is_found_where_the_library_refuses_it(
    name: str, step: int, tmp_path: Path
) -> None:
    scheme = scheme_of(name)
    texts = results_of(scheme, 4)
    altered = [one for seed, text in enumerate(texts) for one in altered_receipts(text, 10, seed)][::step]
    assert hold_against_the_library(assessment_from_json, altered, scheme, tmp_path) > len(altered) / 2


@each_day_of("valley beside others")
def test_whatever_is_altered_in_a_cohort_is_found_where_the_library_refuses_it(
    name: str, step: int, tmp_path: Path
) -> None:
    scheme = scheme_of(name)
    texts = cohorts_of(scheme, SIZES)
    altered = [one for seed, text in enumerate(texts) for one in altered_receipts(text, 4, seed)][::step]
    assert hold_against_the_library(cohort_from_json, altered, scheme, tmp_path) > len(altered) / 2


@pytest.mark.parametrize("kind", one_in(2, READ))
def test_right_receipts_of_every_other_kind_agree(kind: str, tmp_path: Path) -> None:
    receipts = [json.loads(text) for text in other_receipts()[kind]]
    assert checked(receipts, tmp_path) == [[] for _ in receipts]


@pytest.mark.deep
@pytest.mark.parametrize("kind", READ)
def test_whatever_is_altered_in_every_other_kind_is_found_where_the_library_refuses_it(
    kind: str, tmp_path: Path
) -> None:
    altered = [one for seed, text in enumerate(other_receipts()[kind]) for one in altered_receipts(text, 40, seed)]
    assert hold_against_the_library(READ[kind], altered, BUNDLED, tmp_path) > len(altered) / 2


# What is altered of each, and the path that is told.
OF_OTHERS = {
    ("on-site result", ("total",)): "/total",
    ("on-site result", ("ratings", "briefing.2", 0)): "/points/briefing.2/points",
    ("on-site result", ("points", "briefing.2", "working", "of", 0, 0, 1)): "/points/briefing.2/working/of/0/0/1",
    ("on-site result", ("scale",)): "/scale",
    ("on-site result", ("day",)): "/day",
    ("composite", ("grade",)): "/grade",
    ("composite", ("grades", 1, "to_weight")): "/grades/1/to_weight",
    ("composite", ("on_site", "unit")): "/on_site/unit",
    ("composite", ("choice",)): "/choice",
    ("composite", ("assessment", "format")): "/assessment/format",
    ("composites of a cohort", ("ranking", 0, "total")): "/ranking/0/total",
    ("composites of a cohort", ("results", 1, "total")): "/results/1/total",
    ("composites of a cohort", ("cohort", "results", 0, "format")): "/cohort/results/0/format",
    (
        "what prevails",
        ("statements", 0, "evidence", "first", "facts", "pm25_annual_mean"),
    ): "/evidence/first/facts/pm25_annual_mean",
    ("what prevails", ("evidence", "amendments", 0, "why")): "/evidence/amendments/0/why",
    ("what prevails", ("values", "/facts/aquatic_pass_rate", "statement")): "/values/~1facts~1aquatic_pass_rate",
    ("what prevails", ("rule", "order", 0)): "/rule/exceptions/~1facts~1pm25_annual_mean",
}


@pytest.mark.parametrize("step", [3, deep(1)])
def test_what_is_altered_in_every_other_kind_is_told_by_its_path(step: int, tmp_path: Path) -> None:
    receipts = []
    tried = dict(list(OF_OTHERS.items())[::step])
    for kind, keys in tried:
        receipt = of = json.loads(other_receipts()[kind][-1])
        for key in keys[:-1]:
            of = of[key]
        assert of[keys[-1]] != "3"
        of[keys[-1]] = "3"
        receipts.append(receipt)
    for asked, paths, expected in zip(tried, checked(receipts, tmp_path), tried.values(), strict=True):
        assert expected in paths, (asked, paths)


def squaring(times: int) -> Json:
    """A receipt whose scheme has entries that each square the one before."""
    receipt = json.loads(results_of(scheme_of("valley"), 1)[0])
    entries = receipt["scheme"]["document"]["entries"]
    before = "/facts/green"
    for at in range(times):
        node = ["product", ["read", before], ["read", before]]
        before = f"/results/square {at}"
        entries.append({"kind": "result", "path": before, "node": node})
    return with_its_digest(receipt)


def test_numbers_that_would_get_too_long_are_refused_before_any_is_computed(tmp_path: Path) -> None:
    short, long = checked([squaring(3), squaring(40)], tmp_path)
    assert short == []
    count = len(scheme_of("valley").program.entries)
    assert long[0].startswith("/scheme/document/entries/")
    assert int(long[0].split("/")[4]) == count + first_too_long()


def first_too_long() -> int:
    """Which of the squares the library's own bound refuses first."""
    size, sizes = Sizes({}).read(next(iter(scheme_of("valley").input_register.inputs))), list[Size]()
    while not sizes or sizes[-1].most <= 1_000_000:
        size = Sizes({}).product(size, size)
        sizes.append(size)
    return len(sizes) - 1


NO_NODES: tuple[object, ...] = tuple(
    json.loads(
        """["x", [], ["constant"], ["constant", "01"], ["constant", "1/0"], ["constant", 1], ["nobody", "1"],
        ["sum", [["constant", "1"]], "0"], ["rounded", ["constant", "1"], ["0", "half_up", "rule"]],
        ["rounded", ["constant", "1"], ["1", "half_way", "rule"]], ["on_curve", ["constant", "1"], {}],
        ["on_curve", ["constant", "1"], {"pieces": [["[0, x]", "1", "0"]]}], ["open", "x", []],
        ["choose", ["constant", "1"], ["constant", "1"], ["constant", "1"]], ["within", ["constant", "1"], "[0, 1]"],
        ["ordered", [["constant", "1"]], "-1", "1"], ["pooled", [[["constant", "1"]]], "1"],
        {"read": "/facts/green"}]"""
    )
)


def test_a_document_that_no_evaluator_can_use_is_told_by_its_place(tmp_path: Path) -> None:
    receipts = []
    for node in NO_NODES:
        receipt = json.loads(results_of(scheme_of("valley"), 1)[0])
        receipt["scheme"]["document"]["entries"][0]["node"] = node
        receipts.append(with_its_digest(receipt))
    for node, paths in zip(NO_NODES, checked(receipts, tmp_path), strict=True):
        assert paths == ["/scheme/document/entries/0/node"], node
    keys = ("inputs", "entries", "ranking", "pending", "grades")
    lacking = []
    for key in keys:
        receipt = json.loads(results_of(scheme_of("valley"), 1)[0])
        receipt["scheme"]["document"][key] = "x"
        lacking.append(with_its_digest(receipt))
    assert checked(lacking, tmp_path) == [[f"/scheme/document/{key}"] for key in keys]


def doubling(times: int) -> list[object]:
    """What is shared after the two of the edition: each twice the one before, so that no machine could write it out."""
    part: list[object] = ["chosen", "grade_lines", {"continuous": ["constant", "1"], "rounded": ["constant", "2"]}]
    twice = [
        ["chosen", "grade_lines", {"continuous": ["product", ["shared", at], ["shared", at]], "rounded": ["nothing"]}]
        for at in map(str, range(2, 2 + times))
    ]
    return [part, *twice]


LINES = ["open", "grade_lines", ["constant", ["chosen", "grade_lines", {"continuous": "1", "rounded": "2"}]]]
NOT_SAID_ONCE: tuple[tuple[object, list[object], str], ...] = (
    (["shared", "2"], [], "/entries/0/node"),
    (["open", "grade_lines", ["shared", "0"]], [], "/entries/0/node"),
    (["open", "grade_lines", ["shared", "01"]], [], "/entries/0/node"),
    (["open", "nobody", ["constant", "1"]], [], "/entries/0/node"),
    (["open", "grade_lines", ["chosen", "grade_lines", {"rounded": ["constant", "1"]}]], [], "/entries/0/node"),
    (["open", "grade_lines", ["chosen", "grade_lines", ["rounded", "continuous"]]], [], "/entries/0/node"),
    (["open", "grade_lines", ["shared", "60"]], doubling(60), "/entries/0/node"),
    (["open", "grade_lines", ["shared", "250"]], doubling(250), "/entries/0/node"),
    (["open", "grade_lines", ["shared", "2"]], [LINES[2]], "/shared"),
    (LINES, [["chosen", "grade_lines", {"continuous": "1", "rounded": "2"}]], "/shared"),
    (["open", "grade_lines", ["chosen", "grade_lines", {"rounded": ["nothing"], "continuous": ["nothing"]}]], [],
     "/shared"),
)  # fmt: skip
"""A node, what is shared besides, and where JavaScript refuses it."""


@pytest.mark.parametrize("step", [5, deep(1)])
def test_open_points_that_are_not_said_in_the_one_way_are_refused_by_the_library_and_in_javascript(
    step: int, tmp_path: Path
) -> None:
    receipts = []
    for node, more, _ in NOT_SAID_ONCE[::step]:
        receipt = json.loads(results_of(BUNDLED, 1)[0])
        document = receipt["scheme"]["document"]
        document["entries"][0]["node"] = node
        document["shared"] += more
        receipts.append(with_its_digest(receipt))
    assert checked(receipts, tmp_path) == [[f"/scheme/document{path}"] for _, _, path in NOT_SAID_ONCE[::step]]
    for receipt in receipts:
        with pytest.raises(HuizhouQAError) as caught:
            assessment_from_json(json.dumps(receipt))
        assert all(fault.path.startswith("/scheme/document/") for fault in caught.value.faults)


def test_what_is_nested_too_deep_is_told_by_where_it_begins(tmp_path: Path) -> None:
    receipt = json.loads(results_of(scheme_of("valley"), 1)[0])
    nested: list[object] = []
    for _ in range(300):
        nested = [nested]
    receipt["notes"] = nested
    assert checked([receipt], tmp_path) == [["/notes"]]


def test_a_number_that_is_stated_far_too_long_is_no_number_that_was_made(tmp_path: Path) -> None:
    right = json.loads(results_of(scheme_of("valley"), 1)[0])
    long = [json.loads(json.dumps(right)) for _ in range(2)]
    long[0]["total"] = right["total"] + "0" * 1_000_000
    long[1]["exact_total"] = {"numerator": "1" * 1_000_000, "denominator": "3" * 1_000_000}
    assert checked(long, tmp_path) == [["/total"], ["/exact_total"]]


def test_no_figure_rests_on_annotations(tmp_path: Path) -> None:
    """How sums are written, and whether clauses and items are, is in the document: the digest is of that alone."""
    text = other_receipts()["composite"][1]
    rounded, without_clauses, without_items = (json.loads(text) for _ in range(3))
    for _, rounding in rounded["scheme"]["annotations"]["scheme"]["rounding"]["choices"]["map"]:
        rounding["places"] = {"whole": "0"}
    rounded["total"] = str(round(Decimal(rounded["total"])))
    for one in (without_clauses, without_items):
        one["scheme"]["annotations"]["scheme"]["clauses_written"] = False
    for clause in without_clauses["assessment"]["clauses"].values():
        clause["points"] = None
    for item in without_items["assessment"]["items"].values():
        item["points"], item["exact_points"] = None, item["points"]
    of_sums, of_clauses, of_items = checked([rounded, without_clauses, without_items], tmp_path)
    assert of_sums == ["/total"]
    assert {*of_clauses} == {f"/assessment/clauses/{id_}/points" for id_ in BUNDLED.clauses}
    assert {path.rpartition("/")[0] for path in of_items} == {f"/assessment/items/{id_}" for id_ in BUNDLED.items}


ANNOTATIONS: tuple[object, ...] = (None, [], {}, {"scheme": None}, {"scheme": {"headings": "x"}})
TABLES: tuple[object, ...] = (
    [],
    {},
    {"year": None},
    {"kind": "Alternatives", "choices": []},
    {"year": {"first": {"day": "x"}}, "lines": []},
)


def test_annotations_that_cannot_be_read_and_keys_beside_them_are_told(tmp_path: Path) -> None:
    text = results_of(scheme_of("district"), 12)[0]
    receipts = [json.loads(text) for _ in range(2 + len(ANNOTATIONS) + len(TABLES))]
    more, without, *others = (one["scheme"] for one in receipts)
    more["more"] = "x"
    del without["annotations"]
    for scheme, unread in zip(others, ANNOTATIONS, strict=False):
        scheme["annotations"] = unread
    for scheme, table in zip(others[len(ANNOTATIONS) :], TABLES, strict=True):
        scheme["annotations"]["scheme"]["incident_table"] = table
    assert checked(receipts, tmp_path) == [["/scheme/more"], *[["/scheme/annotations"]] * (len(receipts) - 1)]
