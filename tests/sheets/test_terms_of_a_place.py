"""Papers, forms and messages speak in the terms of the scheme: a made-up place's name nothing of any edition's."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import pytest
from attrs import evolve

from engine.test_district import FACTS, MARKS, incident
from guards.test_no_place import names
from huizhou_qa import Cohort, Evidence, EvidenceError, assess, assess_cohort, check, get_scheme
from huizhou_qa.analysis import cohort_results, compare, compare_cohorts
from huizhou_qa.composite import CompositeCohort, composite_cohort
from huizhou_qa.errors import Wording
from huizhou_qa.forms import blank_marks, blank_rows, evidence_from_rows
from huizhou_qa.onsite import assess_on_site
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.scheme.terms import Terms
from huizhou_qa.sheets import (
    blank_self_scoring_sheet,
    cohort_sheet,
    comparison_sheet,
    notice,
    proof_catalogue,
    self_scoring_sheet,
)
from support import cohort_by_hand as by_hand
from support import district
from support.each_day import one_in

pytestmark = pytest.mark.usefixtures("verified_once")

HUIZHOU = ("惠州", "全市", "市政府", "附件", "县", "质监", "Huizhou", "city", "nnex")

SCHEME = get_scheme("huizhou", 2017)
DISTRICT = district.scheme()
UNIT: dict[str, object] = {"unit": "甲街道", "facts": FACTS, "marks": MARKS, "incidents": []}
OTHER = UNIT | {"unit": "乙街道", "incidents": [incident("a"), incident("b", recognised_by="state")]}


def of_the_district() -> Iterator[str]:
    """Everything that can be printed of the district, and what refused evidence of it is told."""
    one, other = (Evidence.from_dict(given) for given in (UNIT, OTHER))
    results = cohort_results(assess_cohort(DISTRICT, [one, other]))
    first = results.cohort.results["甲街道"]
    assert not isinstance(results.cohort, CompositeCohort)
    better = assess(DISTRICT, Evidence.from_dict(UNIT | {"facts": FACTS | {"patents": 5}, "averages": {"patents": 2}}))
    yield from (cohort_sheet(results).to_markdown(), notice(results).to_text())
    yield notice(results, approved_on="2031-12-31").to_text()
    yield self_scoring_sheet(results.cohort.results["乙街道"]).to_markdown()
    yield comparison_sheet(compare(results.cohort.results["甲街道"], better)).to_markdown()
    yield from (blank_self_scoring_sheet(DISTRICT).to_markdown(), proof_catalogue(DISTRICT).to_markdown())
    yield from (str(blank_rows(DISTRICT)), str(blank_marks(DISTRICT, ["甲街道"])), repr(results), repr(first))
    for averages in ({"patents": -1}, {"patents": {"part": 1, "whole": 3}}, {"patents": {"part": "4.5", "whole": 1}}):
        yield from map(str, check(DISTRICT, UNIT | {"averages": averages}))


def test_nothing_of_a_made_up_district_names_a_word_of_an_edition() -> None:
    printed = list(of_the_district())
    assert "全区平均专利" in "".join(printed)
    assert [word for text in printed for word in (*HUIZHOU, *names()) if word in text] == []


OWN = Terms(
    Wording("细则得分", "score of the rules"),
    Wording("全江城平均", "mean of "),
    "全江城合计",
    "江城管委会",
    plan="江城办法",
    incidents="江城事件",
    grade="级",
)
ELSEWHERE = {"附件1得分": "细则得分", "全市平均": "全江城平均", "市政府": "江城管委会", "实施方案": "江城办法"}
RIVER_CITY = evolve(SCHEME, terms=OWN)


def cohort_of(scheme: Scheme) -> Cohort:
    return assess_cohort(scheme, [Evidence.from_dict(unit) for unit in by_hand.bundled()])


def joined(scheme: Scheme, weight: str | None) -> CompositeCohort:
    cohort = cohort_of(scheme)
    rated = {unit: assess_on_site(scheme, by_hand.ratings(at), unit=unit) for at, unit in enumerate(cohort.results)}
    choice = "verify_only" if weight is None else "weighted"
    return composite_cohort(cohort, rated, choice=choice, on_site_weight=weight)


def notices(scheme: Scheme) -> str:
    results = cohort_results(cohort_of(scheme))
    made = [notice(results, approved_on=day, include_provisional=True) for day in (None, "2018-03-09")]
    return "".join(one.to_markdown() for one in made)


PAPERS: Mapping[str, Callable[[Scheme], str]] = {
    "notice": notices,
    "notice of composites": lambda scheme: notice(
        cohort_results(joined(scheme, "0.3")), include_provisional=True
    ).to_markdown(),
    "cohort": lambda scheme: cohort_sheet(cohort_results(cohort_of(scheme))).to_markdown(),
    "weighted": lambda scheme: cohort_sheet(cohort_results(joined(scheme, "0.3"))).to_markdown(),
    "verified": lambda scheme: cohort_sheet(cohort_results(joined(scheme, None))).to_markdown(),
    "remarks of a sheet": lambda scheme: str(self_scoring_sheet(cohort_of(scheme).results["甲区"]).remarks),
}


@pytest.mark.parametrize("name", one_in(3, PAPERS))
def test_a_paper_of_an_edition_with_other_terms_is_the_same_in_these_terms(name: str) -> None:
    expected = PAPERS[name](SCHEME)
    for word, own in ELSEWHERE.items():
        expected = expected.replace(word, own)
    assert PAPERS[name](RIVER_CITY) == expected
    assert "细则得分" in expected


def test_messages_on_scores_name_them_in_the_terms_of_the_scheme() -> None:
    compared: Callable[..., object] = compare_cohorts
    with pytest.raises(EvidenceError) as caught:
        compared(cohort_of(RIVER_CITY), joined(RIVER_CITY, "0.3"))
    (fault,) = caught.value.faults
    assert fault.zh == "一份排的是细则得分，另一份排的是综合考核得分；只能对比同一种"
    assert fault.en == "one ranks by score of the rules, the other by composites; compare like with like"
    notes = [note for one in joined(RIVER_CITY, "0.3").results.values() for note in one.notes]
    told = {(note.zh, note.en) for note in notes if note.code == "deductions_weighted"}
    assert told == {
        ("扣分已计入细则得分，随之按权重计", "deductions are inside the score of the rules and weigh as it does")
    }


def test_a_sum_over_all_units_is_titled_in_a_form_as_the_scheme_calls_it_and_read_back_so() -> None:
    titled = [title for scheme in (SCHEME, RIVER_CITY, DISTRICT) for title in blank_rows(scheme)[0]]
    sums = [title for title in titled if title.startswith("分子")]
    assert sums == ["分子（全市合计）", "分子（全江城合计）", "分子（各单位合计）"]
    path = "/averages/quality_incentive_projects"
    for title in ("分子（全江城合计）", "全江城合计", "分子", "part"):
        rows = [{"名称": path, title: 72, "单位数": 7}]
        assert evidence_from_rows(rows, "甲", scheme=RIVER_CITY).averages
    with pytest.raises(EvidenceError) as caught:
        evidence_from_rows([{"名称": path, "全市合计": 72, "单位数": 7}], "甲", scheme=RIVER_CITY)
    assert "unknown_column" in [fault.code for fault in caught.value.faults]
