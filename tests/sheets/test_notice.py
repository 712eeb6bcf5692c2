"""The notice: every number accounted for from the evidence alone, nothing personal, nothing provisional unsaid."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from datetime import date, datetime
from decimal import ROUND_DOWN, localcontext
from fractions import Fraction
from itertools import product

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from engine.test_district import FACTS, MARKS, incident
from huizhou_qa import Cohort, Evidence, EvidenceError, amend, assess_cohort, get_scheme
from huizhou_qa.analysis import CohortResults, cohort_results, effect_of
from huizhou_qa.composite import composite_cohort
from huizhou_qa.onsite import assess_on_site
from huizhou_qa.rules.derived import scaled
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.scorers import events
from huizhou_qa.sheets import Notice, cohort_sheet, notice
from sheets.test_self_scoring import Table
from support import bundled, district, valley
from support import cohort_by_hand as by_hand
from support.each_day import one_in

pytestmark = pytest.mark.usefixtures("verified_once")

SCHEME = get_scheme("huizhou", 2017)
UNITS = by_hand.bundled()
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
# A, B and C in the lines; then the citation of the national method: 2013, No. 47, and its own ranges.
LINES = ["90", "80", "60", "2013", "47", "90", "80", "89", "60", "79", "59"]
ATTACK = '=HYPERLINK("http://x")|<script>*_`[a](b)`\r\n</td>'
# A name has no line break.
NAMED = ATTACK.replace("\r\n", "  ")


def cohort_of(units: Sequence[by_hand.Plain], **readings: str) -> Cohort:
    return assess_cohort(get_scheme("huizhou", 2017, readings), [Evidence.from_dict(unit) for unit in units])


MADE: dict[str, CohortResults] = {}


def results_of(units: Sequence[by_hand.Plain], weight: str | None = None, **readings: str) -> CohortResults:
    """The results of these units, made once for all tests that ask for the same."""
    asked = repr((units, weight, readings))
    if asked not in MADE:
        MADE[asked] = make_results(units, weight, **readings)
    return MADE[asked]


def make_results(units: Sequence[by_hand.Plain], weight: str | None, **readings: str) -> CohortResults:
    if not readings and units == UNITS:
        return bundled.listed() if weight is None else bundled.listed_joined(weight)
    cohort = cohort_of(units, **readings)
    return cohort_results(cohort) if weight is None else joined_results(cohort, weight)


def joined_results(cohort: Cohort, weight: str) -> CohortResults:
    """The results of a cohort joined with ratings on site."""
    on_site = {
        unit: assess_on_site(cohort.scheme, by_hand.ratings(at), unit=unit) for at, unit in enumerate(cohort.results)
    }
    return cohort_results(composite_cohort(cohort, on_site, choice="weighted", on_site_weight=weight))


def settled_units() -> list[by_hand.Plain]:
    """The bundled units with every incident settled."""
    units = by_hand.bundled()
    for unit in units:
        unit["incidents"] = [one | {"status": "confirmed"} for one in by_hand.incidents_of(unit)]
    return units


def two_alike() -> list[by_hand.Plain]:
    """The settled units, and one of them again under two other names: three share a place."""
    units = settled_units()
    again = deepcopy(units[1])
    return [*units, again | {"unit": "辛县"}, again | {"unit": "壬县"}]


SETTLED = results_of(settled_units())


def scored(units: Sequence[by_hand.Plain], weight: str | None) -> list[by_hand.Unit]:
    """Every unit's line by hand, with the made-up ratings where there is a weight for them."""
    return (
        by_hand.scored(units)
        if weight is None
        else by_hand.scored(units, Fraction(weight), by_hand.rated_by_unit(units))
    )


def expected_numbers(
    lines: Sequence[by_hand.Unit], weight: str | None = None, day: Sequence[str] = ()
) -> Iterator[str]:
    """Every number of the notice in order, from figures by hand, the weight and the day alone."""
    yield from ("2017", *day, str(len(lines)))
    # 附件1 in names of scores, the full marks, the shares of both scores, and 附件1 where deductions are told.
    share = None if weight is None else Fraction(weight) * 100
    yield from ("1", "100", "1") if share is None else ("100", "1", str(100 - share), str(share), "1")
    yield from LINES
    yield from (number for one in lines for number in numbers_of_incidents(one))
    yield from numbers_of_averages(lines)
    together = by_hand.lost_together(lines)
    for id_, lost in by_hand.most_lost(together):
        yield from (id_, by_hand.written(lost), by_hand.written(by_hand.MARKS_OF_CLAUSES[id_] * len(lines)))
    unsettled = [str(one.incidents.count("contested")) for one in lines if "contested" in one.incidents]
    # 附件1得分 heads a column.
    yield from (*unsettled, "1")
    for one in lines:
        tops = [by_hand.written(one.headings[top]) for top in by_hand.TOPS]
        yield from (str(one.place), *one.scores, *tops)


def numbers_of_incidents(one: by_hand.Unit) -> Iterator[str]:
    for class_ in ("deduction", "veto", "contested"):
        if class_ in one.incidents:
            yield str(one.incidents.count(class_))
    if one.taken:
        yield str(-one.taken)


def numbers_of_averages(lines: Sequence[by_hand.Unit]) -> Iterator[str]:
    if lines[0].on_site is None:
        yield from ("1", by_hand.written(by_hand.mean([one.total for one in lines])))
    else:
        yield by_hand.written(by_hand.mean([one.total for one in lines]))
        yield from ("1", by_hand.written(by_hand.mean([one.annex_1 for one in lines])))
        yield by_hand.written(by_hand.mean([one.on_site or Fraction(0) for one in lines]))
    for (top, under), full in zip(by_hand.TOPS.items(), ("56", "44"), strict=True):
        yield from (by_hand.written(by_hand.mean([one.headings[top] for one in lines])), full)
        yield from (by_hand.written(by_hand.mean([one.headings[name] for one in lines])) for name in under)


@pytest.mark.parametrize(
    ("units", "weight"),
    one_in(4, product((UNITS, settled_units(), UNITS[:2], UNITS[4:]), ("0.3", "0.55", None))),
)
def test_every_number_in_the_notice_is_accounted_for_from_the_evidence_alone(
    units: list[by_hand.Plain], weight: str | None
) -> None:
    made = notice(results_of(units, weight), include_provisional=True)
    assert NUMBER.findall(made.to_text()) == list(expected_numbers(scored(units, weight), weight))
    approved = notice(results_of(units, weight), include_provisional=True, approved_on="2018-03-09")
    assert NUMBER.findall(approved.to_text()) == list(
        expected_numbers(scored(units, weight), weight, ("2018", "3", "9"))
    )


@pytest.mark.parametrize("weight", [None, "0.3"])
def test_places_units_and_grades_in_table_and_paragraph_are_those_of_the_evidence(weight: str | None) -> None:
    lines = scored(settled_units(), weight)
    made = notice(results_of(settled_units(), weight))
    assert [(row[0], row[1], row[3]) for row in made.rows] == [(str(one.place), one.name, one.grade) for one in lines]
    grades = "；".join(
        f"{grade}级：{'、'.join(one.name for one in lines if one.grade == grade) or '无'}" for grade in "ABCD"
    )
    assert made.paragraphs[2].startswith(f"二、等级。{grades}。")


@pytest.mark.parametrize("weight", [None, "0.3"])
def test_headings_and_deductions_add_up_to_the_annex_1_score(weight: str | None) -> None:
    made = notice(results_of(settled_units(), weight))
    taken = dict(re.findall(r"([^；。]+)：扣分事件1件，扣(10)分", made.paragraphs[3]))
    assert len(taken) == 3
    for row in made.rows:
        of = dict(zip(made.columns, row, strict=True))
        added = Fraction(of["质量目标"]) + Fraction(of["质量措施"]) - int(taken.get(of["单位"], 0))
        assert Fraction(of["附件1得分"]) == added


def test_markdown_and_html_say_what_the_text_says() -> None:
    made = notice(results_of(two_alike(), "0.3"))
    table = Table(made.to_html())
    assert [list(row.values()) for row in table.rows] == [list(made.columns), *map(list, made.rows)]
    rows = [line.strip("| ").split(" | ") for line in made.to_markdown().splitlines() if line.startswith("|")]
    assert [rows[0], *rows[2:]] == [list(made.columns), *map(list, made.rows)]
    for told in (made.title, *made.paragraphs, *made.remarks):
        assert told in made.to_text()
        assert told in made.to_html()
        assert told in made.to_markdown()


def test_the_text_has_aligned_columns_and_no_signs_of_a_table() -> None:
    text = notice(results_of(UNITS), include_provisional=True).to_text()
    assert not set(text) & set("|#\t*")
    assert (
        "\n\n名次  单位          附件1得分  等级  质量目标  质量措施\n"
        "1     甲区          98.70      A     55.40     43.30\n"
        "2     乙县          92.10      A     49.10     43.00\n"
        "3     己区（暂定）  91.10      A     48.10     43.00\n"
    ) in text
    # A mark on another letter takes no column of its own.
    assert "\n2     e\u0301县  " in notice(results_of([UNITS[0], UNITS[1] | {"unit": "e\u0301县"}])).to_text()


def test_units_that_share_a_place_are_said_to_share_it() -> None:
    made = notice(results_of(two_alike()))
    shared = by_hand.scored(two_alike())[1:4]
    assert {one.name for one in shared} == {"乙县", "壬县", "辛县"}
    assert {one.place for one in shared} == {2}
    assert made.remarks == ("名次先按等级、再按得分排列。", "乙县、壬县、辛县并列第2名。")
    assert notice(SETTLED).remarks == ("名次先按等级、再按得分排列。",)


def test_without_the_day_of_approval_it_calls_itself_a_draft_that_must_not_be_made_public() -> None:
    made = notice(SETTLED)
    said = "送审稿，未经市政府审定，不得公开"
    assert made.title == f"关于惠州市2017年度县（区）人民政府质量工作考核结果的通报（{said}）"
    assert made.paragraphs[0] == "本件为送审稿，考核结果未经市政府审定，不得公开。"
    assert "现予通报" not in made.to_text()


@pytest.mark.parametrize("day", [date(2018, 3, 9), "2018-03-09"])
def test_with_the_day_of_approval_the_day_is_printed(day: date | str) -> None:
    made = notice(SETTLED, approved_on=day)
    assert made.title == "关于惠州市2017年度县（区）人民政府质量工作考核结果的通报"
    assert made.paragraphs[0] == "考核结果已经市政府于2018年3月9日审定，现予通报，并向社会公开。"
    assert "送审稿" not in made.to_text()


@pytest.mark.parametrize("day", ["2018-3-9", "昨天", 20180309, datetime(2018, 3, 9, 1)])  # noqa: DTZ001 (a moment is refused whatever its zone)
def test_what_is_no_day_is_refused(day: object) -> None:
    with pytest.raises(EvidenceError) as caught:
        notice(SETTLED, approved_on=day)  # type: ignore[arg-type]
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/approved_on", "bad_date")]


def unsettled_units() -> list[by_hand.Plain]:
    units = by_hand.bundled()
    for at, name in ((0, "pm25_annual_mean"), (5, "good_air_days_rate"), (5, "quality_warnings")):
        facts = by_hand.section(units[at], "facts")
        facts[name] = {"value": facts[name], "status": "preliminary", "source": "快报"}
    return units


@pytest.mark.parametrize("weight", [None, "0.3"])
def test_provisional_results_are_refused_with_every_unit_and_cause_beside_other_faults(weight: str | None) -> None:
    with pytest.raises(EvidenceError) as caught:
        notice(results_of(unsettled_units(), weight), approved_on="昨天")
    first, *faults = caught.value.faults
    assert first.code == "bad_date"
    assert {(fault.path, fault.code, fault.en.split(";")[0], fault.zh.split("；")[0]) for fault in faults} == {
        ("/results/甲区/facts", "provisional", "1 facts of 甲区 are preliminary", "甲区有1项数据为初步数"),
        ("/results/己区/incidents", "provisional", "1 incidents of 己区 are not settled", "己区有1件事件尚无定论"),
        ("/results/己区/facts", "provisional", "2 facts of 己区 are preliminary", "己区有2项数据为初步数"),
    }
    assert len(faults) == 3


def test_provisional_results_that_are_asked_for_are_marked_in_title_table_and_text() -> None:
    made = notice(results_of(unsettled_units()), include_provisional=True, approved_on="2018-03-09")
    assert made.title.endswith("的通报（暂定结果）")
    assert [row[1] for row in made.rows][:3] == ["甲区（暂定）", "乙县", "己区（暂定）"]
    assert "A级：甲区（暂定）、乙县、己区（暂定）；" in made.paragraphs[2]
    assert made.paragraphs[-1].startswith(
        "七、暂定。下列单位的结果为暂定：甲区：初步数1项；己区：初步数2项，待定事件1件，"
        "定论后等级可能为A级、B级、D级。上述事件、数据定论后，"
    )
    assert "暂定" not in notice(SETTLED, include_provisional=True).to_text()


def test_the_choice_and_the_weight_are_named_and_that_the_plan_prints_none() -> None:
    assert "综合考核" not in notice(SETTLED).to_text()
    weighted = notice(results_of(settled_units(), "0.3")).paragraphs[1]
    assert "得分为综合考核得分，满分100分：附件1得分占70%，实地核查得分占30%。" in weighted
    assert "实施方案未规定两项得分如何合成，以上方式为考核单位选定，权重亦然。" in weighted
    cohort = cohort_of(settled_units())
    on_site = {unit: assess_on_site(SCHEME, by_hand.ratings(at), unit=unit) for at, unit in enumerate(cohort.results)}
    verified = notice(cohort_results(composite_cohort(cohort, on_site, choice="verify_only"))).paragraphs[1]
    assert "实地核查只作核实，以附件1得分计。实施方案未规定两项得分如何合成，以上方式为考核单位选定。" in verified


def test_incidents_are_counted_by_class_and_those_of_which_nothing_follows_are_not_told() -> None:
    units = settled_units()
    listed = by_hand.incidents_of(units[2])
    units[2]["incidents"] = [listed[0] | {"id": "丙-甲"}, listed[0] | {"id": "丙-乙"}]
    units[0]["incidents"] = [listed[0] | {"date": "2016-05-05"}]
    told = notice(results_of(units)).paragraphs[3]
    assert "丙县：扣分事件2件，扣20分" in told
    assert "丁区：否决事件（考核结果一律为D级）1件，等级由A级定为D级" in told
    assert "甲区" not in told
    for unit in units:
        unit["incidents"] = []
    assert notice(results_of(units)).paragraphs[3] == "三、事件。各单位均无扣分、否决事件。"


def test_readings_other_than_the_default_are_told_in_their_registered_words_and_no_others() -> None:
    assert notice(SETTLED).paragraphs[6] == "六、口径。实施方案未写明之处，均按计分规则的默认口径。"
    made = notice(results_of(settled_units(), overdue_centres="per_centre", agri_products="joint"))
    assert made.paragraphs[6] == (
        "六、口径。实施方案未写明之处，下列各处另取口径："
        "三类产品中一类不达标，其余两类是否得分：三类都达标才得分；"
        "有多个超期未建成的中心（站）时扣几分：每个扣1分，本项扣完为止。其余各处按计分规则的默认口径。"
    )


def test_without_losses_there_is_no_paragraph_of_them_and_numbers_go_on() -> None:
    made = notice(cohort_results(SETTLED.cohort, losses=0))
    assert [one[:2] for one in made.paragraphs[1:]] == ["一、", "二、", "三、", "四、", "五、"]
    assert made.paragraphs[5].startswith("五、口径。")


def test_absent_clauses_and_totals_at_zero_are_told_so_that_the_table_adds_up() -> None:
    units = settled_units()
    listed = by_hand.incidents_of(units[2])
    by_hand.section(units[0], "marks")["31"] = {"nothing": "全年无事故"}
    units[0]["rulings"] = {"31": {"treatment": "rescale", "by": "市质量强市办", "why": "无事故"}}
    units[2]["incidents"] = [listed[0] | {"id": f"丙-{number}"} for number in range(8)]
    *_, rescaled, stopped = notice(results_of(units)).remarks
    assert rescaled.startswith("甲区：缺项31（共2分）不计，其余96.7分，折算增加")
    assert stopped == "丙县：扣分后−9.88分，附件1得分计0分。"


def of_the_district(*incidents: dict[str, object]) -> Notice:
    first = {"unit": "甲街道", "facts": FACTS, "marks": MARKS, "incidents": []}
    second = first | {"unit": "乙街道", "incidents": list(incidents)}
    return notice(
        cohort_results(assess_cohort(district.scheme(), [Evidence.from_dict(one) for one in (first, second)]))
    )


def test_a_scheme_with_other_headings_grades_and_no_on_site_check_has_its_notice() -> None:
    made = of_the_district(incident("a"), incident("b", recognised_by="state"))
    assert made.title.startswith("关于甲乙新区2030年度考核结果的通报")
    assert made.columns == ("名次", "单位", "考核得分", "等级", "基本", "加分")
    assert made.paragraphs[1] == "一、计分。参加考核的单位共2个。得分为考核得分，满分55分。扣分已计入考核得分。"
    assert made.paragraphs[2] == (
        "二、等级。优：甲街道；良：无；中：无；差：乙街道。"
        "分数线：优45分以上，良35分以上，中25分以上，其余差（总分先舍入）；"
        "优另须环境得分不低于其满分的60%；良另须专利得分不低于其满分的25%（依据：甲乙新区办法）。"
    )
    assert made.paragraphs[3] == ("三、事件。乙街道：事故1件，否决事件（考核结果一律为差）1件，扣2分，等级由良定为差。")
    assert "惠州" not in made.to_text()


def test_a_veto_that_changes_nothing_says_that_the_grade_stays() -> None:
    units = settled_units()
    (veto,), (deduction,) = map(by_hand.incidents_of, (units[3], units[2]))
    units[2]["incidents"] = [veto, deduction | {"id": "丙-2"}, deduction | {"id": "丙-3"}]
    told = notice(results_of(units)).paragraphs[3]
    assert "丙县：扣分事件2件，否决事件（考核结果一律为D级）1件，扣20分，等级仍为D级" in told


def test_a_scheme_without_deductions_says_nothing_of_them() -> None:
    plain = evolve(district.scheme(), adjustments=(), vetoes=(), incident_table=None)
    given_ = {"unit": "甲街道", "facts": FACTS, "marks": MARKS}
    made = notice(cohort_results(assess_cohort(plain, [Evidence.from_dict(given_)])))
    assert "扣分" not in made.paragraphs[1]
    assert not any("事件" in paragraph for paragraph in made.paragraphs)


def test_what_takes_points_without_an_incident_is_called_no_incident() -> None:
    facts: dict[str, object] = {"accidents": 2, "control_figure": 1}
    by_facts = valley.scheme(adjustments=(valley.ACCIDENT_COST,), incident_table=None)
    assert paragraph_on(by_facts, [valley.evidence(95, **facts)]) == "三、扣分。丙村：扣1.5分。"
    assert (
        paragraph_on(valley.in_steps(), [valley.evidence(95, town=True, **facts)]) == "三、事件和扣分。丙村：扣1.5分。"
    )
    assert paragraph_on(valley.scheme(), [valley.evidence(95)]) == "三、事件。各单位均无扣分、否决事件。"


def test_a_veto_is_called_by_its_name_where_it_has_one() -> None:
    unit = valley.evidence(95, valley.incident("假一", "forgery"), accidents=0, control_figure=0, town=True)
    told = paragraph_on(valley.in_steps(), [unit])
    assert told == "三、事件和扣分。丙村：否决事件（数据造假，不高于乙级）1件，等级由甲定为乙。"


def paragraph_on(scheme: Scheme, units: list[Evidence]) -> str:
    """The third paragraph of a notice: what takes points, and incidents."""
    known = [one if scheme.incident_table else evolve(one, incidents=None) for one in units]
    return notice(cohort_results(assess_cohort(scheme, known))).paragraphs[3]


def planted(marker: str) -> list[Evidence]:
    """Three units with the marker in every free text that evidence can hold, corrections included."""
    units = by_hand.bundled()[:3]
    for unit in units:
        facts, marks, listed = (
            by_hand.section(unit, "facts"),
            by_hand.section(unit, "marks"),
            by_hand.incidents_of(unit),
        )
        unit["facts"] = {name: _with_source(fact, marker) for name, fact in facts.items()}
        unit["marks"] = {
            name: {"points": mark["points"] if isinstance(mark, dict) else mark, "by": marker, "reason": marker}
            for name, mark in marks.items()
        } | {"31": {"nothing": marker}}
        unit["rulings"] = {"31": {"treatment": "rescale", "by": marker, "why": marker}}
        unit["incidents"] = [one | {"id": f"{marker}{at}"} for at, one in enumerate(listed)]
    corrected = {"marks": {"20": {"points": "0.3", "by": marker, "reason": marker}}}
    return [amend(Evidence.from_dict(unit), corrected, marker, "2018-01-05", marker) for unit in units]


def _with_source(fact: object, marker: str) -> object:
    if isinstance(fact, dict) and "nothing" in fact:
        return {"nothing": marker}
    known = fact if isinstance(fact, dict) and "value" in fact else {"value": fact}
    return known | {"source": marker, "status": "preliminary"}


# What can be seen, for incidents are named so too.
VISIBLE = st.characters(
    codec="utf-8", exclude_categories=["C", "M", "Z"], exclude_characters="\u115f\u1160\u2800\u3164\uffa0"
)


@given(st.text(VISIBLE, min_size=1, max_size=6))
def test_no_free_text_of_the_evidence_but_the_units_names_is_ever_printed(text: str) -> None:
    marker = f"密𝕏{text}𝕏密"
    results = cohort_results(assess_cohort(SCHEME, planted(marker)))
    made = notice(results, include_provisional=True)
    sheet = cohort_sheet(results)
    for form in (made.to_text(), made.to_markdown(), made.to_html(), sheet.to_csv(), sheet.to_html()):
        assert "𝕏" not in form
        assert "甲区" in form
    with pytest.raises(EvidenceError) as caught:
        notice(results)
    assert "𝕏" not in str(caught.value)


def test_the_marker_is_in_the_evidence_that_it_is_looked_for_in() -> None:
    for one in planted("密"):
        incidents = one.incidents or ()
        records = [*one.facts.values(), *one.marks.values(), *incidents, *one.rulings.values(), one.amendment]
        assert all("密" in repr(record) or getattr(record, "by", "") == "密" for record in records)


def test_no_units_name_breaks_out_of_any_form() -> None:
    units = settled_units()
    units[0]["unit"] = NAMED
    made = notice(results_of(units, "0.3"))
    table = Table(made.to_html())
    assert "script" not in table.tags
    assert len(table.rows) == len(units) + 1
    lines = [line for line in made.to_markdown().splitlines() if line.startswith("|")]
    assert {line.replace("\\|", "").count("|") for line in lines} == {len(made.columns) + 1}
    assert "<script>" not in made.to_markdown()
    assert len(made.to_text().splitlines()) == len(notice(results_of(settled_units(), "0.3")).to_text().splitlines())


def test_forms_are_the_same_on_every_call_and_under_any_decimal_context() -> None:
    made = notice(results_of(settled_units(), "0.3"))
    forms = [made.to_text(), made.to_html(), made.to_markdown()]
    assert [made.to_text(), made.to_html(), made.to_markdown()] == forms
    with localcontext(prec=1, rounding=ROUND_DOWN):
        again = notice(results_of(settled_units(), "0.3"))
        assert [again.to_text(), again.to_html(), again.to_markdown()] == forms
    assert made == again


def test_html_needs_no_other_file_and_prints_on_upright_a4() -> None:
    made = notice(SETTLED)
    html = made.to_html()
    assert not Table(html).tags & {"script", "link", "img", "iframe"}
    assert "size: A4 portrait" in html
    title, table = made._repr_html_().split("\n", 1)
    assert title in html
    assert table in html


@pytest.mark.parametrize("given_", [None, SETTLED.cohort, "结果"])
def test_what_is_no_results_is_refused(given_: object) -> None:
    with pytest.raises(EvidenceError) as caught:
        notice(given_)  # type: ignore[arg-type]
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("", "wrong_type")]


def test_a_notice_that_corrects_another_says_which_and_is_not_approved_before_it() -> None:
    made = notice(SETTLED, approved_on="2018-03-20", replaces=date(2018, 3, 1))
    assert made.title.endswith("结果的通报（更正）")
    assert "2018年3月20日审定" in made.paragraphs[0]
    assert "替代2018年3月1日审定" in made.paragraphs[0]
    draft = notice(SETTLED, replaces="2018-03-01")
    assert "（更正）（送审稿" in draft.title
    assert "替代2018年3月1日审定" in draft.paragraphs[0]
    assert notice(SETTLED, approved_on="2018-03-01", replaces="2018-03-01").title == made.title
    with pytest.raises(EvidenceError) as caught:
        notice(SETTLED, approved_on="2018-02-28", replaces="2018-03-01")
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/replaces", "before_the_last")]
    for day in ({}, {"approved_on": "2018-03-01"}):
        with pytest.raises(EvidenceError) as caught:
            notice(SETTLED, replaces="1999-03-01", **day)  # type: ignore[arg-type]
        (fault,) = caught.value.faults
        assert (fault.path, fault.code) == ("/replaces", "before_the_last")
        assert fault.zh == "被替代的通报于1999-03-01审定，早于考核年度的最后一天2017-12-31，请核对日期"
        assert fault.en == (
            "what is replaced was approved on 1999-03-01, before the assessment year ended on 2017-12-31; check the day"
        )
    assert notice(SETTLED, replaces="2017-12-31").title == draft.title
    with pytest.raises(EvidenceError) as caught:
        notice(SETTLED, approved_on="28", replaces="1")
    assert [fault.path for fault in caught.value.faults] == ["/approved_on", "/replaces"]


def test_a_notice_is_not_approved_before_the_corrections_that_its_results_hold() -> None:
    cohort = cohort_of(settled_units())
    corrected = amend(cohort.members["甲区"], {"marks": {"14": 0}}, "办", "2018-04-01", "查")
    results = cohort_results(effect_of(cohort, corrected).after)
    with pytest.raises(EvidenceError) as caught:
        notice(results, approved_on="2018-03-31")
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/approved_on", "before_the_last")]
    assert "2018年4月1日审定" in notice(results, approved_on="2018-04-01").paragraphs[0]
    assert notice(results).title.endswith("（送审稿，未经市政府审定，不得公开）")


@pytest.mark.parametrize(
    ("more", "first"),
    [
        ({}, []),
        ({"replaces": "1999-01-02"}, [("/replaces", "before_the_last")]),
        ({"replaces": "昨天"}, [("/replaces", "bad_date")]),
    ],
)
def test_a_day_too_early_is_told_beside_whatever_else_stands_in_the_way(
    more: dict[str, str], first: list[tuple[str, str]]
) -> None:
    results = results_of(unsettled_units())
    with pytest.raises(EvidenceError) as provisional:
        notice(results)
    with pytest.raises(EvidenceError) as early:
        notice(results, approved_on="1999-01-01", include_provisional=True)
    assert {(fault.path, fault.code) for fault in early.value.faults} == {("/approved_on", "before_the_last")}
    with pytest.raises(EvidenceError) as caught:
        notice(results, approved_on="1999-01-01", **more)  # type: ignore[arg-type] # days only
    found = caught.value.faults
    assert [(fault.path, fault.code) for fault in found[: len(first)]] == first
    assert found[len(first) :] == provisional.value.faults + early.value.faults


@pytest.mark.parametrize("wrong", ["false", 1, None])
def test_whether_provisional_results_are_notified_is_said_with_true_or_false(wrong: object) -> None:
    with pytest.raises(EvidenceError) as caught:
        notice(SETTLED, include_provisional=wrong)  # type: ignore[arg-type] # the point
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/include_provisional", "wrong_type")]


def test_a_clause_without_full_marks_of_its_own_takes_off_and_loses_nothing() -> None:
    units = [
        unit | {"facts": by_hand.section(unit, "facts") | {"overdue_inspection_centres": 3}} for unit in settled_units()
    ]
    told = notice(cohort_results(cohort_of(units), losses=100)).paragraphs[5]
    assert "第12.2款质检中心（站）超期未建成扣7.00分；" in told
    assert "满分合计0.00分" not in told


def test_no_name_of_a_heading_a_clause_or_a_class_of_incidents_runs_into_its_figure() -> None:
    scheme = district.scheme()
    (first, second), (adjustment,) = scheme.headings, scheme.adjustments
    renamed = evolve(
        scheme,
        headings=(evolve(first, id="类别1"), evolve(second, id="类别2")),
        adjustments=(evolve(adjustment, scorer=scaled(events("accident", "事故2"), -2)),),
        grade_rule=evolve(scheme.grade_rule, conditions=()),
    )
    units = [
        {"unit": name, "facts": FACTS, "marks": MARKS, "incidents": [incident("a")]} for name in ("甲街道", "乙街道")
    ]
    text = notice(cohort_results(assess_cohort(renamed, [Evidence.from_dict(one) for one in units]))).to_text()
    assert "甲街道：事故2：1件，扣2分" in text
    assert "；类别1：40.2分（满分50分），其中" in text
    assert "；类别2：4.7分（满分5分）" in text


def test_what_stands_in_the_way_of_a_notice_is_said_in_both_languages() -> None:
    with pytest.raises(EvidenceError) as caught:
        notice(SETTLED, approved_on="2018-03-09", replaces="2018-03-10", include_provisional=1)  # type: ignore[arg-type] # the point
    assert (caught.value.zh, caught.value.en) == ("这些结果不能通报", "these results cannot be notified")
    replaced, truth = caught.value.faults
    assert (replaced.path, replaced.code) == ("/replaces", "before_the_last")
    assert replaced.zh == "被替代的通报于2018-03-10审定，晚于本通报的审定日2018-03-09，请核对两个日期"
    assert replaced.en == "what is replaced was approved on 2018-03-10, after this on 2018-03-09; check both days"
    assert (truth.path, truth.code) == ("/include_provisional", "wrong_type")
    assert (truth.zh, truth.en) == ("1不是真假值，请写True或False", "1 is not a truth value; write True or False")
    assert notice(SETTLED, approved_on="2018-03-09", replaces="2018-03-09").title.endswith("通报（更正）")


def test_a_draft_may_replace_a_notice_of_any_day() -> None:
    assert "本通报替代2030年1月1日审定的结果的通报。" in notice(SETTLED, replaces="2030-01-01").paragraphs[0]


@pytest.mark.parametrize("weight", [None, "0.3"])
def test_columns_of_the_table_are_as_wide_as_what_stands_in_them(weight: str | None) -> None:
    layout = notice(results_of(settled_units(), weight)).layout
    assert layout.widths == (6, 14, 11, 6, *([] if weight is None else [11, 11]), 9, 9)
    assert (layout.page, layout.font, layout.merged, layout.named_by) == ("portrait", 11, 0, 0)


def test_the_face_in_a_notebook_has_the_title_and_the_table() -> None:
    made = notice(SETTLED)
    face = made._repr_html_()
    assert face.startswith(f"<h1>{made.title}</h1>\n<table>")
    assert Table(face).rows[1] == dict(enumerate(made.rows[0]))
    assert "<p" not in face


def test_a_class_that_counts_twice_is_called_by_both_its_names_once() -> None:
    scheme = district.scheme()
    (adjustment,) = scheme.adjustments
    second = scaled(events("accident", "通报"), -1)
    twice = evolve(scheme, adjustments=(adjustment, evolve(adjustment, id="通报", scorer=second)))
    unit = {"unit": "甲街道", "facts": FACTS, "marks": MARKS, "incidents": [incident("a")]}
    results = cohort_results(assess_cohort(twice, [Evidence.from_dict(unit)]))
    assert "甲街道：事故、通报1件，扣3分。" in notice(results).paragraphs[3]
