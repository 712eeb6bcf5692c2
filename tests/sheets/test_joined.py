"""How joined parts stand on papers: a made-up county, its sheet, claims, comparison and what was lost."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

import pytest

from huizhou_qa import assess
from huizhou_qa.analysis import compare, lost
from huizhou_qa.codec import assessment_to_json
from huizhou_qa.errors import Wording
from huizhou_qa.ledger.in_words import earned_in_words
from huizhou_qa.rules import Constant
from huizhou_qa.rules.rounding import Mode
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.joining import Joining
from huizhou_qa.scheme.marks.rounding import Rounding
from huizhou_qa.scheme.marks.tree import Heading, Item
from huizhou_qa.scheme.terms import Terms
from huizhou_qa.scorers import quantity
from huizhou_qa.sheets import self_scoring_sheet
from huizhou_qa.sheets.comparison_sheet import comparison_sheet
from huizhou_qa.sheets.joined import joining_in_words
from support.harbour import ROADS, WATER, scheme, unit

SCHEME = scheme()
NOTHING = {"nothing": "没有对象"}
RESULT = assess(SCHEME, unit())


def test_a_sheet_tells_how_parts_are_joined_and_what_that_changes() -> None:
    rows = {row.criterion: (row.score, row.basis) for row in self_scoring_sheet(RESULT).rows}
    assert rows["水：缺项在此折算，至少2款不缺才计分；四舍五入到1位小数"] == ("0.03", "各款合计62.67分，计62.7分")
    assert rows["运行：取各部分得分最低者"] == ("-45.00", "各款合计80分，计35分")
    coefficient = "修复：再乘以系数（年度任务完成为“是”的，得1分；否则，得0.8分）；四舍五入到0.5的倍数"
    assert rows[coefficient] == ("-8.50", "各款合计41.5分，计33分")
    assert rows["按权重相加（水×0.6、路×0.4）；四舍五入到2位小数"] == ("-65.88", "各部分合计130.7分，计64.82分")


def test_a_sheet_tells_figures_that_are_not_written_as_about_what_they_are() -> None:
    rows = {row.key_point: row for row in self_scoring_sheet(RESULT).rows if row.key_point}
    assert rows["2．再生水"].score == "约16.67"
    assert rows["2．再生水"].basis.endswith("约得16.67分，约失16.67分")
    assert rows["1．水体"].score == "30.00"
    full = assess(SCHEME, unit(reused_share=100))
    assert {row.key_point: row.score for row in self_scoring_sheet(full).rows}["2．再生水"] == "约33.33"


def test_what_is_rescaled_in_the_whole_is_told_with_the_rounding_of_the_whole() -> None:
    result = assess(SCHEME, unit({"5": "rescale"}, repaired_share=NOTHING))
    (row,) = (row for row in self_scoring_sheet(result).rows if row.content == "缺项折算")
    assert row.criterion == "折算增加的分：其余得分×100÷（100−缺项分值20）−其余得分，折算后四舍五入到2位小数"


def test_a_bonus_tells_what_it_gives_and_loses_nothing() -> None:
    bases = {row.key_point[:2]: row.basis for row in self_scoring_sheet(RESULT).rows}
    assert bases["6．"].endswith("，在6（含）以下档，得4.5分")
    assert bases["7．"].endswith("，在4（含）以下档，得2分")
    assert bases["1．"].endswith("，得30分，扣10分")
    assert earned_in_words(RESULT.clauses["2"], SCHEME.rounding).zh == "约得16.67分"


def test_the_last_row_goes_from_the_headings_by_weight_to_the_base_and_the_bonus() -> None:
    assert self_scoring_sheet(RESULT).rows[-1].basis == "水62.7分×0.6＋路68分×0.4；合计64.82分；奖6.5分；等级为良"


def test_what_the_scheme_says_of_nothing_is_told_as_its_own_rule() -> None:
    result = assess(SCHEME, unit(sea_share=NOTHING))
    (basis,) = (row.basis for row in self_scoring_sheet(result).rows if row.key_point.startswith("3"))
    assert basis == "无可考核对象（没有对象），按方案按缺项处理，由其余各款折算，本款不计分"
    assert '"treatment":"rescale","points":"0"' in assessment_to_json(result)


def test_two_results_differ_by_lines_that_add_up_whatever_joins_them() -> None:
    other = assess(SCHEME, unit({"5": "rescale"}, sea_share=NOTHING, repaired_share=NOTHING, honours=1))
    compared = compare(RESULT, other)
    compared.verify()
    total = sum((Fraction(one.difference) for one in compared.differences.values()), Fraction(0))
    # Each line is written; 再生水 is not, and does not differ.
    assert abs(total - Fraction(compared.difference)) <= Fraction(1, 20)
    assert compared.differences["rescaling"].name == "合成"
    (row,) = (row for row in comparison_sheet(compared).rows if row.name == "合成")
    assert row.before_basis.startswith("按权重相加（水×0.6、路×0.4）；四舍五入到2位小数，计64.82分；无缺项")


@pytest.mark.parametrize(
    "result",
    [RESULT, assess(SCHEME, unit({"5": "rescale"}, sea_share=NOTHING, repaired_share=NOTHING))],
    ids=["all present", "two absent"],
)
def test_what_was_lost_adds_up_to_full_marks_less_the_total_and_a_bonus_gives(result: object) -> None:
    assert isinstance(result, type(RESULT))
    found = lost(result)
    lines = [*found.by_clause.values(), *found.limits.values(), found.rescaling, found.floor]
    assert abs(sum(map(Fraction, lines), Fraction(0)) - Fraction(found.total)) <= Fraction(1, 20)
    assert [str(found.by_clause[id_]) for id_ in ("6", "7")] == ["-4.50", "-2.00"]
    assert str(found.by_heading["水"]) == str(SCHEME.rounding.write(100 - result.groups["水"].counted))
    found.verify()


def told(joining: Joining, parts: Iterable[Clause | Item | Heading]) -> Wording:
    """How parts are joined, in a scheme without English names."""
    return joining_in_words(joining, parts, Terms())


def test_parts_that_are_only_added_up_need_no_words() -> None:
    assert told(Joining(), WATER.parts) == Wording("", "")
    assert told(Joining(rescaled=True), WATER.parts).zh == "缺项在此折算"
    assert told(Joining("least"), (WATER, ROADS)) == Wording(
        "取各部分得分最低者（水×0.6、路×0.4）", "the least of the parts (水 × 0.6, 路 × 0.4)"
    )
    assert told(Joining(coefficient=Constant("0.8")), ()).zh.startswith("再乘以系数（")
    # A number that is read gives no points: it is named.
    factor = quantity("factor", "难度系数", "", within="[0.8, 1.2]")
    assert told(Joining(coefficient=factor), ()).zh == "再乘以系数（难度系数）"
    unnamed = quantity("factor", "", "", within="[0.8, 1.2]")
    assert told(Joining(coefficient=unnamed), ()) == Wording(
        "再乘以系数（factor）", "then times a coefficient (factor)"
    )


@pytest.mark.parametrize(
    ("way", "zh", "en"),
    [
        ("half_even", "四舍六入五取偶", "rounded half to even"),
        ("up", "进位", "rounded up"),
        ("down", "舍去尾数", "rounded down"),
        ("half_up", "四舍五入", "rounded half up"),
    ],
)
def test_the_way_of_rounding_is_told(way: Mode, zh: str, en: str) -> None:
    assert told(Joining(rounding=Rounding(0, way, "rule")), ()) == Wording(f"{zh}到整数", f"{en} to a whole number")


@pytest.mark.parametrize(
    ("places", "told_of_it"), [(1, "to 1 decimal place"), (2, "to 2 decimal places"), (0, "to a whole number")]
)
def test_how_many_places_are_kept_is_told(places: int, told_of_it: str) -> None:
    assert told(Joining(rounding=Rounding(places, "half_up", "rule")), ()).en == f"rounded half up {told_of_it}"
