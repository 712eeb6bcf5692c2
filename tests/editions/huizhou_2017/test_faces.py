"""What a notebook shows of a result and a cohort: the head, what decided, every step of the sum, in both languages."""

from __future__ import annotations

import random
import re
from decimal import Decimal

import pytest

from huizhou_qa import Assessment, Cohort, Evidence, assess, assess_cohort, get_scheme
from huizhou_qa.evidence.records import TREATMENTS
from huizhou_qa.ledger.face_words import FaceWords
from huizhou_qa.markup import InNotebook
from huizhou_qa.program.readings import Reading
from huizhou_qa.words.in_language import LANGUAGES
from support import bundled
from support import cohort_by_hand as by_hand
from support.every_face import THROUGHOUT
from support.faces import rows, stripped
from support.incidents import incident
from support.model_2017 import changed, member

SCHEME = get_scheme("huizhou", 2017)
COHORT = bundled.cohort()
TITLE = "惠州市2017年度县（区）人民政府质量工作考核"
# 款, 要点, 数值与缘由, 得分, 满分, 失分; and the columns of a cohort.
OF_CLAUSES, OF_UNITS = 6, 8
MOST_BYTES = 32_000


def test_the_face_of_a_result_begins_with_its_scheme_the_unit_the_grade_and_the_total() -> None:
    told = stripped(COHORT.results["丙县"]._repr_html_()).split("\n")
    assert [line.strip() for line in told[:5]] == [f"{TITLE} · 附件1得分", "丙县", "", "C", ""]
    assert "60.12" in told
    assert "／ 100" in told


def test_the_face_of_a_result_tells_one_line_that_adds_up_to_the_total() -> None:
    assert "质量目标 30.12／56.00 ＋ 质量措施 40.00／44.00 ＝ 合计 70.12；扣分项：−10.00；\n总分 60.12\n" in stripped(
        COHORT.results["丙县"]._repr_html_()
    )
    assert (
        "Quality targets 30.12 of 56.00 + Quality measures 40.00 of 44.00 = base 70.12; deductions: −10.00; "
        "\ntotal 60.12\n"
    ) in stripped(COHORT.results["丙县"].to_html("en"))


def test_the_face_of_a_vetoed_result_says_so_beside_the_grade_with_the_grade_before_and_the_incident() -> None:
    told = stripped(COHORT.results["丁区"]._repr_html_())
    assert told.index("否决") < told.index("98.70")
    assert "否决：考核结果一律为D级。否决前为A级，得分不变。" in told
    assert "事件丁-1（2017-09-12）：发生在考核年度内、因产品质量问题" in told
    english = stripped(COHORT.results["丁区"].to_html("en"))
    assert "Vetoed: the grade is D whatever the score. Without the veto it would be A; the points stay" in english
    assert "Incident 丁-1 (2017-09-12): within the assessment year, caused by product quality" in english
    assert "否决" not in stripped(COHORT.results["甲区"]._repr_html_())


def test_the_face_of_a_result_names_the_clauses_that_lost_most_with_what_was_read() -> None:
    html = COHORT.results["丙县"]._repr_html_()
    assert "失分最多的5款" in html
    assert [(row[0], row[5]) for row in rows(html, OF_CLAUSES)[:5]] == [
        ("12.1", "−3.00"),
        ("13", "−3.00"),
        ("10.1", "−2.40"),
        ("4.1", "−2.00"),
        ("7", "−2.00"),
    ]
    assert rows(html, OF_CLAUSES)[2][2] == "空气质量优良天数达标率82%，比90%少8个百分点"
    english = COHORT.results["丙县"].to_html("en")
    assert rows(english, OF_CLAUSES)[2][1:3] == [
        "Days with good air",
        "Share of days with good air: 82%, 8 percentage points below 90%",
    ]


def test_a_mark_that_cost_points_without_a_reason_says_so() -> None:
    told = {row[0]: row[2] for row in rows(COHORT.results["丁区"]._repr_html_(), OF_CLAUSES)}
    assert told["9"] == "评定3.6分（未注明理由）"
    assert told["14"] == "评定1分"


def ruled(treatment: str) -> Assessment:
    unit = by_hand.bundled()[0] | {"averages": dict.fromkeys(by_hand.AVERAGED, "10")}
    by_hand.section(unit, "marks")["31"] = {"nothing": "全年无事故"}
    unit["rulings"] = {"31": {"treatment": treatment, "by": "市质量强市办", "why": "无事故"}}
    return assess(SCHEME, Evidence.from_dict(unit))


def test_the_face_of_a_result_marks_what_was_ruled_and_what_is_absent_and_what_the_rest_gains() -> None:
    full, absent = (ruled(treatment) for treatment in ("full", "rescale"))
    told = {row[0]: row[2:] for row in rows(full._repr_html_(), OF_CLAUSES)}
    assert told["31"] == ["裁定 无可考核对象（全年无事故），经市质量强市办裁定按满分计：无事故", "2.00", "2.00", "·"]
    left = {row[0]: row[2:] for row in rows(absent._repr_html_(), OF_CLAUSES)}
    assert left["31"][0].startswith("缺项 无可考核对象")
    assert left["31"][1:] == ["0.00", "2.00", "·"]
    assert absent.rescaling is not None
    assert f" ＋ 缺项折算 {absent.rescaling.points} ＝ 合计 {absent.base}；" in stripped(absent._repr_html_())
    assert "缺项折算" not in full._repr_html_()


def test_the_face_of_a_provisional_result_says_what_waits_and_shows_its_notes() -> None:
    result = COHORT.results["己区"]
    told, english = stripped(result._repr_html_()), stripped(result.to_html("en"))
    assert told.index("待定") < told.index(str(result.total))
    assert "待定，未计入；定论后等级可能为A、B、D：\n事件己-1" in told
    assert "Pending, and not counted; once settled the grade may be A, B or D:\nIncident 己-1" in english
    assert all(note.zh in told for note in result.notes)
    # A line begins with a capital where no clause stands before it.
    assert all(note.en[1:] in english for note in result.notes)
    assert f"说明（{len(result.notes)}条）" in told


def test_the_face_of_a_result_names_what_is_not_read_by_default_and_how_many_points_are_open() -> None:
    scheme = get_scheme("huizhou", 2017, readings={"services_band_ends": "lower", "overdue_centres": "per_centre"})
    shown = assess(scheme, changed())
    told, english = (" ".join(stripped(shown.to_html(language)).split()) for language in LANGUAGES)
    assert "不按默认的口径（2处）" in told
    assert "7 共有端点归得分低的一档 services_band_ends=lower" in told
    assert "12.2 one mark for each centre, until the item has none left overdue_centres=per_centre" in english
    assert "口径：原文未说定的14处，2处不按默认 · huizhou-2017" in told
    assert "Readings: 14 points of the text are open, 2 not read by default · huizhou-2017" in english


@pytest.mark.parametrize("shown", [COHORT.results["甲区"], COHORT], ids=["assessment", "cohort"])
def test_a_face_whose_readings_are_the_defaults_says_so_and_lists_none(shown: InNotebook) -> None:
    assert "口径：原文未说定的14处，均按默认 · huizhou-2017" in shown.to_html()
    assert "Readings: 14 points of the text are open, all read by default · huizhou-2017" in shown.to_html("en")
    assert "不按默认的口径" not in shown.to_html()


def test_the_face_of_a_cohort_names_what_is_not_read_by_default() -> None:
    scheme = get_scheme("huizhou", 2017, readings={"agri_products": "joint"})
    told = assess_cohort(scheme, COHORT.members.values()).to_html()
    assert "2.1、2.2、2.3 三类都达标才得分" in told


def test_a_face_does_not_work_out_what_other_readings_would_give(monkeypatch: pytest.MonkeyPatch) -> None:
    result = COHORT.results["甲区"]
    for name in ("touched_by", "under"):
        monkeypatch.setattr(type(SCHEME), name, property(lambda _: pytest.fail("the face asks for other readings")))
    assert "均按默认" in result.to_html()


def test_the_face_of_a_cohort_is_its_ranking_with_vetoes_deductions_what_waits_and_notes() -> None:
    told = rows(COHORT._repr_html_(), OF_UNITS)
    assert [row[1] for row in told] == [place.unit for place in COHORT.ranking]
    assert told[0][:6] == ["1", "甲区", "A 说明3条", "98.70", "98.70", "·"]
    by_unit = {row[1]: row for row in told}
    assert by_unit["丁区"][2] == "D 否决 丁-1：否决前A级 · 说明3条"
    assert by_unit["己区"][2] == "A 待定 己-1：可能A、B、D · 说明4条"
    assert by_unit["丙县"][3:6] == ["60.12", "70.12", "−10.00"]
    assert by_unit["丙县"][7] == "12.1 质量技术基础综合测算 −3.00 13 国家级和省级质量激励项目 −3.00"
    assert "7 units" in COHORT.to_html("en")


def test_a_mark_is_called_in_english_as_its_clause_is() -> None:
    marks = {row.name: row for row in SCHEME.input_register.inputs if row.section == "marks"}
    zh, en = FaceWords(SCHEME, "zh"), FaceWords(SCHEME, "en")
    assert (zh.fact(marks["14"]), en.fact(marks["14"])) == (
        "质量强市方案、机构与经费得分",
        "Plan, office and funds for a city of quality",
    )


def test_a_face_is_at_most_32_kilobytes_by_default_and_read_otherwise_throughout() -> None:
    for readings in ({}, THROUGHOUT, THROUGHOUT | {"empty_project_class": "needs_ruling"}):
        assert longest_face(readings, "full") <= MOST_BYTES


@pytest.mark.deep
def test_a_face_is_at_most_32_kilobytes_under_the_longest_choice_of_each_reading() -> None:
    longest = {reading.id: longest_choice(reading) for reading in SCHEME.chosen_readings.register}
    assert longest_face(longest, "full") <= MOST_BYTES


@pytest.mark.deep
@pytest.mark.parametrize("seed", range(40))
def test_a_face_is_at_most_32_kilobytes_whichever_readings_are_chosen(seed: int) -> None:
    chance = random.Random(seed)
    readings = {one.id: chance.choice(one.choices).name for one in SCHEME.chosen_readings.register}
    assert longest_face(readings, chance.choice(TREATMENTS)) <= MOST_BYTES


def longest_choice(reading: Reading) -> str:
    """The choice under which faces are longest, the other readings at their defaults."""
    sizes = {one.name: longest_face({reading.id: one.name}, "full") for one in reading.choices}
    return max(sizes, key=lambda name: sizes[name])


def longest_face(readings: dict[str, str], treatment: str) -> int:
    """How long the longest face of a cohort and its units is."""
    cohort = cohort_under(readings, treatment)
    return max(max(sizes_of(face)) for face in (*cohort.results.values(), cohort))


def sizes_of(face: InNotebook) -> list[int]:
    return [len(face.to_html(language).encode()) for language in LANGUAGES]


def cohort_under(readings: dict[str, str], treatment: str) -> Cohort:
    """The bundled cohort under other readings, with a ruling where they ask for one."""
    units = by_hand.bundled()
    if readings.get("empty_project_class") == "needs_ruling":
        units[2]["rulings"] = {"6.1": {"treatment": treatment, "by": "市质量强市办", "why": "无事故"}}
    return assess_cohort(SCHEME.under(readings), [Evidence.from_dict(unit) for unit in units])


def test_every_name_of_the_edition_has_an_english_one() -> None:
    english = SCHEME.terms.english
    headings = [one.name for top in SCHEME.headings for one in top.headings()]
    items = [name for item in SCHEME.items.values() for name in (item.name, *(clause.name for clause in item.clauses))]
    steps = [name for one in SCHEME.adjustments for name in (one.id, one.name)]
    named = {SCHEME.title, *headings, *items, *steps}
    assert named <= set(english)
    assert not any(re.search("[\u4e00-\u9fff]", text) for text in english.values())
    html = re.sub(r"[甲乙丙丁][区县]?(-1)?", "", stripped(ruled("full").to_html("en")))
    assert set(re.findall("[\u4e00-\u9fff]+", html)) == {"全年无事故", "市质量强市办", "无事故"}


@pytest.mark.parametrize(
    ("readings", "facts", "rulings"),
    [
        ({}, {}, {}),
        ({"overdue_centres": "per_centre"}, {"overdue_inspection_centres": 9}, {}),
        (
            {},
            {"aquatic_pass_rate": {"nothing": "无对象"}},
            {"2.3": {"treatment": "rescale", "by": "办", "why": "无对象"}},
        ),
    ],
    ids=["plain", "item stops at zero", "rescaled"],
)
def test_the_notebook_face_of_a_result_adds_up_by_hand(
    readings: dict[str, str | int], facts: dict[str, object], rulings: dict[str, object]
) -> None:
    scheme = get_scheme("huizhou", 2017, readings=readings)
    result = assess(scheme, changed(facts, incidents=[incident()], rulings=rulings))
    line = re.search(r"质量目标 .*总分 [0-9.]+", stripped(result._repr_html_()).replace("；\n", "；"))
    assert line is not None
    summed, base, taken, total = re.split("＝|；", line[0])
    parts = [Decimal(re.sub("／.*", "", part).rsplit(" ", 1)[1]) for part in summed.strip().split(" ＋ ")]
    assert sum(parts) == Decimal(base.removeprefix(" 合计 ")) == result.base
    assert (
        result.base - Decimal(taken.removeprefix("扣分项：−")) == Decimal(total.removeprefix("总分 ")) == result.total
    )
    shown = {row[0]: row for row in rows(result._repr_html_(), OF_CLAUSES)}
    assert sorted(shown) == sorted(result.clauses)
    for id_, line_of in result.clauses.items():
        assert Decimal(shown[id_][3].replace("−", "-")) == line_of.points


def test_plain_faces_say_in_a_line_what_a_value_is() -> None:
    assert repr(SCHEME) == "<Scheme huizhou-2017: 43 items, 58 clauses, 100 marks>"
    assert repr(changed()) == "<Evidence 甲: 32 facts, 32 marks, 0 incidents>"
    cohort = assess_cohort(SCHEME, [member("甲"), member("乙")])
    assert repr(cohort) == "<Cohort of 2 by huizhou-2017:\n  1 乙 A 97.70\n  1 甲 A 97.70>"
    # The items, and the heads of the tables of the 15 headings that they stand under.
    assert SCHEME._repr_html_().count("<tr>") == 43 + 15
