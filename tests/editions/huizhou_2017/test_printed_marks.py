"""The full marks, departments and proofs that Annex 1 prints."""

from __future__ import annotations

from fractions import Fraction

from support.annex_1 import ONES, SCHEME, TWOS, assessed, figures, unit
from support.printed_figures import LEADS

HEADING_MARKS = {
    "质量目标": 56,
    "产品质量": 12,
    "工程质量": 12,
    "服务质量": 12,
    "环境质量": 12,
    "质量效果": 8,
    "质量措施": 44,
    "质量发展": 15,
    "质量工作机制": 3,
    "质量提升": 6,
    "质量品牌建设": 4,
    "质量文化建设": 2,
    "质量安全": 29,
    "产品质量监管": 6,
    "工程质量监管": 6,
    "服务质量监管": 6,
    "环境质量监管": 6,
    "质量安全风险管理": 3,
    "质量诚信建设": 2,
}
CLAUSE_MARKS = {
    "1": ("1", "1", "1", "1"),
    "2": ("1.5", "1.5", "1"),
    "3": ("3", "1"),
    "4": ("2", "1", "1"),
    "6": ("2", "1", "1"),
    "10": ("3", "3"),
    "11": ("1.5", "1.5", "1.5", "1.5"),
    "12": ("4", "0"),
}
NO_PROOF = {"1", "2", "3", "4", "5", "6", "7", "9", "10", "11"}


def test_the_43_items_have_their_printed_full_marks() -> None:
    targets = {str(item): 4 for item in (1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 13)} | {"10": 6, "11": 6}
    measures = {str(item): 1 for item in ONES} | {str(item): 2 for item in TWOS}
    assert (len(ONES), len(TWOS)) == (16, 14)
    assert {id_: item.max_points for id_, item in SCHEME.items.items()} == targets | measures
    assert list(SCHEME.items) == [str(item) for item in range(1, 44)]


def test_the_clauses_of_an_item_have_their_printed_marks() -> None:
    for id_, item in SCHEME.items.items():
        marks = {clause.id: clause.max_points for clause in item.clauses}
        printed = {f"{id_}.{at}": Fraction(mark) for at, mark in enumerate(CLAUSE_MARKS.get(id_, ()), start=1)}
        assert marks == (printed or {id_: item.max_points})


def test_only_the_overdue_centres_can_take_a_clause_below_0() -> None:
    assert {id_: clause.min_points for id_, clause in SCHEME.clauses.items() if clause.min_points} == {"12.2": -1}


def test_headings_have_their_printed_marks_and_full_evidence_reaches_each() -> None:
    assert {id_: group.max_points for id_, group in SCHEME.groups.items()} == HEADING_MARKS
    result = assessed(unit())
    assert {id_: group.points for id_, group in result.groups.items()} == HEADING_MARKS
    assert {id_: group.max_points for id_, group in result.groups.items()} == HEADING_MARKS
    assert figures(result) == (100, 100, 100)


def test_items_name_the_departments_of_the_last_column() -> None:
    assert {id_: item.lead for id_, item in SCHEME.items.items()} == LEADS
    assert SCHEME.clauses["11.4"].lead == "住房和城乡规划建设部门"


def test_the_cells_of_departments_that_are_printed_once_for_several_items_are_known() -> None:
    shared = {id_: item.lead_cell_of for id_, item in SCHEME.items.items() if item.lead_cell_of}
    assert shared == {"22": "21", "37": "36", "38": "36"}


def test_items_1_to_7_and_9_to_11_need_no_proof() -> None:
    assert {id_ for id_, item in SCHEME.items.items() if not item.proof_needed} == NO_PROOF
    assert sum(SCHEME.items[id_].max_points for id_ in NO_PROOF) == 44
