"""Plain data becomes records that are made without being read again: they are what reading their fields gives.

Most values are plain figures under plain names and take a short way. The same data in mappings of a caller's own kind
takes the general way, and must come to the same evidence, or to the same faults.
"""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from copy import copy, deepcopy
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType

import pytest
from attrs import evolve

import huizhou_qa
from huizhou_qa import Evidence, EvidenceError, assess
from huizhou_qa.codec import evidence_from_json
from huizhou_qa.errors import JsonNumber
from huizhou_qa.evidence.evidence import WHEN_ASKED, Said
from huizhou_qa.evidence.plain_structures import JsonObject
from huizhou_qa.evidence.records import Award, Incident, Known, Nothing, Ruling, StatisticValue
from huizhou_qa.frozen_mapping import FrozenMapping
from support import harbour
from support.altered_evidence import STRANGE, altered_evidence, drawn
from support.sources import nodes_of

SCHEME = harbour.scheme()
UNITS = 12
ALTERED = 250
# Values and names that a JSON text cannot hold, or that no altered unit has.
VALUES: tuple[object, ...] = (
    *(*STRANGE, "-0", "-0.0", "00", "1.", "+1", ".5", " 1", "1\n", "１", "٣", "1" * 29 + ".5", "0." + "0" * 29 + "1"),
    *("true", "ＴＲＵＥ", "\ud800", "a\u200bb", 1.5, 10**40, Decimal("1.50"), Fraction(1, 3), Fraction(10**31), b"1"),
)
FIGURES: tuple[object, ...] = (
    *(
        "0",
        "-0.00",
        "1.5",
        "0.125",
        "7.12345",
        "9.123456",
        "9.1234567",
        "123456789012.5",
        "1234567890123",
        "1,2",
        "1_2",
    ),
    *("1,", ",", "0.1.2", "01", "1e2", "--1", "1\n2", JsonNumber("1.50"), JsonNumber("1e2"), False),
)
NAMES: tuple[object, ...] = ("", " ", " a", "a b", "a/b", "a~b", "甲", "a\u200bb", "\ud800", "n/a", 5, None)
SECTIONS = ("facts", "marks", "averages", "statistics", "rulings")
# One of every form that a value may have.
WRITTEN: Mapping[str, object] = MappingProxyType(
    {
        "unit": "甲",
        "facts": {
            "figure": "12.5",
            "whole": 3,
            "decimal": Decimal("0.10"),
            "truth": True,
            "word": "优",
            "unsaid": None,
            "pair": {"part": "3", "whole": "41"},
            "span": {"from": "1", "to": "2"},
            "none": {"nothing": "当年没有"},
            "told": {"value": "1e3", "source": "统计年鉴", "as_of": "2031-02-03", "status": "final"},
        },
        "marks": {
            "1": "0.5",
            "2": {"from": "0", "to": "1"},
            "3": {"nothing": "当年没有"},
            "4": {"points": "1", "by": "某局", "on": date(2031, 2, 3), "reason": "见\n附件"},
        },
        "averages": {"figure": {"part": "-3", "whole": "7"}, "whole": {"numerator": "1", "denominator": "3"}},
        "statistics": {"figure/most": "1e99"},
        "incidents": [{"id": "1", "date": "2031-02-03", "kind": "fire", "harm": False, "level": None}],
        "rulings": {"3": {"treatment": "full", "by": "考核办", "why": "无对象"}},
        "statement_days": ["2031-03-04"],
    }
)
MAKES_OF_WHAT_WAS_READ = {
    *(
        "evidence/anew.py",
        "evidence/record_fields.py",
        "evidence/parsing.py",
        "evidence/source.py",
        "evidence/evidence.py",
    ),
}


def outcome(given: Mapping[str, object]) -> tuple[str, object]:
    """The evidence with its order and all its numbers; or every fault, whole."""
    try:
        made = Evidence.from_dict(given)
    except EvidenceError as error:
        return "refused", ([(fault.path, fault.code, fault.params, str(fault)) for fault in error.faults], str(error))
    values = made.values
    found = [values, values.nothing, values.truths, values.rates, values.words, values.intervals]
    return "read", (made, made.unsaid, repr(made.said()), repr(found[0]), found[1:])


def the_general_way(given: Mapping[str, object]) -> dict[str, object]:
    """The same data with its sections in mappings that are no dict."""
    return {
        key: MappingProxyType(one) if key in SECTIONS and isinstance(one, dict) else one for key, one in given.items()
    }


def read_again(record: Said) -> object:
    """The record made of its own fields, as by somebody who makes records by hand."""
    if isinstance(record, Incident):
        return Incident(record.id, record.date, **record.elements, **dict.fromkeys(record.unsaid))
    return evolve(record) if isinstance(record, Known | Award | Nothing | Ruling) else record


def test_altered_units_come_to_the_same_evidence_or_faults_the_general_way() -> None:
    found = set()
    for unit in altered_evidence(SCHEME, drawn(SCHEME, UNITS), ALTERED, seed=1):
        assert isinstance(unit, dict)
        given = dict[str, object](unit)
        assert outcome(given) == outcome(the_general_way(given))
        found.add(outcome(given)[0])
    assert found == {"read", "refused"}


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("value", VALUES, ids=ascii)
def test_any_value_anywhere_comes_to_the_same_the_general_way(section: str, value: object) -> None:
    given = {"unit": "甲", section: {"a": "1", "b": value, "c": None, "d": "x\u200b"}}
    assert outcome(given) == outcome(the_general_way(given))


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("value", [*VALUES, *FIGURES], ids=ascii)
def test_any_value_among_plain_figures_comes_to_the_same_the_general_way(section: str, value: object) -> None:
    plain = {"unit": "甲", "facts": {"a": "1", "b": True}, "marks": {"c": "-0.5"}, "averages": {"a": "2"}}
    given = {**plain, section: {**plain.get(section, {}), "d": value, "e": "0"}}  # type: ignore[dict-item]
    assert outcome(given) == outcome(the_general_way(given))
    assert outcome({**given, "incidents": []}) == outcome({**the_general_way(given), "incidents": []})


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_any_name_anywhere_comes_to_the_same_the_general_way(section: str, name: object) -> None:
    given = {"unit": "甲", section: {"a": "1", name: None, "c": "1"}}
    assert outcome(given) == outcome(the_general_way(given))


def test_a_name_that_stands_twice_in_a_text_is_a_fault_though_all_are_plain() -> None:
    given = {"unit": "甲", "facts": JsonObject([("a", "1"), ("b", "2"), ("a", "3")])}
    with pytest.raises(EvidenceError) as refused:
        Evidence.from_dict(given)
    assert [(fault.path, fault.code) for fault in refused.value.faults] == [("/facts/a", "repeated_key")]


def test_a_name_that_a_mapping_of_a_foreign_kind_gives_twice_is_a_fault() -> None:
    class Twice(Mapping[str, object]):
        def __iter__(self) -> Iterator[str]:
            return iter("aba")

        def __len__(self) -> int:
            return 3

        def __getitem__(self, name: str) -> str:
            return "1"

    with pytest.raises(EvidenceError) as refused:
        Evidence.from_dict({"unit": "甲", "facts": Twice()})
    assert [(fault.path, fault.code) for fault in refused.value.faults] == [("/facts/a", "repeated_key")]


def test_a_number_of_a_text_is_the_number_that_is_written() -> None:
    read = evidence_from_json('{"unit": "甲", "facts": {"a": 1.50, "b": "1.5", "c": 15e-1}}')
    assert {read.facts[name] for name in "abc"} == {Known(Fraction(3, 2))}


def test_a_record_that_was_read_is_what_reading_its_fields_gives() -> None:
    for unit in (WRITTEN, *altered_evidence(SCHEME, drawn(SCHEME, UNITS), ALTERED, seed=2)):
        assert isinstance(unit, Mapping)
        try:
            read = Evidence.from_dict(unit)
        except EvidenceError:
            continue
        assert [repr(read_again(record)) for record in read.said().values()] == [
            repr(one) for one in read.said().values()
        ]
        assert [read_again(record) for record in read.said().values()] == list(read.said().values())
        again = evolve(read)
        assert (again, hash(again), again.unsaid) == (read, hash(read), read.unsaid)
        assert (repr(again.values), again.values.ratios) == (repr(read.values), read.values.ratios)


def test_nobody_but_the_parser_of_evidence_makes_records_of_what_was_read_before() -> None:
    package = Path(huizhou_qa.__file__).parent
    named = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        if "as_read" in path.read_text("utf-8")
        and "as_read" in {getattr(node, "id", getattr(node, "name", None)) for node in nodes_of(path)}
    }
    assert named == MAKES_OF_WHAT_WAS_READ


def made_so_far(evidence: Evidence) -> list[str]:
    """Which of the fields that become records when they are asked for are records already."""
    made = []
    for name in WHEN_ASKED:
        # By its slot: asking the evidence itself would make them.
        with suppress(AttributeError):
            Evidence.__dict__[name].__get__(evidence)
            made.append(name)
    return made


def test_facts_and_marks_become_records_when_they_are_first_asked_for() -> None:
    evidence = Evidence.from_dict(WRITTEN)
    assert made_so_far(evidence) == []
    assert evidence.facts["figure"] == Known(Fraction(25, 2))
    assert made_so_far(evidence) == ["facts"]
    assert evidence.facts is evidence.facts
    assert evidence.marks["1"] == Award(Fraction(1, 2))
    assert made_so_far(evidence) == ["facts", "marks"]


@pytest.mark.parametrize("asked", [lambda one: one, hash, repr, copy, deepcopy, evolve, lambda one: one.said()])
def test_evidence_is_the_same_whether_its_records_were_made_or_not(asked: Callable[[Evidence], object]) -> None:
    unasked, by_hand = Evidence.from_dict(WRITTEN), evolve(Evidence.from_dict(WRITTEN))
    assert made_so_far(by_hand) == ["facts", "marks"]
    assert asked(unasked) == asked(by_hand)
    assert pickle.loads(pickle.dumps(Evidence.from_dict(WRITTEN))) == by_hand  # noqa: S301 (written by this test)


@pytest.mark.parametrize("made", [Evidence.from_dict, lambda given: evolve(Evidence.from_dict(given))])
def test_other_statistics_change_nothing_else(made: Callable[[Mapping[str, object]], Evidence]) -> None:
    others = FrozenMapping[str, StatisticValue]({"figure": Fraction(7)})
    beside = made(WRITTEN).with_statistics(others, FrozenMapping())
    right = evolve(Evidence.from_dict(WRITTEN), averages=others, statistics=FrozenMapping())
    assert (beside.values, beside.values.ratios, beside.values.words) == (
        right.values,
        right.values.ratios,
        right.values.words,
    )
    assert beside == right


def test_evidence_has_no_other_attributes_than_before() -> None:
    with pytest.raises(AttributeError, match="'Evidence' object has no attribute 'nobody'"):
        _ = Evidence.from_dict(WRITTEN).nobody  # type: ignore[attr-defined]


def test_complete_plain_evidence_is_scored_without_a_record_being_made() -> None:
    evidence = evidence_from_json(json.dumps({"unit": "甲镇", "facts": harbour.FACTS, "incidents": []}))
    result = assess(SCHEME, evidence)
    assert made_so_far(evidence) == []
    assert result == assess(SCHEME, evolve(evidence))
    assert result.evidence == evolve(evidence)
