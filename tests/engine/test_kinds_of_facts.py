"""Facts that are words, lie below 0 or above 100, or are whole and no counts; several marks in one clause."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction

import pytest

from huizhou_qa import Evidence, EvidenceError, SchemeError, assess, check
from huizhou_qa.codec import assessment_to_json, check_json, evidence_from_json, evidence_to_json
from huizhou_qa.errors import described
from huizhou_qa.evidence.records import Known
from huizhou_qa.forms import blank_marks, blank_rows, evidence_from_rows, marks_from_rows
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers import Bounds, Span
from huizhou_qa.rules.derived import total
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.tree import Heading, Item, sound
from huizhou_qa.scorers import mark, option
from huizhou_qa.scorers.node_rule import NodeRule
from huizhou_qa.sheets import blank_self_scoring_sheet, self_scoring_sheet
from support import kinds

SCHEME = kinds.scheme()


def refused(**facts: object) -> list[tuple[str, str]]:
    with pytest.raises(EvidenceError) as caught:
        assess(SCHEME, Evidence.from_dict(kinds.given(**facts)))
    return [(fault.path, fault.code) for fault in caught.value.faults]


def test_every_kind_is_scored_as_worked_by_hand_and_verifies() -> None:
    result = assess(SCHEME, Evidence.from_dict(kinds.given()))
    points = [result.clauses[str(number)].points for number in range(1, 7)]
    assert points == list(map(Decimal, ("12", "3.5", "20", "8", "10", "2.5")))
    assert (result.total, result.grade) == (Decimal("56.00"), "良")
    result.verify()


@pytest.mark.parametrize(
    ("fact", "value", "clause", "points"),
    [
        ("waste_sorting", "优", "1", "15"),
        ("waste_sorting", "差", "1", "0"),
        ("waste_sorting", {"value": "中", "source": "年报", "status": "final"}, "1", "9"),
        ("growth", "-2.25", "2", "-2.25"),
        ("growth", -9, "2", "-5"),
        ("investment_rate", "100", "3", "15"),
        ("investment_rate", {"part": 3, "whole": 2}, "3", "20"),
        ("place", 4, "5", "5"),
        ("population", "0.001", "6", "5"),
    ],
)
def test_values_of_a_kind_are_taken(fact: str, value: object, clause: str, points: str) -> None:
    result = assess(SCHEME, Evidence.from_dict(kinds.given(**{fact: value})))
    assert result.clauses[clause].points == Decimal(points)
    result.verify()


@pytest.mark.parametrize(
    ("fact", "value", "code"),
    [
        ("waste_sorting", "合格", "unknown_choice"),
        ("waste_sorting", 1, "unknown_choice"),
        ("waste_sorting", True, "unknown_choice"),
        ("waste_sorting", {"part": 1, "whole": 2}, "unknown_choice"),
        ("growth", "优", "not_a_number"),
        ("growth", {"part": 1, "whole": 2}, "rate_out_of_place"),
        ("investment_rate", -1, "out_of_range"),
        ("place", 0, "out_of_range"),
        ("place", "1.5", "not_whole"),
        ("population", 0, "out_of_range"),
        ("rainfall", "优", "unknown_name"),
    ],
)
def test_a_value_of_another_kind_is_refused_once(fact: str, value: object, code: str) -> None:
    assert refused(**{fact: value}) == [(f"/facts/{fact}", code)]
    assert [(fault.path, fault.code) for fault in check(SCHEME, kinds.given(**{fact: value}))] == [
        (f"/facts/{fact}", code)
    ]


def test_a_word_that_is_no_option_is_refused_with_the_options_named() -> None:
    (fault,) = check(SCHEME, kinds.given(waste_sorting="合格"))
    assert fault.zh == "“垃圾分类”应填优、良、中、差之一，给的是'合格'"
    assert fault.en == "waste_sorting is a word: give one of 优, 良, 中, 差, not '合格'"
    (fault,) = check(SCHEME, kinds.given(growth="快"))
    assert fault.zh == "“增速”应填任意的数（可以小于0），给的是'快'"
    assert fault.en == "growth is a number, not '快'; give any number, below 0 too"
    (fault,) = check(SCHEME, kinds.given(waste_sorting=False))
    assert fault.params["given"] == described(value=False)


@pytest.mark.parametrize("fact", ["waste_sorting", "place", "growth", "investment_rate"])
def test_there_may_be_nothing_of_what_is_no_count(fact: str) -> None:
    (fault,) = check(SCHEME, kinds.given(**{fact: {"nothing": "今年没有"}}))
    assert fault.code == "ruling_needed"


def test_a_word_that_is_missing_is_asked_for_with_its_options() -> None:
    (fault,) = check(SCHEME, kinds.given(waste_sorting=None))
    assert (fault.path, fault.code) == ("/facts/waste_sorting", "missing")
    assert "优、良、中、差之一" in fault.zh


def test_a_word_goes_through_json_and_back() -> None:
    evidence = Evidence.from_dict(kinds.given())
    text = evidence_to_json(evidence)
    assert json.loads(text)["facts"]["waste_sorting"] == "良"
    assert evidence_from_json(text) == evidence
    assert check_json(SCHEME, text) == ()
    assert json.loads(assessment_to_json(assess(SCHEME, evidence)))["evidence"]["facts"]["waste_sorting"] == "良"
    assert evidence.facts["waste_sorting"] == Known("良")
    assert evidence.values.words == {"/facts/waste_sorting": "良"}


def form(word: str) -> list[list[object]]:
    return [["标签", "填报值"], ["垃圾分类", word], ["增速", "-3.5"], ["投资完成率", "160%"], ["名次", 2]]


@pytest.mark.parametrize("written", ["良", " 良 "])
def test_a_word_is_read_from_a_form(written: str) -> None:
    assert evidence_from_rows(form(written), "东村", scheme=SCHEME).facts == {
        "waste_sorting": Known("良"),
        "growth": Known(Fraction(-7, 2)),
        "investment_rate": Known(Fraction(160)),
        "place": Known(Fraction(2)),
    }


def test_a_word_in_a_form_that_is_no_option_is_refused_with_the_options_named() -> None:
    with pytest.raises(EvidenceError) as caught:
        evidence_from_rows(form("良好"), "东村", scheme=SCHEME)
    (fault,) = caught.value.faults
    assert fault.code == "unknown_choice"
    assert fault.zh.endswith("'良好'不在可选的词之中；请写：优、良、中、差")
    assert fault.en.endswith("'良好' is none of the words for this; write one of 优, 良, 中, 差")


def test_a_formula_is_no_word() -> None:
    with pytest.raises(EvidenceError) as caught:
        evidence_from_rows([["标签", "填报值"], ["垃圾分类", "=A1"]], "东村", scheme=SCHEME)
    assert [fault.code for fault in caught.value.faults] == ["formula"]


def test_a_blank_form_says_what_is_taken() -> None:
    titles, *rows = blank_rows(SCHEME)
    told = {row[titles.index("名称")]: row[titles.index("可填")] for row in rows}
    assert told["waste_sorting"] == "优、良、中、差之一"
    assert told["investment_rate"] == "0或以上的百分数（96即96%）；或填分子、分母"
    assert told["place"] == "1或以上的整数"
    assert told["population"] == "大于0的数"


def test_two_marks_of_a_clause_have_a_row_each_in_a_table_of_marks() -> None:
    titles, *rows = blank_marks(SCHEME, ["东村"])
    assert rows == [("4.1", "一办评分", "5", ""), ("4.2", "二办评分", "5", "")]
    filled = [titles, *((*row[:-1], mark) for row, mark in zip(rows, ("3", "4.5"), strict=True))]
    marks = marks_from_rows(filled, scheme=SCHEME)
    assert {name: str(one) for name, one in marks["东村"].items()} == {"4.1": "3", "4.2": "9/2"}


def test_the_sheet_tells_the_words_and_both_marks() -> None:
    sheet = self_scoring_sheet(assess(SCHEME, Evidence.from_dict(kinds.given()))).to_markdown()
    assert "垃圾分类：良" in sheet
    assert "一办评分" in sheet
    assert "二办评分" in sheet
    assert "优" in blank_self_scoring_sheet(SCHEME).to_markdown()


def test_the_rows_of_inputs_say_options_and_whether_there_may_be_nothing() -> None:
    rows = {row.name: row for row in SCHEME.inputs}
    assert (rows["waste_sorting"].kind, rows["waste_sorting"].options) == ("option", ("优", "良", "中", "差"))
    assert rows["place"].kind == "quantity"
    assert (rows["place"].whole, rows["place"].may_be_nothing) == (True, True)
    assert rows["4.1"].clause == rows["4.2"].clause == "4"
    labels = [(rows[name].label_zh, rows[name].label_en) for name in ("waste_sorting", "place")]
    assert labels == [("垃圾分类", "waste sorting"), ("名次", "place")]
    assert rows["place"].label == rows["place"].label_zh


def test_bounds_of_a_word_are_those_of_its_options() -> None:
    known = {kinds.SORTING.path: Span((Interval.parse("[1, 2]"),))}
    assert NodeRule(kinds.SORTED).node.under(Bounds(known)).hull == Interval.parse("[9, 12]")


@pytest.mark.parametrize("words", [("优", "优"), (), ("1级", "2级"), ("优 ", "良"), ("无", "有"), ("nan",)])
def test_options_that_no_evidence_could_tell_are_refused(words: tuple[str, ...]) -> None:
    with pytest.raises(SchemeError):
        option("a", "甲", words)


def test_a_mark_of_another_clause_is_not_read() -> None:
    def tree(*clauses: Clause) -> tuple[Heading, ...]:
        return (Heading("全部", 10, (Item("4", "项", 10, clauses),)),)

    own = Clause("4", "款", 5, total(mark("4.1", "甲", 2), mark("4.2", "乙", 3)))
    with pytest.raises(SchemeError) as caught:
        sound(tree(own, Clause("4.2", "款", 5, mark("4.2", "乙", 5))))
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/4", "foreign_input")]
    with pytest.raises(SchemeError) as caught:
        sound(tree(own, Clause("5", "款", 5, mark("51", "乙", 5))))
    assert [fault.code for fault in caught.value.faults] == ["foreign_input"]
    sound(tree(own, Clause("5", "款", 5, mark("5", "乙", 5))))
