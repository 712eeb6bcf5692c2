"""一、考核安排: five stages in order, and what was done held against their days."""

from __future__ import annotations

from datetime import date

import pytest

from huizhou_qa import EvidenceError, SchemeError, get_scheme
from huizhou_qa.procedure import check_stages

SCHEME = get_scheme("huizhou", 2017)


def done(**changes: object) -> dict[str, object]:
    return {
        "self_assessment": "2017-12-31",
        "document_review": "2018-01-05",
        "on_site_check": date(2018, 1, 20),
        "comprehensive_assessment": "2018-02-10",
        "approval_and_notice": "2018-03-10",
    } | changes


def test_there_are_five_stages_in_the_order_of_the_text() -> None:
    assert SCHEME.procedure
    stages = SCHEME.procedure.stages
    assert [stage.name for stage in stages] == ["自我评价", "文审初评", "实地核查", "综合考核", "报批与通报"]
    assert [stage.locator[:5] for stage in stages] == [f"一、（{number}）" for number in "一二三四五"]
    assert all(stage.actor and stage.needs and stage.produces for stage in stages)


def test_what_a_stage_needs_of_an_earlier_one_was_produced_by_it() -> None:
    assert SCHEME.procedure
    by_id = {stage.id: stage for stage in SCHEME.procedure.stages}
    assert set(by_id["self_assessment"].produces) <= set(by_id["document_review"].needs)
    assert set(by_id["comprehensive_assessment"].produces) <= set(by_id["approval_and_notice"].needs)


@pytest.mark.parametrize("upto", range(6))
def test_stages_done_in_order_and_in_time_have_no_finding_however_far_they_are(upto: int) -> None:
    assert check_stages(SCHEME, dict(list(done().items())[:upto])) == ()


def test_stages_of_one_day_are_in_order() -> None:
    assert check_stages(SCHEME, done(document_review="2018-01-20")) == ()


CASES: list[tuple[str, str, str, dict[str, object], dict[str, str]]] = [
    ("stage_skipped", "error", "/comprehensive_assessment", {"approval_and_notice": None, "on_site_check": None}, {}),
    ("stage_out_of_order", "error", "/document_review", {"document_review": "2017-12-30"}, {}),
    ("stage_early", "error", "/on_site_check", {"on_site_check": "2017-12-31", "document_review": "2017-12-31"}, {}),
    ("stage_late", "error", "/on_site_check", {"on_site_check": "2018-02-01"}, {}),
    ("stage_late", "error", "/self_assessment", {"self_assessment": "2018-01-01"}, {}),
    ("stage_late", "error", "/self_assessment", {}, {"deadline": "day_excluded"}),
    ("stage_after_expected", "warning", "/on_site_check", {"on_site_check": "2018-01-21"}, {}),
    ("stage_after_expected", "warning", "/on_site_check", {"on_site_check": "2018-01-31"}, {}),
]


@pytest.mark.parametrize(("code", "severity", "path", "changes", "choices"), CASES)
def test_each_finding_of_stages_stands_alone(
    code: str, severity: str, path: str, changes: dict[str, object], choices: dict[str, str]
) -> None:
    (finding,) = check_stages(SCHEME, done(**changes), **choices)
    assert (finding.code, finding.severity, finding.path) == (code, severity, path)
    assert finding.where.startswith("一、")


def test_every_code_of_stages_is_tried() -> None:
    assert SCHEME.procedure
    codes = {code for code in SCHEME.procedure.findings.codes if code.startswith("stage_")}
    assert {code for code, *_ in CASES} == codes


def test_a_deadline_moved_by_the_holiday_moves_the_self_assessment() -> None:
    assert check_stages(SCHEME, done(self_assessment="2018-01-02"), deadline="holiday_shift") == ()


def test_what_cannot_be_read_is_refused_with_every_fault() -> None:
    with pytest.raises(EvidenceError) as caught:
        check_stages(SCHEME, done(on_site_check="soon", review="2018-01-01"))
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [
        ("/review", "unknown_key"),
        ("/on_site_check", "bad_date"),
    ]
    with pytest.raises(SchemeError, match="deadline"):
        check_stages(SCHEME, done(), deadline="soon")
