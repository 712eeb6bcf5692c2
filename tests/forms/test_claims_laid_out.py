"""However an office lays out its 附件3, points are read for what they are of or refused; none are dropped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

import pytest

from huizhou_qa import EvidenceError, Fault, get_scheme
from huizhou_qa.forms import claims_from_rows

SCHEME = get_scheme("huizhou", 2017)
TITLES = ("考核内容", "考核指标", "考核要点", "分值", "评分标准", "自评得分")
Cells = Sequence[object]


def claims(*rows: Cells, titles: Cells = TITLES) -> dict[str, Fraction]:
    return dict(claims_from_rows([titles, *rows], SCHEME))


def faults(*rows: Cells, titles: Cells = TITLES) -> list[Fault]:
    with pytest.raises(EvidenceError) as caught:
        claims(*rows, titles=titles)
    return list(caught.value.faults)


def only(read: Callable[[], list[Fault]]) -> tuple[str, object, object]:
    (fault,) = read()
    assert fault.zh.startswith(f"第{fault.params['row']}行")
    return fault.code, fault.params.get("case"), fault.params["row"]


# A row of a note, a signature or a sum that names a clause as well.


@pytest.mark.parametrize(
    ("row", "label", "clause"),
    [
        (("备注：复核", "", "2．农产品", "4", "", "4"), "备注:复核", "2．农产品"),
        (("注：未完", "", "14．质量", "1", "", "1"), "注:未完", "14．质量"),
        (("质量目标", "小计", "14．质量", "1", "", "1"), "小计", "14．质量"),
        (("合计", "", "2．农产品", "4", "2.1 蔬菜", "1.5"), "合计", "2．农产品"),
        (("合计", "", "", "", "2.1 蔬菜", "1.5分"), "合计", "2.1 蔬菜"),
        (("备注", "", "", "", "（1）国抽", "=F9"), "备注", "（1）国抽"),
        (("填表人：", "", "1.1 国抽", "", "", 1), "填表人:", "1.1 国抽"),
        (("备注", "", "", "", "2.1 蔬菜", "1"), "备注", "2.1 蔬菜"),
        (("扣分项", "", "", "", "11.4 黑臭水体", "1"), "扣分项", "11.4 黑臭水体"),
        (("否决项", "", "14．质量", "", "", "1"), "否决项", "14．质量"),
        (("总分", "", "主要农产品质量安全监测合格率", "", "", "1"), "总分", "主要农产品质量安全监测合格率"),
        (("备注", "", "", "", "蔬菜监测合格率", "1"), "备注", "蔬菜监测合格率"),
    ],
    ids=str,
)
def test_points_beside_a_note_or_a_sum_and_a_clause_are_refused_and_the_remedies_work(
    row: Cells, label: str, clause: str
) -> None:
    assert only(lambda: faults(row)) == ("no_clause", "beside", 2)
    (fault,) = faults(row)
    assert (fault.params["label"], fault.params["clause"]) == (label, clause)
    assert f"“{label}”" in fault.zh
    assert clause in fault.en
    # Without the clause it is a line beside again.
    claims_from_rows([TITLES, [None if cell in {clause, row[4]} else cell for cell in row[:5]] + ["1"]], SCHEME)


def test_without_the_note_the_row_is_its_clause_and_the_rows_below_are_within_its_item() -> None:
    rows = (("备注", "", "2．农产品", "4", "2.1 蔬菜", "1.5"), ("", "", "", "", "2．畜禽", "1.5"))
    assert only(lambda: faults(*rows)) == ("no_clause", "beside", 2)
    assert claims(("", *rows[0][1:]), rows[1]) == {"2.1": Fraction(3, 2), "2.2": Fraction(3, 2)}


def test_a_row_of_a_note_without_points_still_begins_its_item() -> None:
    above = ("", "", "1．产品", "4", "1.1 国抽", "1")
    rows = (above, ("备注", "", "2．农产品", "4", "2.1 蔬菜", ""), ("", "", "", "", "2．畜禽", "1.5"))
    assert claims(*rows) == {"1.1": 1, "2.2": Fraction(3, 2)}


@pytest.mark.parametrize(
    "row",
    [
        ("备注：第1至第7项无需证明", "", "", "", "", "1"),
        ("总分", "", "", "100", "1．90分以上为A级；2．80分以上为B级", "98"),
        ("扣分项", "扣10分", "", "", "1．每件扣2分", "-2"),
        ("", "", "第1项小计", "", "", "4"),
        ("填表人：", "某", "联系电话：", "", "", "1234567"),
        ("备注", "", "2．农产品", "4", "", ""),
    ],
    ids=str,
)
def test_a_list_of_grades_and_a_note_without_a_clause_are_no_clause(row: Cells) -> None:
    assert not {"1", "2"} & claims(row).keys()


def test_points_alone_with_their_unit_are_not_passed_over() -> None:
    for score in ("4", "4分", "=F2", 4):
        (fault,) = faults(("", "", "", "", "", score))
        assert (fault.code, fault.params["case"]) == ("no_clause", "unnamed")


# Columns.


@pytest.mark.parametrize("titles", [TITLES, TITLES[1:], TITLES[2:], TITLES[4:], ("序号", *TITLES[1:])], ids=str)
@pytest.mark.parametrize(
    ("name", "id_"),
    [("总分", "总分"), ("合计", "总分"), ("扣分项", "扣分项"), ("扣分项小计", "扣分项"), ("缺项折算：", "缺项折算")],
)
def test_the_lines_below_the_marks_are_read_in_whichever_column_stands_furthest_left(
    titles: Cells, name: str, id_: str
) -> None:
    assert claims((name, *[""] * (len(titles) - 2), "8"), titles=titles) == {id_: 8}


@pytest.mark.parametrize("column", [1, 2, 4])
def test_a_sum_below_merged_cells_may_be_of_a_part_and_is_refused_unless_it_says(column: int) -> None:
    def row(name: str) -> Cells:
        return [*[""] * column, name, *[""] * (4 - column), "8"]

    assert only(lambda: faults(row("合计"))) == ("no_clause", "sum", 2)
    assert only(lambda: faults(row("得分合计："))) == ("no_clause", "sum", 2)
    assert claims(row("总分")) == {"总分": 8}
    assert claims([*row("合计")[:5], ""]) == {}
    assert claims(["", *row("产品质量小计")[1:]] if column < 4 else ["产品质量小计", "", "", "", "", "8"]) == {
        "产品质量": 8
    }


def test_a_line_that_only_begins_as_one_below_the_marks_is_refused_where_it_has_points() -> None:
    assert only(lambda: faults(("扣分项得分", "", "", "", "", "4"))) == ("no_clause", None, 2)
    assert claims(("扣分项说明", "", "", "", "", "")) == {}
    assert claims(("否决项说明", "", "", "", "", "0")) == {}


def test_the_columns_of_numbers_and_of_remarks_are_not_read() -> None:
    titles = ("序号", *TITLES, "备注")
    rows = (("1", "", "", "5．水利", "4", "核算", "4", "已核"), ("2", "", "", "9．旅游", "4", "核算", "3", ""))
    assert claims(*rows, ("合计", "", "", "", "", "", "7", ""), titles=titles) == {"5": 4, "9": 3, "总分": 7}


# Merged cells, and items in parts.

ITEM = (("", "", "2．农产品", "4", "2.1 蔬菜"), ("", "", "", "", "2.2 畜禽"), ("", "", "", "", "2.3 水产"))


def item(*scores: object) -> list[Cells]:
    return [(*row, score) for row, score in zip(ITEM, scores, strict=True)]


@pytest.mark.parametrize("scores", [("4", "", ""), ("3", "", "1"), ("1.6", "", "1"), ("1", "2.5", "")])
def test_points_above_the_full_marks_over_an_empty_row_may_be_of_both_and_are_refused(scores: Cells) -> None:
    (fault,) = faults(*item(*scores))
    at = next(at for at, score in enumerate(scores, start=2) if score != "1")
    assert (fault.code, fault.path) == ("merged_points", f"/rows/{at}/自评得分")
    assert fault.params["next_row"] == at + 1
    assert f"第{at + 1}行" in fault.zh
    # The remedy is taken: points above the full marks are told where the claims are checked.
    assert len(claims(*item(*(score or "0" for score in scores)))) == 3


@pytest.mark.parametrize("scores", [("1.5", "", ""), ("4", "0", ""), ("1", "1", "4"), ("", "", "4")])
def test_points_within_the_full_marks_or_above_no_empty_row_are_claimed(scores: Cells) -> None:
    assert len(claims(*item(*scores))) == sum(score != "" for score in scores)


def test_a_line_below_is_no_row_that_a_clause_is_merged_with() -> None:
    assert claims(("", "", "5．水利", "4", "核算", "5"), ("总分", "", "", "", "", "")) == {"5": 5}
    assert [one.code for one in faults(("", "", "5．水利", "4", "核算", "5"), ("", "", "7．服务", "4", "x", ""))] == [
        "merged_points"
    ]


@pytest.mark.parametrize(
    "parts", [("1．方案", "2．经费"), ("①方案", "②经费"), ("（1）方案", "（2）经费"), ("方案", "经费")]
)
def test_an_item_of_one_clause_in_parts_is_added_up_by_whoever_claims_it(parts: tuple[str, str]) -> None:
    def rows(first: str, second: str) -> list[Cells]:
        return [("", "", "14．质量", "1", parts[0], first), ("", "", "", "", parts[1], second)]

    found = faults(*rows("0.5", "0.5"))
    assert [(one.code, one.params["case"], one.params["row"]) for one in found] == [
        ("no_clause", "parts", 2),
        ("no_clause", "parts", 3),
    ]
    assert "第14项" in found[0].zh
    assert "item 14" in found[0].en
    assert claims(*rows("1", "")) == {"14": 1}


def test_a_row_of_another_number_below_an_item_of_one_clause_is_no_part_of_it() -> None:
    rows = (("", "", "14．质量", "1", "14．方案", "1"), ("", "", "", "", "16．追溯", "1"))
    assert only(lambda: faults(*rows)) == ("no_clause", None, 3)


def test_numbers_in_circles_are_numbers_within_an_item() -> None:
    rows = (("", "", "1．产品", "4", "①国抽", "1"), ("", "", "", "", " ④警示", "0.5"))
    assert claims(*rows) == {"1.1": 1, "1.4": Fraction(1, 2)}
    assert claims(("", "", "1．产品", "4", "①国抽②省抽", "3")) == {"1": 3}
    assert only(lambda: faults(("", "", "1．产品", "4", "⑨国抽", "3"))) == ("no_clause", None, 2)


@pytest.mark.parametrize("written", ["11。3 水质", "11-1 水源", "蔬菜", "㈠国抽"])
def test_what_no_clause_can_be_told_from_is_shown(written: str) -> None:
    for row in (("", "", "", "", written, "1"), ("", "", written, "", "", "1")):
        (fault,) = faults(row)
        assert fault.params["given"] == written
        assert f"“{written}”" in fault.zh
        assert f"({written})" in fault.en


@pytest.mark.parametrize("name", ["一、质量目标（56分）", "（一）质量目标", "一．质量目标", "十二、质量目标小计"])
def test_headings_may_be_counted(name: str) -> None:
    assert claims((name, "", "", "", "", "50")) == {"质量目标": 50}
    assert claims((name, "", "", "", "", "")) == {}


# A sum before deductions.


def below(*rows: tuple[str, str]) -> list[Cells]:
    return [(name, "", "", "", "", points) for name, points in rows]


BEFORE = [
    "合计（扣分前）",
    "总分（不含扣分）",
    "合计（未扣分）",
    "基础分合计",
    "基础分",
    "扣分前总分",
    "扣分项前合计",
    "扣分前合计：",
]


@pytest.mark.parametrize("name", BEFORE)
@pytest.mark.parametrize("taken", ["10", "-10"])
def test_a_sum_before_deductions_is_held_against_the_total_and_the_deductions(name: str, taken: str) -> None:
    agreed = below((name, "100"), ("扣分项", taken), ("总分", "90"))
    assert claims(*agreed) == {"扣分项": Fraction(taken), "总分": 90}
    (fault,) = faults(*below((name, "100"), ("扣分项", taken), ("最终得分", "91")))
    assert (fault.code, fault.params["case"], fault.params["row"], fault.params["first_row"]) == (
        "repeated_input",
        "before_deductions",
        2,
        4,
    )
    assert [one in fault.zh for one in ("100", "10", "91")] == [True] * 3
    assert only(lambda: faults(*below((name, "100")))) == ("no_clause", "before_deductions", 2)
    assert claims(*below((name, ""))) == {}


def test_points_that_are_rescaled_may_stand_in_the_sum_before_deductions_or_not() -> None:
    for before in ("92", "90"):
        rows = below(("基础分合计", before), ("缺项折算", "2"), ("扣分项", "0"), ("总分", "92"))
        assert claims(*rows) == {"缺项折算": 2, "扣分项": 0, "总分": 92}
    assert len(faults(*below(("基础分合计", "91"), ("缺项折算", "2"), ("总分", "92")))) == 1


def test_a_total_that_is_no_number_is_told_alone() -> None:
    found = faults(*below(("基础分合计", "91"), ("总分", "约92")))
    assert [(one.code, one.params["row"]) for one in found] == [("not_a_number", 3)]


@pytest.mark.parametrize("name", ["合计（分）", "总分（扣分后）", "合计（含扣分）"])
def test_a_sum_that_says_nothing_of_deductions_to_come_is_the_total(name: str) -> None:
    assert claims(*below((name, "90"))) == {"总分": 90}


# Rows beside the marks, however the columns stand.


def test_what_stands_furthest_left_is_told_by_the_columns_of_words_alone() -> None:
    titles = ("分值", "自评得分", "备注", *TITLES[:3])
    assert claims(("", "8", "", "合计", "", ""), titles=titles) == {"总分": 8}
    assert only(lambda: faults(("4", "8", "x", "", "合计", ""), titles=titles)) == ("no_clause", "sum", 2)


@pytest.mark.parametrize("word", ["小计", "备注：复核", "填表人："])
def test_a_sum_a_note_and_a_signature_may_stand_in_the_column_that_counts_the_rows(word: str) -> None:
    assert claims((word, "", "", "", "", "", "3"), titles=("序号", *TITLES)) == {}


def test_the_name_of_a_total_in_the_column_of_criteria_is_the_totals() -> None:
    assert claims(("", "", "", "", "最终得分", "90")) == {"总分": 90}


def test_a_number_of_no_clause_beside_a_note_is_part_of_it() -> None:
    assert claims(("备注", "", "99．某", "", "", "4")) == {}


@pytest.mark.parametrize("name", ["总分X", "质量目标X"])
def test_a_name_with_more_behind_it_is_another(name: str) -> None:
    assert only(lambda: faults((name, "", "", "", "", "90"))) == ("no_clause", None, 2)


def test_headings_that_are_repeated_in_every_row_do_not_end_an_item() -> None:
    rows = (("质量目标", "产品质量", "1．产品", "4", "1．国抽", "1"), ("质量目标", "产品质量", "", "", "2．省抽", "1"))
    assert claims(*rows) == {"1.1": 1, "1.2": 1}


def test_the_sum_of_a_heading_is_not_merged_with_the_clause_below_it() -> None:
    assert claims(("质量目标", "", "", "", "", "99"), ("", "", "5．水利", "4", "", "")) == {"质量目标": 99}


def test_a_sum_before_deductions_is_told_at_its_own_row_wherever_it_stands() -> None:
    assert only(lambda: faults(*below(("总分", "91"), ("基础分", "100"), ("扣分项", "-10")))) == (
        "repeated_input",
        "before_deductions",
        3,
    )


def test_a_sum_or_a_deduction_may_stand_in_the_column_of_criteria_and_a_note_may_not() -> None:
    assert claims(("", "", "", "", "小计", "3")) == {}
    assert claims(("", "", "", "", "扣分项", "-2")) == {"扣分项": -2}
    for note in ("备注：复核", "填表人：", "否决项说明"):
        assert only(lambda note=note: faults(("", "", "", "", note, "1"))) == ("no_clause", None, 2)  # type: ignore[misc] # bound here


def test_below_a_number_of_no_item_no_clause_is_told() -> None:
    assert only(lambda: faults(("", "", "99．其他", "4", "5．水利", "4"))) == ("no_clause", None, 2)


@pytest.mark.parametrize(("words", "refused"), [("其他", [3, 4]), ("", [3])])
def test_an_unknown_heading_with_points_ends_the_item_and_points_alone_do_not(words: str, refused: list[int]) -> None:
    rows = (("", "", "1．产品", "4", "1．国抽", "1"), (words, "", "", "", "", "1"), ("", "", "", "", "2．省抽", "1"))
    assert [fault.params["row"] for fault in faults(*rows)] == refused


def test_a_line_below_the_marks_with_a_criterion_of_its_own_does_not_end_an_item() -> None:
    rows = (
        ("", "", "1．产品", "4", "1．国抽", "1"),
        ("扣分项", "", "", "", "每件扣2分", "-2"),
        ("", "", "", "", "2．省抽", "1"),
    )
    assert claims(*rows) == {"1.1": 1, "扣分项": -2, "1.2": 1}


def test_a_quantity_in_a_criterion_is_no_number_within_an_item() -> None:
    assert claims(("", "", "1．产品", "4", "2.5次以上不得分", "3")) == {"1": 3}


@pytest.mark.parametrize(
    "title", ["评分依据", "评分依据（注明得分、扣分情况）", "评分依据（注明得分情况、扣分情况）", "备注"]
)
def test_the_columns_of_grounds_and_remarks_go_by_their_titles_and_are_not_read(title: str) -> None:
    assert claims(("", "", "5．水利", "4", "", "4", "9"), titles=(*TITLES, title)) == {"5": 4}
    assert claims(("", "", "5．水利", "4", "", "4"), titles=(*TITLES[:5], "得分")) == {"5": 4}
