"""The papers, forms and JSON of the made-up city say what its own text says, and nothing of another city."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest
from attrs import evolve

from huizhou_qa import Assessment, Cohort, SchemeError, assess, bounds, check
from huizhou_qa.analysis import cohort_results, compare
from huizhou_qa.codec import assessment_from_json, assessment_to_json, scheme_from_json, scheme_to_json
from huizhou_qa.forms import blank_rows, evidence_from_rows
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.scheme import Scheme
from huizhou_qa.sheets import (
    blank_self_scoring_sheet,
    cohort_sheet,
    comparison_sheet,
    contact_list,
    notice,
    on_site_form,
    proof_catalogue,
    self_scoring_sheet,
)
from support.each_day import one_in
from support.linlan_2031 import SCHEME

from .test_cohorts import BEST, cohort, unit

OF_ANOTHER_CITY = ("惠州", "huizhou", "附件", "全市", "市政府", "实施方案", "A级", "B级", "质量安全")


@pytest.fixture(scope="module")
def found() -> Cohort:
    inland = unit("丁县", "pollution:重大", "national_notice", sea_water_share={"nothing": "内陆县"}, accidents=3)
    return cohort(
        unit("甲县"), unit("乙县", "falsified_data", "deadly_accident"), unit("丙县", "mass_incident", pilots=0), inland
    )


@pytest.fixture(scope="module")
def result(found: Cohort) -> Assessment:
    return found.results["丁县"]


def papers(found: Cohort) -> Iterator[str]:
    results = cohort_results(found)
    yield notice(results).to_markdown()
    yield cohort_sheet(results).to_markdown()
    for one in found.results.values():
        yield self_scoring_sheet(one).to_markdown()
        yield comparison_sheet(compare(one, assess(SCHEME, one.evidence))).to_markdown()
        yield assessment_to_json(one)
    yield blank_self_scoring_sheet(SCHEME).to_markdown()
    yield proof_catalogue(SCHEME).to_markdown()
    yield json.dumps(blank_rows(SCHEME), ensure_ascii=False)
    yield from (fault.message for fault in check(SCHEME, {"unit": "甲县"}))


def test_no_paper_names_anything_of_another_city(found: Cohort) -> None:
    for paper in papers(found):
        text = paper.replace("huizhou_qa", "")
        assert [word for word in OF_ANOTHER_CITY if word in text] == []


def test_the_sheet_tells_groups_bonuses_and_every_step(result: Assessment) -> None:
    rows = self_scoring_sheet(result).to_markdown().splitlines()
    (total,) = (row for row in rows if row.startswith("| 总分 |"))
    assert "经济发展100分×0.3＋生态环境100分×0.3＋民生100分×0.25＋治理100分×0.15" in total
    assert "加分8分" in total
    assert "事故扣分：总分由108分计为105分" in total
    assert any("国家通报" in row and "不合格" in row for row in rows)


def test_the_notice_tells_who_has_which_grade_and_what_each_event_did(found: Cohort) -> None:
    text = notice(cohort_results(found)).to_markdown()
    assert "优秀：甲县；良好：丙县；合格：乙县；不合格：丁县" in text
    assert "丙县：有群体性事件的，总分不高于70分使总分减38分" in text
    assert "丁县" in text.split("三、事件")[1]


@pytest.mark.parametrize("form", [contact_list, on_site_form])
def test_what_the_text_does_not_have_is_refused_by_name(form: Callable[[Scheme], object]) -> None:
    with pytest.raises(SchemeError) as caught:
        form(SCHEME)
    assert [fault.code for fault in caught.value.faults] == ["not_in_scheme"]


def test_a_form_that_is_filled_is_read_back_with_its_words_and_marks() -> None:
    titles, *rows = blank_rows(SCHEME)
    name, value = titles.index("名称"), titles.index("填报值")
    yes_or_no = {"True": "是", "False": "否"}
    given = {f"/facts/{fact}": yes_or_no.get(str(said), str(said)) for fact, said in BEST.items()}
    given |= {f"/marks/4.4.{number}": "10" for number in (1, 2)}
    filled = [list(titles)]
    for row in rows:
        paths = [row[name], f"/facts/{row[name]}", f"/marks/{row[name]}"]
        said = next((given[path] for path in paths if path in given), "")
        filled.append([*row[:value], said, *row[value + 1 :]])
    read = evidence_from_rows(filled, "甲县", scheme=SCHEME)
    assert (read.facts, read.marks) == (unit().facts, unit().marks)


def test_a_result_is_read_back_from_its_receipt(result: Assessment) -> None:
    assert assessment_from_json(assessment_to_json(result, scheme=True)) == result


def test_the_scheme_is_read_back_from_its_document_and_scores_alike(result: Assessment) -> None:
    again = scheme_from_json(scheme_to_json(SCHEME))
    assert (again, again.digest) == (SCHEME, SCHEME.digest)
    assert assess(again, result.evidence).total == result.total


@pytest.mark.parametrize("known", one_in(3, [0, 10, 20, 35]))
def test_bounds_of_a_part_of_the_evidence_hold_what_the_whole_comes_to(found: Cohort, known: int) -> None:
    for name, whole in found.results.items():
        facts = FrozenMapping(dict(list(whole.evidence.facts.items())[:known]))
        part = evolve(whole.evidence, facts=facts, statistics=FrozenMapping(), averages=FrozenMapping())
        of_part = bounds(SCHEME, part)
        assert of_part.low is not None
        assert of_part.high is not None
        assert of_part.low <= whole.total <= of_part.high
        assert whole.grade in of_part.grades, name
