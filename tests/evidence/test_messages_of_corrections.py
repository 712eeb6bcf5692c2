"""What corrections, chains, cohorts and reports are refused for: every fault with its path, code and message, whole."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from attrs import evolve

from huizhou_qa import Evidence, SchemeError, VerificationError, amend, assess, assess_cohort, get_scheme
from huizhou_qa.errors import HuizhouQAError
from huizhou_qa.evidence.amending import history, history_from_dict
from huizhou_qa.plans.procedure import ReportHeading
from support.model_2017 import changed

FIRST: dict[str, object] = {"unit": "甲", "facts": {"a": 1}}
SIGNED: dict[str, object] = {"by": "办", "on": "2018-01-02", "why": "由"}


def corrected(changes: object, on: object = "2018-01-02") -> Evidence:
    return amend(Evidence.from_dict(FIRST), changes, "办", on, "由")  # type: ignore[arg-type] # wrong ones are the point


def again(changes: object, on: object) -> Evidence:
    return amend(corrected({"facts": {"b": 2}}), changes, "办", on, "由")  # type: ignore[arg-type] # the same


def chain(first: object, *amendments: object) -> Evidence:
    return history_from_dict({"first": first, "amendments": list(amendments)})


NOT_SO = "不能这样更正 · the evidence cannot be corrected so"
TOO_EARLY = (
    "前一次更正的日期是2018-01-02，这次的2018-01-01不能更早 · "
    "the correction before it is of 2018-01-02; 2018-01-01 must not be earlier"
)
NO_EVIDENCE = (
    "数据有误 · the evidence is not right\n  /: '甲'不是数据（Evidence），请用Evidence.from_dict建立后再更正 · "
    "'甲' is not evidence; make it with Evidence.from_dict [wrong_type]"
)
NOT_RIGHT = "更正链读不出来 · the chain of corrections cannot be read"
NO_CHAIN = "更正链读不出来 · the chain of corrections cannot be read"
REFUSED: dict[str, tuple[Callable[[], object], str]] = {
    "nothing": (
        lambda: corrected({}),
        f"{NOT_SO}\n  /: 没有更正任何内容，请写明更正哪一项 · nothing is changed; name what is corrected [no_change]",
    ),
    "what stands": (
        lambda: corrected({"facts": {"a": 1}}),
        f"{NOT_SO}\n  /facts/a: 与现有的相同，请删去此项 · this stands already; leave it out [no_change]",
    ),
    "what is not there": (
        lambda: corrected({"marks": {"14": None}}),
        f"{NOT_SO}\n  /marks/14: 本来就没有，无可撤回，请删去此项 · there is nothing to take back; leave it out [no_change]",
    ),
    "a name of blanks": (
        lambda: corrected({"facts": {" ": 1}}),
        f"{NOT_SO}\n  /facts/ : 名称是空的，请写明 · an empty name says nothing; write it [empty_text]",
    ),
    "too early": (
        lambda: again({"facts": {"a": 2}}, "2018-01-01"),
        f"{NOT_SO}\n  /on: {TOO_EARLY} [before_the_last]",
    ),
    "no evidence": (
        lambda: amend("甲", {}, "办", "2018-01-01", "由"),  # type: ignore[arg-type] # the point
        NO_EVIDENCE,
    ),
    "no evidence to follow": (
        lambda: history("甲"),  # type: ignore[arg-type] # the point
        NO_EVIDENCE,
    ),
    "no first": (
        lambda: history_from_dict({}),
        f"{NO_CHAIN}\n  /: 缺少first，必须填写 · 'first' is required [required]",
    ),
    "a first that is none": (
        lambda: chain(3),
        f'{NOT_RIGHT}\n  /first: 3不是键值对照，请写作对象，如{{"键": 值}} · 3 is not a mapping; write an object [wrong_type]',
    ),
    "a first that is wrong": (
        lambda: chain({"unit": 5}),
        f"{NOT_RIGHT}\n  /first/unit: 5不是文本，请以文本填写 · 5 is not text; write it as a string [wrong_type]",
    ),
    "a link that changes nothing": (
        lambda: chain(FIRST, SIGNED | {"changes": {"facts": {"a": 1}}}),
        f"{NOT_SO}\n  /amendments/0/changes/facts/a: 与现有的相同，请删去此项 · this stands already; leave it out [no_change]",
    ),
    "a link that is too early": (
        lambda: chain(
            FIRST,
            SIGNED | {"changes": {"facts": {"a": 2}}},
            SIGNED | {"changes": {"facts": {"a": 3}}, "on": "2018-01-01"},
        ),
        f"{NOT_SO}\n  /amendments/1/on: {TOO_EARLY} [before_the_last]",
    ),
    "no scheme for a cohort": (
        lambda: assess_cohort("甲", []),  # type: ignore[arg-type] # the point
        (
            "考核方案或所问有误 · the scheme, or what is asked of it, is not right\n"
            "  /: '甲'不是考核方案，请用get_scheme取得 · '甲' is not a scheme; get one with get_scheme [wrong_type]"
        ),
    ),
    "a member that is none": (
        lambda: assess_cohort(get_scheme("huizhou", 2017), [changed(), "甲"]),  # type: ignore[list-item] # the point
        (
            "有单位的数据有误 · the evidence of some members is not right\n"
            "  /1: '甲'不是数据；请先用Evidence.from_dict生成 · "
            "'甲' is not evidence; make it with Evidence.from_dict [wrong_type]"
        ),
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_is_told_whole(name: str) -> None:
    make, said = REFUSED[name]
    with pytest.raises(HuizhouQAError) as caught:
        make()
    assert str(caught.value) == said


def test_a_correction_of_the_same_day_is_none_too_early() -> None:
    third = again({"facts": {"a": 2}}, "2018-01-02")
    assert [link.amendment and link.amendment.on for link in history(third)] == [None, *[date(2018, 1, 2)] * 2]
    once = amend(changed(), {"marks": {"14": 0}}, "办", "2018-01-02", "由")
    assess(get_scheme("huizhou", 2017), amend(once, {"marks": {"15": 0}}, "办", "2018-01-02", "由")).verify()


def test_a_correction_lists_what_it_corrects() -> None:
    assert (
        repr(corrected({"facts": {"a": 2, "b": 3}}).amendment) == "<Amendment of 甲 on 2018-01-02: /facts/a, /facts/b>"
    )


def test_a_forged_chain_is_told_whole() -> None:
    true = amend(changed(), {"marks": {"14": 0}}, "办", "2018-01-02", "由")
    assert true.amendment is not None
    forged = evolve(true, amendment=evolve(true.amendment, changes=()))
    with pytest.raises(VerificationError) as caught:
        assess(get_scheme("huizhou", 2017), forged).verify()
    (fault,) = caught.value.faults
    assert (fault.path, fault.code) == ("/evidence/amendment", "differs")
    assert fault.zh == "2018-01-02的更正与更正前后的数据不符，请用amend重新更正"
    assert (
        fault.en
        == "the correction of 2018-01-02 does not lead from what it replaces to what stands; make it again with amend"
    )


@pytest.mark.parametrize(
    ("heading", "code", "message"),
    [
        (
            ReportHeading("x", "目标", "part", "质量目的"),
            "unknown_part",
            "没有名为质量目的的标题 · no heading of the tree is called 质量目的; name one",
        ),
        (
            ReportHeading("x", "目标", "veto", "质量目标"),
            "part_unread",
            "以veto填充，不读取任何部分，请去掉所写部分 · filled with veto, it reads no part; leave the part out",
        ),
    ],
)
def test_a_report_that_reads_no_part_of_the_tree_is_told_whole(heading: ReportHeading, code: str, message: str) -> None:
    scheme = get_scheme("huizhou", 2017)
    assert scheme.procedure is not None
    materials = evolve(scheme.procedure.materials, headings=(heading,))
    with pytest.raises(SchemeError) as caught:
        evolve(scheme, procedure=evolve(scheme.procedure, materials=materials))
    (fault,) = caught.value.faults
    assert (fault.path, fault.code, fault.message) == ("/procedure/materials/headings/x", code, message)
