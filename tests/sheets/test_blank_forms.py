"""The blank forms: what the scheme says stands in them, and what a person is to fill in is empty."""

from __future__ import annotations

import csv
from collections.abc import Callable
from fractions import Fraction

import pytest
from attrs import evolve

from huizhou_qa import EvidenceError, SchemeError, get_scheme
from huizhou_qa.onsite import assess_on_site
from huizhou_qa.plans.procedure import Named
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.sheets import (
    BlankForm,
    SelfScoringSheet,
    blank_self_scoring_sheet,
    contact_list,
    on_site_form,
    proof_catalogue,
    self_scoring_sheet,
)
from huizhou_qa.sheets.form import form_rows
from sheets.test_self_scoring import RESULTS, Table, cells
from support import printed_figures
from support.district import scheme as district
from support.oracle import FULL_MARKS

SCHEME = get_scheme("huizhou", 2017)
DISTRICT = district()
FORMS: list[Callable[[Scheme], BlankForm | SelfScoringSheet]] = [
    blank_self_scoring_sheet,
    contact_list,
    proof_catalogue,
    on_site_form,
]
TO_SIGN = ("填报单位（盖章）：＿＿＿＿＿＿＿＿", "填表人：＿＿＿＿＿＿＿＿", "日期：＿＿＿＿年＿＿月＿＿日")


def test_the_blank_sheet_has_the_rows_of_a_filled_one_with_empty_scores_and_reasons() -> None:
    blank, filled = blank_self_scoring_sheet(SCHEME), self_scoring_sheet(RESULTS[0])
    assert [row[:5] for row in blank.rows] == [row[:5] for row in filled.rows]
    assert {(row.score, row.basis) for row in blank.rows} == {("", "")}
    assert blank.columns == filled.columns
    assert blank.title == "惠州市2017年度县（区）人民政府质量工作考核自评打分表"
    assert blank.title + "（甲区）" == filled.title
    assert blank.remarks == ("评分依据要说明得分、扣分原因。",)
    assert (blank.layout.widths, blank.layout.merged) == (filled.layout.widths, filled.layout.merged)


def test_the_blank_sheet_follows_readings_and_official_wording() -> None:
    joint = get_scheme("huizhou", 2017, readings={"agri_products": "joint"})
    blank = blank_self_scoring_sheet(joint, {"1.1": "国抽", "否决项": "否决", "扣分项": "扣分"})
    criteria = [row.criterion for row in blank.rows]
    assert criteria[0] == "国抽"
    assert criteria[-3:-1] == ["否决", "扣分"]
    assert blank.remarks[1:] == (
        "采用的口径：三类产品中一类不达标，其余两类是否得分：三类都达标才得分（agri_products＝joint）",
    )
    with pytest.raises(EvidenceError) as caught:
        blank_self_scoring_sheet(SCHEME, {"1.9": "…"})
    assert [fault.path for fault in caught.value.faults] == ["/texts/1.9"]


def test_a_blank_sheet_of_any_scheme_says_its_marks_and_its_grades() -> None:
    blank = blank_self_scoring_sheet(DISTRICT)
    assert [row.content for row in blank.rows[-3:]] == ["否决项", "事故", "总分"]
    total = blank.rows[-1]
    assert total.marks == "55"
    lines = "优45分以上，良35分以上，中25分以上，其余差（总分先舍入）"
    assert total.criterion == f"{lines}；优另须环境得分不低于其满分的60%；良另须专利得分不低于其满分的25%"


def test_the_contact_list_has_the_columns_of_the_annex_and_an_empty_row_for_each_contact() -> None:
    form = contact_list(SCHEME)
    assert form.title == "考核工作联系人员名单"
    assert form.columns == ("姓名", "单位", "职务", "手机", "邮箱")
    assert form.rows == (("",) * 5, ("",) * 5)
    assert form.remarks == ("自上而下依次填写：分管领导、工作人员。",)


def test_the_catalogue_of_proof_has_a_row_for_each_of_the_33_items_that_need_it() -> None:
    form = proof_catalogue(SCHEME)
    assert form.title == "惠州市2017年度县（区）人民政府质量工作考核证明资料目录"
    assert form.columns == ("序号", "考核要点", "分值", "证明资料名称", "份数", "页码", "备注")
    needed = [item for item in FULL_MARKS if str(item) not in printed_figures.NO_PROOF]
    assert len(needed) == 33
    assert [(row[0], Fraction(row[2])) for row in form.rows] == [
        (str(item), Fraction(FULL_MARKS[item])) for item in needed
    ]
    assert [row[1] for row in form.rows] == [SCHEME.items[str(item)].name for item in needed]
    assert {row[3:] for row in form.rows} == {("", "", "", "")}
    assert form.remarks == ("第1、2、3、4、5、6、7、9、10、11项无需报送证明资料，仍需自评。",)


def test_a_catalogue_of_a_scheme_in_which_every_item_needs_proof_exempts_none() -> None:
    form = proof_catalogue(DISTRICT)
    assert form.title == "甲乙新区2030年度考核证明资料目录"
    assert [row[0] for row in form.rows] == [item.id for item in DISTRICT.items.values() if item.proof_needed]
    exempt = [item.id for item in DISTRICT.items.values() if not item.proof_needed]
    assert form.remarks == ((f"第{'、'.join(exempt)}项无需报送证明资料，仍需自评。",) if exempt else ())


def test_the_form_for_ratings_has_a_cell_for_every_rating_and_says_what_each_level_is_worth() -> None:
    form = on_site_form(SCHEME)
    assert form.title == "惠州市2017年度县（区）人民政府质量工作考核实地核查要点及评分要求"
    assert form.columns == ("考核内容", "序号", "考核要点", "分值", "评分标准", "评价细则", "评分")
    assert {row[6] for row in form.rows} == {""}
    assert form.remarks == ("每个评分格填写所评等级的分值。",)
    assert form.layout.merged == 4
    rated = [row for row in form.rows if row[1]]
    briefing, visit = [row for row in rated if row[0].startswith("汇报")], [row for row in rated if "考察" in row[0]]
    assert [row[1] for row in briefing] == ["1", "1", "2", "3", "3", "4", "5", "6", "7"]
    assert [row[1] for row in visit] == ["1", "2", "3", "4", "5", "6"]
    single, double = "好5分、较好4分、一般3分、差2分、非常差1分", "好10分、较好8分、一般6分、差4分、非常差2分"
    assert [row[5] for row in briefing] == [single, single, double, single, single, *[double] * 4]
    assert {row[5] for row in visit} == {single}
    assert briefing[0][:5] == (
        "汇报交流（70分）",
        "1",
        "质量发展规划",
        "10",
        "规划及措施（见附件2 汇报交流 第1项）",
    )
    assert [row for row in form.rows if not row[1]] == [
        ("汇报交流（70分）", "", "小计", "70", "", "", ""),
        ("实地考察（30分）", "", "小计", "30", "", "", ""),
        ("总分", "", "", "100", "", "", ""),
    ]
    assert form.signatures == (
        "被核查单位：＿＿＿＿＿＿＿＿",
        "组长：＿＿＿＿＿＿＿＿",
        "成员：＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿",
        TO_SIGN[2],
    )


@pytest.mark.parametrize("scale", ["scaled", "literal"])
def test_levels_on_the_form_are_worth_what_the_assessment_makes_of_them(scale: str) -> None:
    assert SCHEME.on_site is not None
    best = {point.id: [5] * len(point.parts) if point.parts else 5 for point in SCHEME.on_site.points()}
    points = assess_on_site(SCHEME, best, scale=scale).points
    form = on_site_form(SCHEME, scale=scale)
    worth: dict[str, int] = {}
    for row in form.rows:
        if row[1]:
            key = f"{'briefing' if row[0].startswith('汇报') else 'visit'}.{row[1]}"
            worth[key] = worth.get(key, 0) + int(row[5].split("、")[0].removeprefix("好").removesuffix("分"))
    assert worth == dict(points)
    assert any("（onsite_scale＝literal）" in remark for remark in form.remarks) == (scale == "literal")


def test_official_wording_stands_beside_a_point_and_its_parts() -> None:
    form = on_site_form(SCHEME, {"briefing.1": "一的官方表述", "visit.6": "六的官方表述"})
    told = [row[4] for row in form.rows]
    assert told[:2] == ["规划及措施（一的官方表述）", "质量工作定位（一的官方表述）"]
    assert told[-3] == "六的官方表述"


def test_wording_for_a_point_that_is_not_rated_is_refused_with_the_nearest_in_both_languages() -> None:
    with pytest.raises(EvidenceError) as caught:
        on_site_form(SCHEME, {"briefing.8": "…", "国抽": "…", "visit.1": ""})
    near, far, empty = caught.value.faults
    assert (near.path, near.code) == ("/texts/briefing.8", "unknown_clause")
    assert near.zh == "方案的评分标准中没有编号'briefing.8'；最接近的是briefing.7"
    assert near.en == "no criterion of the scheme has the id 'briefing.8'; the nearest is briefing.7"
    assert far.en == "no criterion of the scheme has the id '国抽'"
    assert empty.zh == "评分标准是空的；不写此款，即用本库的表述"
    assert (caught.value.zh, caught.value.en) == ("不能制表", "the paper cannot be made")


@pytest.mark.parametrize("wrong", [5, "texts", ["1.1"]])
@pytest.mark.parametrize("form", [blank_self_scoring_sheet, on_site_form])
def test_what_holds_no_wording_by_id_is_refused(
    form: Callable[[Scheme, object], BlankForm | SelfScoringSheet], wrong: object
) -> None:
    with pytest.raises(EvidenceError) as caught:
        form(SCHEME, wrong)
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/texts", "wrong_type")]
    assert caught.value.faults[0].zh.endswith("不是按款号给出的评分标准，请给映射")
    assert (caught.value.zh, caught.value.en) == ("不能制表", "the paper cannot be made")


def test_only_clauses_have_a_criterion_on_the_form() -> None:
    rows = list(form_rows(SCHEME, {}))
    assert [row.part for row in rows if row.criterion] == list(SCHEME.clauses.values())
    places = [row.part for row in rows if not row.criterion]
    assert set(map(id, places)) == {id(part) for part in (*SCHEME.items.values(), *SCHEME.groups.values())}


def test_a_name_of_the_editions_own_heads_its_form() -> None:
    assert SCHEME.procedure is not None
    parts = (Named("proof", "材料清单"), Named("contacts", "名单"))
    plan = evolve(SCHEME.procedure, materials=evolve(SCHEME.procedure.materials, parts=parts))
    assert proof_catalogue(evolve(SCHEME, procedure=plan)).title == f"{SCHEME.title}材料清单"
    assert contact_list(evolve(SCHEME, procedure=plan)).title == "名单"


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("wrong", [None, "huizhou", RESULTS[0]])
def test_what_is_no_scheme_is_refused(form: Callable[[object], BlankForm], wrong: object) -> None:
    with pytest.raises(SchemeError):
        form(wrong)


@pytest.mark.parametrize("form", [contact_list, on_site_form])
def test_a_scheme_that_says_nothing_of_it_has_no_such_form(form: Callable[[Scheme], BlankForm]) -> None:
    with pytest.raises(SchemeError):
        form(evolve(SCHEME, on_site=None, procedure=None))


def test_parts_of_the_materials_are_called_as_the_edition_calls_them_or_by_their_plain_names() -> None:
    assert SCHEME.procedure is not None
    bare = evolve(SCHEME.procedure, materials=evolve(SCHEME.procedure.materials, parts=()))
    assert contact_list(evolve(SCHEME, procedure=bare)).title == "联系人员名单"
    assert proof_catalogue(evolve(SCHEME, procedure=bare)).title.endswith("考核证明资料目录")
    assert proof_catalogue(evolve(SCHEME, procedure=None)).title.endswith("考核证明资料目录")


@pytest.mark.parametrize(
    ("form", "page", "height"),
    [
        (blank_self_scoring_sheet, "landscape", 11),
        (contact_list, "landscape", 15),
        (proof_catalogue, "portrait", 10),
        (on_site_form, "portrait", 10),
    ],
)
def test_every_form_prints_on_a4_with_room_to_write_and_lines_to_sign(
    form: Callable[[Scheme], BlankForm | SelfScoringSheet], page: str, height: int
) -> None:
    made = form(SCHEME)
    html, markdown = made.to_html(), made.to_markdown()
    assert f"size: A4 {page}" in html
    assert f"tbody tr {{ height: {height}mm; }}" in html
    assert len(made.layout.widths) == len(made.columns)
    lines = "".join(f"<span>{line}</span>" for line in made.signatures)
    assert f'<p class="signatures">{lines}</p>' in html
    for line in (*made.remarks, *made.signatures):
        assert f"\n- {line}\n" in markdown
    if form is not on_site_form:
        assert made.signatures == TO_SIGN
    table = Table(html)
    assert [[row[at] for at in range(len(made.columns))] for row in table.rows[1:]] == [list(row) for row in made.rows]
    told = list(csv.reader(made.to_csv().splitlines(keepends=True)))
    assert len(told) == 1 + len(made.rows)


@pytest.mark.parametrize(
    ("form", "widths", "font"),
    [
        (contact_list, (1, 1, 1, 1, 1), 12),
        (proof_catalogue, (7, 34, 7, 30, 7, 7, 8), 10),
        (on_site_form, (12, 5, 15, 6, 25, 28, 9), 10),
        (blank_self_scoring_sheet, (7, 8, 12, 5, 30, 7, 31), 9),
    ],
)
def test_columns_are_as_wide_as_what_stands_in_them_needs(
    form: Callable[[Scheme], BlankForm], widths: tuple[int, ...], font: int
) -> None:
    assert (form(SCHEME).layout.widths, form(SCHEME).layout.font) == (widths, font)


def test_a_filled_sheet_has_lines_for_the_seal_of_its_unit_who_filled_it_in_and_the_day() -> None:
    sheet = self_scoring_sheet(RESULTS[1])
    assert sheet.signatures == ("填报单位（盖章）：乙县", *TO_SIGN[1:])
    assert "<span>填报单位（盖章）：乙县</span>" in sheet.to_html()
    # A spreadsheet adds the column up: nothing but rows stands in the table.
    assert len(cells(sheet)) == len(sheet.rows)
