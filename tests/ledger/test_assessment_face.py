"""The face of a result of any scheme: bonuses, weights, vetoes that cap the total, what is left out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from engine.test_cohort import SCHEME, member
from huizhou_qa import Assessment, Cohort, Evidence, assess_cohort
from huizhou_qa.ledger.cohort_face import CohortFace, InPlace
from huizhou_qa.ledger.face_words import FaceWords
from huizhou_qa.ledger.readings_told import read_apart
from support import district, linlan_2031, valley
from support.each_day import one_in
from support.faces import rows, stripped

COHORTS = json.loads((Path(__file__).parents[1] / "data" / "linlan-2031.json").read_text("utf-8"))
SCORED = [one["evidence"] for one in COHORTS if "refused" not in one["expected"]]


def cohort(number: int) -> Cohort:
    return assess_cohort(linlan_2031.SCHEME, [Evidence.from_dict(unit) for unit in SCORED[number]])


@pytest.fixture(scope="module")
def capped() -> Assessment:
    """A unit whose grade two vetoes lower, the first with a cap on the total."""
    return cohort(3).results["乙县"]


def test_each_veto_has_a_box_of_its_own_and_says_where_it_changes_the_total(capped: Assessment) -> None:
    told = stripped(capped.to_html())
    assert "否决：考核结果为良好，总分105.48 → 74.99。否决前为优秀。" in told
    assert "否决：考核结果一律为不合格。否决前为良好，得分不变。" in told
    english = stripped(capped.to_html("en"))
    assert "Vetoed: the grade is 良好, the total 105.48 → 74.99. Without the veto the grade would be 优秀." in english


def test_weighted_headings_are_not_told_as_a_sum(capped: Assessment) -> None:
    told = stripped(capped.to_html()).replace("；\n", "；")
    assert "治理 100.0／100.00，合计 99.48；加分 6.50／8.00；事故：−0.50；亡人事故：−30.49；总分 74.99" in told
    assert "＋" not in told.split("总分 74.99")[0]
    assert ", together 99.48; " in stripped(capped.to_html("en"))


def test_a_bonus_has_no_marks_to_lose(capped: Assessment) -> None:
    most = [row[0] for row in rows(capped.to_html(), 6)[:5]]
    assert not any(id_.startswith("5.") for id_ in most)
    assert stripped(capped.to_html()).count("加分") == 2


def test_a_heading_that_lost_nothing_says_full_marks(capped: Assessment) -> None:
    assert "满分" in stripped(capped.to_html()).split("治理")[2].split("加分")[0]


def test_clauses_that_lost_marks_are_told_as_most_as_all_as_one_or_not_at_all() -> None:
    cohort = assess_cohort(SCHEME, [member("甲", projects=30), member("乙", projects=0), member("丙", 0, 9, {"3": 2})])
    told = {unit: stripped(result.to_html()).split("各部分")[0] for unit, result in cohort.results.items()}
    assert "失分" not in told["甲"]
    assert "失分的1款" in told["乙"]
    assert "失分的全部3款" in told["丙"]


@pytest.mark.parametrize("number", one_in(5, range(len(SCORED))))
def test_a_face_of_every_unit_of_every_cohort_is_whole_in_both_languages(number: int) -> None:
    scored = cohort(number)
    for language in ("zh", "en"):
        assert "put together by hand" not in scored.to_html("en" if language == "en" else "zh")
    for result in scored.results.values():
        told = stripped(result.to_html())
        assert "put together by hand" not in told
        assert f"总分 {result.total}".replace("-", "−") in told


def test_the_face_of_a_cohort_scales_bars_by_the_unit_that_lost_most() -> None:
    html = cohort(3).to_html()
    assert 'x="0.0"' in html
    assert "legend" not in html
    assert stripped(html).startswith("临澜市2031年度县（区）综合考核 · 考核得分\n")


def test_a_unit_without_a_place_says_so(capped: Assessment) -> None:
    face = CohortFace((InPlace(None, capped),), FaceWords(linlan_2031.SCHEME, "zh"))
    assert [row[0] for row in rows(face.html(), 8)] == [linlan_2031.SCHEME.ranking.told]
    assert "1个单位" in face.html()


def test_a_mark_without_an_english_name_is_called_by_its_number() -> None:
    (mark,) = [row for row in district.scheme().input_register.inputs if row.section == "marks"]
    assert FaceWords(district.scheme(), "en").fact(mark) == "Mark 9"


def test_a_reading_that_one_of_two_schemes_alone_has_is_not_told_as_differing() -> None:
    alone, both = (FaceWords(scheme, "zh") for scheme in (valley.scheme(), valley.with_open_share()))
    assert list(read_apart(alone, both)) == list(read_apart(both, alone)) == []
