"""What statements, rules and prevailing values are refused for: every fault with its path, code and both messages, whole."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from attrs import evolve

from huizhou_qa import amend, get_scheme
from huizhou_qa.statements import PrecedenceRule, Statement, prevailing_values, reasons_by_clause
from statements.test_prevailing import ON_SITE, OWN, REVIEW, SELF, statement
from support import district
from support.incidents import incident
from support.model_2017 import member
from support.told import refusal

Told = tuple[Callable[[], object], str, list[tuple[str, str, str, str]]]

SCHEME = get_scheme("huizhou", 2017)
DAY = date(2018, 1, 1)
CORRECTED = amend(OWN.evidence, {"marks": {"16": 0}}, "办", "2018-01-05", "查")
TWO = prevailing_values(SCHEME, [OWN, statement(REVIEW, {"marks": {"14": 0}})])
STRANGER = Statement.from_dict({"stage": "gossip", "by": "某", "on": "2018-01-01", "evidence": {"unit": "乙"}})


def plain(**said: object) -> Statement:
    own = {"stage": SELF, "by": "办", "on": "2018-01-01", "evidence": {"unit": "甲", "marks": {"14": 1}}}
    return Statement.from_dict(own | said)


# Arguments of wrong kinds are the point.
made: Callable[..., object] = Statement
ruled: Callable[..., object] = PrecedenceRule
combined: Callable[..., object] = prevailing_values
reasons: Callable[..., object] = reasons_by_clause
put_together: Callable[..., object] = evolve

REFUSED: dict[str, Told] = {
    "a stage that is no text": (
        lambda: made(5, "办", DAY, OWN.evidence),
        "这份环节数据有误 · the statement is not right",
        [
            ("/stage", "wrong_type", "5不是文本，请以文本填写", "5 is not text; write it as a string"),
        ],
    ),
    "an author that is no text": (
        lambda: made(SELF, 6, DAY, OWN.evidence),
        "这份环节数据有误 · the statement is not right",
        [
            ("/by", "wrong_type", "6不是文本，请以文本填写", "6 is not text; write it as a string"),
        ],
    ),
    "a moment for a day": (
        lambda: made(SELF, "办", datetime(2018, 1, 1, tzinfo=UTC), OWN.evidence),
        "这份环节数据有误 · the statement is not right",
        [
            (
                "/on",
                "wrong_type",
                "一个时刻不是日期；请给出某年某月某日",
                "a value of type datetime.datetime is not a date; give a day",
            ),
        ],
    ),
    "a text for a day": (
        lambda: made(SELF, "办", "2018-01-01", OWN.evidence),
        "这份环节数据有误 · the statement is not right",
        [
            ("/on", "wrong_type", "'2018-01-01'不是日期；请给出某年某月某日", "'2018-01-01' is not a date; give a day"),
        ],
    ),
    "a mapping for evidence": (
        lambda: made(SELF, "办", DAY, {"unit": "甲"}),
        "这份环节数据有误 · the statement is not right",
        [
            (
                "/evidence",
                "wrong_type",
                "一个键值对照不是考核数据；请写成对象（单位、指标等）",
                "a value of type dict is not evidence; write an object",
            ),
        ],
    ),
    "reasons that are no mapping": (
        lambda: made(SELF, "办", DAY, OWN.evidence, None, 3),
        "这份环节数据有误 · the statement is not right",
        [
            (
                "/reasons",
                "wrong_type",
                "3不是按路径列出的理由；请写成对象",
                "3 holds no reasons by path; give a mapping of texts",
            ),
        ],
    ),
    "reasons for what is not said, and none": (
        lambda: made(SELF, "办", DAY, OWN.evidence, "", {3: "x", "/marks/14": "", "/marks/99": "由"}),
        "这份环节数据有误 · the statement is not right",
        [
            ("/reasons", "wrong_type", "键3不是文本，键请以文本填写", "the key 3 is not text; write it as a string"),
            (
                "/reasons/marks/14",
                "empty_text",
                "内容是空的，请填写；没有的不填，或填null",
                "an empty text says nothing; write it or leave the key out",
            ),
            (
                "/why",
                "empty_text",
                "内容是空的，请填写；没有的不填，或填null",
                "an empty text says nothing; write it or leave the key out",
            ),
            (
                "/reasons/marks/99",
                "unsaid",
                "这份数据没有填报/marks/99，却写了理由；请删去理由，或补上该值",
                "the statement says nothing of /marks/99; leave the reason out, or say the value",
            ),
        ],
    ),
    "a statement before its correction": (
        lambda: made(SELF, "办", date(2018, 1, 4), CORRECTED),
        "这份环节数据有误 · the statement is not right",
        [
            (
                "/on",
                "before_the_last",
                "所填数据到2018-01-05才成为这样，这份数据的日期2018-01-04不能更早；请核对日期",
                (
                    "what it says became so on 2018-01-05 only; the statement of 2018-01-04 must not be earlier, "
                    "check the days"
                ),
            ),
        ],
    ),
    "a mapping of a statement before its correction": (
        lambda: plain(evidence=CORRECTED),
        "这份环节数据有误 · the statement is not right",
        [
            (
                "/on",
                "before_the_last",
                "所填数据到2018-01-05才成为这样，这份数据的日期2018-01-01不能更早；请核对日期",
                (
                    "what it says became so on 2018-01-05 only; the statement of 2018-01-01 must not be earlier, "
                    "check the days"
                ),
            ),
        ],
    ),
    "a statement before what it rests on": (
        lambda: made(SELF, "办", date(2018, 1, 9), prevailing_values(SCHEME, [OWN]).evidence),
        "这份环节数据有误 · the statement is not right",
        [
            (
                "/on",
                "before_the_last",
                "所填数据到2018-01-10才成为这样，这份数据的日期2018-01-09不能更早；请核对日期",
                (
                    "what it says became so on 2018-01-10 only; the statement of 2018-01-09 must not be earlier, "
                    "check the days"
                ),
            ),
        ],
    ),
    "evidence that is no mapping": (
        lambda: plain(evidence=5),
        "这份环节数据有误 · the statement is not right",
        [
            (
                "/evidence",
                "wrong_type",
                "5不是考核数据；请写成对象（单位、指标等）",
                "5 is not evidence; write an object",
            ),
        ],
    ),
    "no evidence": (
        lambda: plain(evidence=None),
        "这份环节数据有误 · the statement is not right",
        [
            ("", "required", "缺少evidence，必须填写", "'evidence' is required"),
        ],
    ),
    "everything wrong in a mapping at once": (
        lambda: plain(
            evidence={"unit": 3, "facts": {"a": "约9"}},
            why="",
            reasons={"marks": 3, "gossip": {}, "facts": {"b": "由"}},
        ),
        "这份环节数据有误 · the statement is not right",
        [
            (
                "/why",
                "empty_text",
                "内容是空的，请填写；没有的不填，或填null",
                "an empty text says nothing; write it or leave the key out",
            ),
            (
                "/reasons/gossip",
                "unknown_key",
                "没有名为gossip的键，此处可用：facts、marks、averages、statistics、incidents、rulings",
                "unknown key gossip; known here are facts, marks, averages, statistics, incidents, rulings",
            ),
            (
                "/reasons/marks",
                "wrong_type",
                '3不是键值对照，请写作对象，如{"键": 值}',
                "3 is not a mapping; write an object",
            ),
            ("/evidence/unit", "wrong_type", "3不是文本，请以文本填写", "3 is not text; write it as a string"),
            (
                "/evidence/facts/a",
                "not_a_number",
                "'约9'不是数，请用阿拉伯数字填写，如12.5；尚无数据的不填",
                "'约9' is not a number; write digits such as 12.5, or leave it out where nobody has said",
            ),
        ],
    ),
    "what is unsaid beside what is empty": (
        lambda: plain(
            evidence={"unit": "甲", "marks": {"14": 1}}, why="", reasons={"marks": {"15": "由"}, "incidents": "无"}
        ),
        "这份环节数据有误 · the statement is not right",
        [
            (
                "/why",
                "empty_text",
                "内容是空的，请填写；没有的不填，或填null",
                "an empty text says nothing; write it or leave the key out",
            ),
            (
                "/reasons/incidents",
                "says_nothing",
                "“无”不是理由，请写明实际情况；没有理由的，此键不填",
                "'无' is no reason; write what was the case, or leave the key out",
            ),
            (
                "/reasons/marks/15",
                "unsaid",
                "这份数据没有填报/marks/15，却写了理由；请删去理由，或补上该值",
                "the statement says nothing of /marks/15; leave the reason out, or say the value",
            ),
        ],
    ),
    "a statement before its correction, with a reason for nothing": (
        lambda: plain(evidence=CORRECTED, reasons={"marks": {"99": "由"}}, why=""),
        "这份环节数据有误 · the statement is not right",
        [
            (
                "/why",
                "empty_text",
                "内容是空的，请填写；没有的不填，或填null",
                "an empty text says nothing; write it or leave the key out",
            ),
            (
                "/reasons/marks/99",
                "unsaid",
                "这份数据没有填报/marks/99，却写了理由；请删去理由，或补上该值",
                "the statement says nothing of /marks/99; leave the reason out, or say the value",
            ),
            (
                "/on",
                "before_the_last",
                "所填数据到2018-01-05才成为这样，这份数据的日期2018-01-01不能更早；请核对日期",
                (
                    "what it says became so on 2018-01-05 only; the statement of 2018-01-01 must not be earlier, "
                    "check the days"
                ),
            ),
        ],
    ),
    "a corrected statement without a day": (
        lambda: plain(evidence=CORRECTED, on=None),
        "这份环节数据有误 · the statement is not right",
        [("", "required", "缺少on，必须填写", "'on' is required")],
    ),
    "a corrected statement of no day": (
        lambda: plain(evidence=CORRECTED, on="2018"),
        "这份环节数据有误 · the statement is not right",
        [
            (
                "/on",
                "bad_date",
                "'2018'不是日期，请写作2017-06-01；没有的不填",
                "'2018' is not a date; write it as 2017-06-01, or leave it out",
            ),
        ],
    ),
    "one text for a section of reasons": (
        lambda: plain(reasons={"marks": "由"}),
        "这份环节数据有误 · the statement is not right",
        [
            (
                "/reasons/marks",
                "wrong_type",
                "'由'不是键值对照，请写作对象，如{\"键\": 值}",
                "'由' is not a mapping; write an object",
            ),
        ],
    ),
    "no statements": (
        lambda: combined(SCHEME, []),
        "这些环节数据不能合在一起 · these statements cannot be combined",
        [
            ("", "empty", "一份环节数据也没有；请至少给一份", "there is no statement; give at least one"),
        ],
    ),
    "no statements up to a stage": (
        lambda: combined(SCHEME, [statement(ON_SITE, {"marks": {"14": 0}})], until=SELF),
        "这些环节数据不能合在一起 · these statements cannot be combined",
        [
            ("", "empty", "一份环节数据也没有；请至少给一份", "there is no statement; give at least one"),
        ],
    ),
    "what lists nothing": (
        lambda: combined(SCHEME, 5),
        "这些环节数据不能合在一起 · these statements cannot be combined",
        [
            (
                "/0",
                "wrong_type",
                "5不是环节数据；请用Statement.from_dict生成",
                "5 is no statement; make it with Statement.from_dict",
            ),
        ],
    ),
    "members that are no statements": (
        lambda: combined(SCHEME, [OWN, "甲", 7]),
        "这些环节数据不能合在一起 · these statements cannot be combined",
        [
            (
                "/1",
                "wrong_type",
                "'甲'不是环节数据；请用Statement.from_dict生成",
                "'甲' is no statement; make it with Statement.from_dict",
            ),
            (
                "/2",
                "wrong_type",
                "7不是环节数据；请用Statement.from_dict生成",
                "7 is no statement; make it with Statement.from_dict",
            ),
        ],
    ),
    "a stranger": (
        lambda: combined(SCHEME, [OWN, STRANGER]),
        "这些环节数据不能合在一起 · these statements cannot be combined",
        [
            (
                "/1/evidence/unit",
                "another_unit",
                "这份数据是'乙'的，前面的是'甲'的；一次只合并一个单位的数据",
                "it is about '乙', those before it about '甲'; combine statements about one unit",
            ),
            (
                "/1/stage",
                "unknown_stage",
                (
                    "没有'gossip'这一环节；可用：self_assessment、document_review、on_site_check、comprehensive_assessment、"
                    "approval_and_notice"
                ),
                (
                    "'gossip' is no stage; known are self_assessment, document_review, on_site_check, "
                    "comprehensive_assessment, approval_and_notice"
                ),
            ),
        ],
    ),
    "an id written otherwise": (
        lambda: combined(
            SCHEME,
            [
                OWN,
                statement(REVIEW, {"incidents": [incident("x 1")]}),
                statement(ON_SITE, {"incidents": [incident("x1")]}),
            ],
        ),
        "这些环节数据不能合在一起 · these statements cannot be combined",
        [
            (
                "/2/evidence/incidents/x1",
                "repeated_id",
                "事件编号'x1'与另一份数据中的'x 1'只是写法不同；请统一写法",
                "the incident 'x1' is 'x 1' in another statement, written otherwise; write it in one way",
            ),
        ],
    ),
    "two of one stage": (
        lambda: combined(SCHEME, [statement(REVIEW, {"marks": {"14": 1}}), statement(REVIEW, {"marks": {"14": 0}})]),
        "这些环节数据不能合在一起 · these statements cannot be combined",
        [
            (
                "/1/evidence/marks/14",
                "statements_contradict",
                "同一环节（'document_review'）的另一份数据说法不同；请先核定以哪份为准",
                "another statement of the same stage ('document_review') says otherwise; settle which it is",
            ),
        ],
    ),
    "none and some of one stage": (
        lambda: combined(
            SCHEME, [statement(REVIEW, {"incidents": []}), statement(REVIEW, {"incidents": [incident("x")]})]
        ),
        "这些环节数据不能合在一起 · these statements cannot be combined",
        [
            (
                "/1/evidence/incidents",
                "statements_contradict",
                "同一环节（'document_review'）的另一份数据说法不同；请先核定以哪份为准",
                "another statement of the same stage ('document_review') says otherwise; settle which it is",
            ),
        ],
    ),
    "reasons by no scheme": (
        lambda: reasons("甲", prevailing_values(SCHEME, [OWN])),
        "列不出理由 · there are no reasons to list",
        [
            (
                "/scheme",
                "wrong_type",
                "'甲'不是考核方案；请用get_scheme取得",
                "'甲' is not a scheme; get one with get_scheme",
            ),
        ],
    ),
    "reasons of no prevailing values by no scheme": (
        lambda: reasons("甲", 5),
        "列不出理由 · there are no reasons to list",
        [
            (
                "/scheme",
                "wrong_type",
                "'甲'不是考核方案；请用get_scheme取得",
                "'甲' is not a scheme; get one with get_scheme",
            ),
            (
                "/prevailing",
                "wrong_type",
                "5不是核定结果；请用prevailing_values得出",
                "5 holds no prevailing values; get them with prevailing_values",
            ),
        ],
    ),
    "reasons by a rule of something else": (
        lambda: reasons(
            SCHEME, put_together(prevailing_values(SCHEME, [OWN]), rule=PrecedenceRule((SELF,), {"/marks/99": (SELF,)}))
        ),
        "结果前后不符 · the result does not agree with what it was made from",
        [
            (
                "/rule/exceptions/~1marks~199",
                "unknown_name",
                "huizhou-2017没有/marks/99这一值；请写成/facts/…或/marks/…",
                "/marks/99 is no value of huizhou-2017; write it as /facts/… or /marks/…",
            ),
        ],
    ),
    "reasons of no prevailing values": (
        lambda: reasons(SCHEME, "甲"),
        "列不出理由 · there are no reasons to list",
        [
            (
                "/prevailing",
                "wrong_type",
                "'甲'不是核定结果；请用prevailing_values得出",
                "'甲' holds no prevailing values; get them with prevailing_values",
            ),
        ],
    ),
    "prevailing values by no rule": (
        lambda: reasons(SCHEME, put_together(prevailing_values(SCHEME, [OWN]), rule="甲")),
        "结果前后不符 · the result does not agree with what it was made from",
        [
            (
                "/rule",
                "wrong_type",
                "'甲'不是取舍规则；请用PrecedenceRule生成",
                "'甲' is no rule; make it with PrecedenceRule",
            ),
        ],
    ),
    "prevailing values of no statements": (
        lambda: reasons(SCHEME, put_together(prevailing_values(SCHEME, [OWN]), statements=("甲",))),
        "结果前后不符 · the result does not agree with what it was made from",
        [
            (
                "/statements/0",
                "wrong_type",
                "'甲'不是环节数据；请用Statement.from_dict生成",
                "'甲' is no statement; make it with Statement.from_dict",
            ),
        ],
    ),
    "prevailing values that were put together": (
        lambda: reasons(
            SCHEME, put_together(prevailing_values(SCHEME, [OWN]), evidence=member("乙"), values={}, lapsed=None)
        ),
        "结果前后不符 · the result does not agree with what it was made from",
        [
            (
                "/evidence",
                "differs",
                "与重新计算的不同",
                "it is not what it is when it is made again from the evidence and the scheme",
            ),
            (
                "/values",
                "differs",
                "与重新计算的不同",
                "it is not what it is when it is made again from the evidence and the scheme",
            ),
            (
                "/lapsed",
                "differs",
                "与重新计算的不同",
                "it is not what it is when it is made again from the evidence and the scheme",
            ),
        ],
    ),
    "prevailing values with their statements in another order": (
        lambda: reasons(SCHEME, put_together(TWO, statements=TWO.statements[::-1])),
        "结果前后不符 · the result does not agree with what it was made from",
        [
            (
                "/statements",
                "differs",
                "与重新计算的不同",
                "it is not what it is when it is made again from the evidence and the scheme",
            ),
        ],
    ),
    "no rule": (
        lambda: combined(SCHEME, [OWN], "latest"),
        "考核方案或所问有误 · the scheme, or what is asked of it, is not right",
        [
            (
                "/rule",
                "wrong_type",
                "'latest'不是取舍规则；请用PrecedenceRule生成",
                "'latest' is no rule; make it with PrecedenceRule",
            ),
        ],
    ),
    "an exception for what is no value": (
        lambda: combined(SCHEME, [OWN], PrecedenceRule((SELF,), {"/marks/99": (SELF,)})),
        "考核方案或所问有误 · the scheme, or what is asked of it, is not right",
        [
            (
                "/rule/exceptions/~1marks~199",
                "unknown_name",
                "huizhou-2017没有/marks/99这一值；请写成/facts/…或/marks/…",
                "/marks/99 is no value of huizhou-2017; write it as /facts/… or /marks/…",
            ),
        ],
    ),
    "an exception for an incident that nobody tells of": (
        lambda: combined(SCHEME, [OWN], PrecedenceRule((SELF,), {"/incidents/x": (SELF,)})),
        "考核方案或所问有误 · the scheme, or what is asked of it, is not right",
        [
            (
                "/rule/exceptions/~1incidents~1x",
                "unknown_name",
                "没有哪份数据说到/incidents/x这起事件；请用数据中的事件编号，或删去这一例外",
                "no statement tells of the incident /incidents/x; use the id that it has there, or leave the exception out",
            ),
        ],
    ),
    "until no stage": (
        lambda: combined(SCHEME, [OWN], until="gossip"),
        "考核方案或所问有误 · the scheme, or what is asked of it, is not right",
        [
            (
                "/until",
                "unknown_stage",
                (
                    "没有'gossip'这一环节；可用：self_assessment、document_review、on_site_check、comprehensive_assessment、"
                    "approval_and_notice"
                ),
                (
                    "'gossip' is no stage; known are self_assessment, document_review, on_site_check, "
                    "comprehensive_assessment, approval_and_notice"
                ),
            ),
        ],
    ),
    "until no stage of a rule": (
        lambda: combined(district.scheme(), [OWN], PrecedenceRule(("draft", "final")), until="gossip"),
        "考核方案或所问有误 · the scheme, or what is asked of it, is not right",
        [
            (
                "/until",
                "unknown_stage",
                "没有'gossip'这一环节；可用：draft、final",
                "'gossip' is no stage; known are draft, final",
            ),
        ],
    ),
    "a scheme without stages": (
        lambda: combined(district.scheme(), [OWN]),
        "考核方案或所问有误 · the scheme, or what is asked of it, is not right",
        [
            (
                "/procedure",
                "no_stages",
                "made-up-2030没有规定环节；请给出取舍规则",
                "made-up-2030 says nothing of stages; give a rule",
            ),
        ],
    ),
    "a text for an order": (
        lambda: ruled("ab"),
        "考核方案或所问有误 · the scheme, or what is asked of it, is not right",
        [
            (
                "/order",
                "wrong_type",
                "'ab'不是环节的次序；请依次列出环节，最后的效力最强",
                "'ab' is no order of stages; list their ids, the strongest last",
            ),
        ],
    ),
    "an order with everything wrong": (
        lambda: ruled(("a", "a", 3, "c ")),
        "考核方案或所问有误 · the scheme, or what is asked of it, is not right",
        [
            (
                "/order/1",
                "repeated_name",
                "环节'a'列了两次；每个环节只列一次",
                "the stage 'a' stands here twice; list each once",
            ),
            ("/order/2", "wrong_type", "3不是文本，请以文本填写", "3 is not text; write it as a string"),
            (
                "/order/3",
                "bad_name",
                "名称“c ”的首尾有空格（U+0020），请删去",
                "the name 'c ' has a blank (U+0020) at one of its ends; delete it",
            ),
        ],
    ),
    "exceptions that are no mapping": (
        lambda: ruled(("a",), 3),
        "考核方案或所问有误 · the scheme, or what is asked of it, is not right",
        [
            (
                "/exceptions",
                "wrong_type",
                "3不是例外；请按路径写明环节次序",
                "3 is no mapping from paths to orders of stages",
            ),
        ],
    ),
    "exceptions with everything wrong": (
        lambda: ruled(("a",), {"/marks/14": (), "/marks/15": ("a", "a"), 3: ("a",)}),
        "考核方案或所问有误 · the scheme, or what is asked of it, is not right",
        [
            ("/exceptions", "wrong_type", "键3不是文本，键请以文本填写", "the key 3 is not text; write it as a string"),
            (
                "/exceptions/~1marks~114",
                "wrong_type",
                "一个元组不是环节的次序；请依次列出环节，最后的效力最强",
                "a value of type tuple is no order of stages; list their ids, the strongest last",
            ),
            (
                "/exceptions/~1marks~115/1",
                "repeated_name",
                "环节'a'列了两次；每个环节只列一次",
                "the stage 'a' stands here twice; list each once",
            ),
        ],
    ),
    "an exception of a stage that is none": (
        lambda: ruled(("a", "b"), {"/marks/14": ("c", "a")}),
        "考核方案或所问有误 · the scheme, or what is asked of it, is not right",
        [
            (
                "/exceptions/~1marks~114",
                "unknown_stage",
                "没有'c'这一环节；可用：a、b",
                "'c' is no stage; known are a, b",
            ),
        ],
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_is_told_whole_in_both_languages(name: str) -> None:
    call, head, faults = REFUSED[name]
    text, found = refusal(call)
    assert text.startswith(f"{head}\n")
    assert found == faults
