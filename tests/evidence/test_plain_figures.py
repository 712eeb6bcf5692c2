"""Facts and marks that are plain figures throughout are kept as whole numbers; what else is among them, is not."""

from __future__ import annotations

import json
from contextlib import suppress
from fractions import Fraction
from sys import getrefcount

import pytest
from attrs import evolve

from huizhou_qa import Evidence, EvidenceError
from huizhou_qa.codec import evidence_from_json
from huizhou_qa.evidence.evidence import figures_as_read
from huizhou_qa.evidence.plain_figures import MOST_NAMES, PlainFigures
from huizhou_qa.evidence.records import Award, Known
from huizhou_qa.frozen_mapping import FrozenMapping

FIGURES = {"facts": {"rate": "97.5", "met": True, "count": "3"}, "marks": {"5": "-0.25"}}


def read(**sections: object) -> PlainFigures | None:
    return figures_as_read(Evidence.from_dict({"unit": "甲", **sections}))


def test_figures_are_whole_numbers_in_the_order_in_which_they_are_given() -> None:
    figures = read(**FIGURES)
    assert figures is not None
    assert (figures.numbers, figures.scale) == ((9750, 100, 300, -25), 100)
    assert figures.names.paths == ("/facts/rate", "/facts/met", "/facts/count", "/marks/5")
    assert figures.numbers_at({"/facts/rate", "/facts/other"}) == {"/facts/rate": Fraction(195, 2)}


def test_figures_become_records_of_the_same_values() -> None:
    evidence = Evidence.from_dict({"unit": "甲", **FIGURES})
    assert evidence.facts == {"rate": Known(Fraction(195, 2)), "met": Known(value=True), "count": Known(Fraction(3))}
    assert list(evidence.facts) == ["rate", "met", "count"]
    assert evidence.marks == {"5": Award(Fraction(-1, 4))}


@pytest.mark.parametrize(
    ("text", "scale"), [("1", 100), ("1.25", 100), ("1.125", 10_000), ("1.12345", 1_000_000), ("1.123456", 1_000_000)]
)
def test_so_many_of_them_make_one_as_the_longest_needs(text: str, scale: int) -> None:
    figures = read(facts={"a": text, "b": "0.5"})
    assert figures is not None
    assert figures.scale == scale
    assert figures.numbers_at({"/facts/a"}) == {"/facts/a": Fraction(text)}


@pytest.mark.parametrize("value", ["1.1234567", "1234567890123", "1e2", "优", 5, {"value": "1"}, None])
def test_what_holds_anything_else_is_read_entry_by_entry(value: object) -> None:
    assert read(facts={"a": "1", "b": value}) is None


def test_a_mark_that_is_true_is_no_figure() -> None:
    given = Evidence.from_dict({"unit": "甲", "facts": {"a": True}})
    assert figures_as_read(given) is not None
    assert figures_as_read(evidence_from_json('{"unit": "甲", "marks": {"1": 1.5}}')) is not None


def test_more_names_than_any_form_has_are_read_entry_by_entry() -> None:
    assert read(facts={f"n{at}": "1" for at in range(MOST_NAMES)}) is not None
    assert read(facts={f"n{at}": "1" for at in range(MOST_NAMES + 1)}) is None


@pytest.mark.parametrize(
    "sections",
    [
        {"incidents": [{"id": "1", "date": "2031-02-03"}]},
        {"rulings": {"1": {"treatment": "full", "by": "考核办", "why": "无对象"}}},
        {"averages": {"rate": {"part": "3", "whole": "2"}}},
        {"statistics": {"rate": "3"}},
        {"statement_days": ["2031-02-03"]},
    ],
    ids=lambda one: next(iter(one)),
)
def test_evidence_with_more_than_figures_is_read_entry_by_entry(sections: dict[str, object]) -> None:
    assert read(**FIGURES, **sections) is None


def test_units_with_the_same_names_share_them() -> None:
    one, other = read(**FIGURES), read(**json.loads(json.dumps(FIGURES)))
    assert one is not None
    assert other is not None
    assert one.names is other.names


def test_evidence_put_together_of_records_keeps_no_figures() -> None:
    evidence = Evidence.from_dict({"unit": "甲", **FIGURES})
    assert figures_as_read(evolve(evidence)) is None
    beside = evidence.with_statistics(FrozenMapping({"rate": Fraction(90)}), FrozenMapping())
    assert figures_as_read(beside) is figures_as_read(evidence)


@pytest.mark.parametrize("section", ["facts", "marks", "averages"])
@pytest.mark.parametrize("is_name", [True, False])
def test_nothing_is_kept_of_names_and_figures_that_are_too_long(section: str, *, is_name: bool) -> None:
    long = "9" * 2_000
    before = getrefcount(long)
    with suppress(EvidenceError):
        Evidence.from_dict({"unit": "甲", section: {long: "1"} if is_name else {"a": long}})
    assert getrefcount(long) == before
