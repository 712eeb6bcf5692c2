"""JSON: exact both ways, nothing lost, nothing coerced, and every text either evidence or our error."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import huizhou_qa
from engine import test_cohort as county
from engine.test_district import SCHEME, incident
from engine.test_district import evidence as of_the_street
from huizhou_qa import Evidence, EvidenceError, VerificationError, amend, assess, assess_cohort, check, version
from huizhou_qa.codec import (
    assessment_to_json,
    check_json,
    evidence_from_json,
    evidence_to_json,
    history_from_json,
    history_to_json,
)
from huizhou_qa.errors import Note
from huizhou_qa.evidence.records import Award, Known
from huizhou_qa.numbers.exact import whole_text
from huizhou_qa.testing import evidence_strategy
from support.each_day import deep


def facts(text: str) -> dict[str, object]:
    return dict(evidence_from_json('{"unit": "甲", "facts": ' + text + "}").values)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0.1", Fraction(1, 10)),
        ("10.000000000000000000000000001", Fraction("10.000000000000000000000000001")),
        ("1E2", Fraction(100)),
        ("-0", Fraction(0)),
        ('"12.50"', Fraction(25, 2)),
        ('{"numerator": 57, "denominator": 7}', Fraction(57, 7)),
        ('{"part": 1, "whole": 3}', Fraction(100, 3)),
    ],
)
def test_numbers_are_read_exactly_and_never_through_a_float(text: str, number: Fraction) -> None:
    assert facts('{"a": ' + text + "}") == {"/facts/a": number}


@pytest.mark.parametrize(
    ("text", "path", "code"),
    [
        ("", "", "not_json"),
        ("{", "", "not_json"),
        ("\ufeff{}", "", "not_json"),
        ("[]", "", "wrong_type"),
        ("5", "", "wrong_type"),
        ("null", "", "wrong_type"),
        ('{"unit": 5}', "/unit", "wrong_type"),
        ('{"unit": "甲", "facts": {"a": NaN}}', "/facts/a", "not_finite"),
        ('{"unit": "甲", "facts": {"a": -Infinity}}', "/facts/a", "not_finite"),
        ('{"unit": "甲", "unit": "乙"}', "/unit", "repeated_key"),
        ('{"unit": "甲", "facts": {"a": 1, "a": 1}}', "/facts/a", "repeated_key"),
        ('{"unit": "甲", "facts": {"a": {"value": 1, "value": 1}}}', "/facts/a/value", "repeated_key"),
        ('{"unit": "甲", "facts": {"a": "+3"}}', "/facts/a", "not_a_number"),
        ('{"unit": "甲", "facts": {"a": ' + "9" * 1_000_000 + "}}", "/facts/a", "too_long"),
        ('{"unit": "甲", "facts": {"a": 1e10000000}}', "/facts/a", "too_long"),
        ('{"unit": "甲", "facts": {"a": {"value": 1, "source": 5}}}', "/facts/a/source", "wrong_type"),
        ('{"unit": "\\ud800"}', "/unit", "bad_text"),
        ("[" * 100_000, "", "too_deep"),
        ('{"unit": "甲", "incidents": [{"id": 1}]}', "/incidents/0/id", "wrong_type"),
    ],
    ids=range(19),
)
def test_a_text_that_is_no_evidence_is_refused_with_path_and_code(text: str, path: str, code: str) -> None:
    with pytest.raises(EvidenceError) as caught:
        evidence_from_json(text)
    assert (path, code) in [(fault.path, fault.code) for fault in caught.value.faults]
    assert len(str(caught.value)) < 1_500


def test_bytes_are_not_text() -> None:
    with pytest.raises(EvidenceError, match="decode"):
        evidence_from_json(b"{}")  # type: ignore[arg-type]


@given(st.text(max_size=60))
def test_any_text_is_evidence_or_an_error_of_ours(text: str) -> None:
    try:
        evidence = evidence_from_json(text)
    except EvidenceError:
        return
    assert evidence.unit


@pytest.mark.parametrize(
    "value",
    [
        {"part": Fraction(1, 3), "whole": 2},
        {"part": "1e-99", "whole": Fraction(1, 3)},
        {"numerator": "1e99", "denominator": 3},
        {"numerator": 1, "denominator": "7e99"},
        Fraction(10**30 - 1, 7),
    ],
    ids=range(5),
)
def test_the_rarest_exact_numbers_survive_the_way_there_and_back(value: object) -> None:
    evidence = Evidence.from_dict({"unit": "甲", "facts": {"a": value}})
    assert evidence_from_json(evidence_to_json(evidence)) == evidence


@pytest.mark.parametrize("number", ["1e99", "-90E99", "1.5e-99", {"numerator": "7e99", "denominator": "3e99"}])
def test_the_rarest_numbers_are_taken_in_every_section_and_by_a_correction(number: object) -> None:
    said = {"facts": {"a": number}, "marks": {"5": number, "9": {"points": number}}, "averages": {"a": number}}
    evidence = Evidence.from_dict({"unit": "甲", **said})
    assert evidence_from_json(evidence_to_json(evidence)) == evidence
    corrected = amend(Evidence.from_dict({"unit": "甲"}), said, "办", "2018-01-12", "按核实数更正")
    assert corrected == evidence
    assert history_from_json(history_to_json(corrected)) == corrected


@pytest.mark.parametrize(
    "quotient",
    [
        {"numerator": "1e99", "denominator": 2**98},
        {"numerator": 1, "denominator": "10e99"},
        {"numerator": 1, "denominator": "16e99"},
    ],
    ids=["ends in no zeros", "100 places", "smaller than any text"],
)
def test_a_quotient_that_could_not_be_written_back_is_refused(quotient: object) -> None:
    with pytest.raises(EvidenceError) as caught:
        Evidence.from_dict({"unit": "甲", "facts": {"a": quotient}})
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/facts/a", "too_long")]


@pytest.mark.parametrize(
    "number",
    [Fraction(10**30 + 1), Fraction(10**129), Fraction(1, 3**99), Fraction(10**1_000_000)],
    ids=["31 digits", "beyond the exponents", "no decimal", "a million digits"],
)
def test_no_record_holds_a_number_that_no_text_makes(number: Fraction) -> None:
    for record in (Known, Award):
        with pytest.raises(EvidenceError) as caught:
            record(number)
        assert [fault.code for fault in caught.value.faults] == ["too_long"]


EVERYTHING: dict[str, object] = {
    "unit": "甲",
    "facts": {
        "plain": "12.5",
        "truth": True,
        "rate": {"part": "3", "whole": "41"},
        "third": {"numerator": "1", "denominator": "3"},
        "huge": "1e99",
        "tiny": "1e-99",
        "nothing": {"nothing": "无对象"},
        "sourced": {"value": "8", "source": "年报", "as_of": "2017-11-30", "status": "final"},
        "dated": {"value": False, "as_of": "2017-11-30"},
    },
    "marks": {
        "5": "3",
        "9": {"points": "2.5", "by": "旅游所", "on": "2018-01-10", "reason": "第二"},
        "31": {"nothing": "无对象"},
    },
    "averages": {"a": "9", "b": {"part": "36.4", "whole": "7"}, "c": {"numerator": "57", "denominator": "7"}},
    "incidents": [incident("a")],
    "rulings": {"31": {"treatment": "rescale", "by": "考评办", "why": "无事故"}},
}


def test_evidence_is_written_back_as_it_came() -> None:
    evidence = Evidence.from_dict(EVERYTHING)
    written = json.loads(evidence_to_json(evidence))
    expected = json.loads(json.dumps(EVERYTHING))
    expected["facts"]["tiny"] = "0." + "0" * 98 + "1"
    assert written == expected
    assert evidence_from_json(evidence_to_json(evidence)) == evidence


def test_what_was_named_with_null_is_written_so_that_a_wrong_name_is_told_again() -> None:
    told = {
        "unit": "甲",
        "facts": {"a/~b": None, "noise": None, "x": "1"},
        "marks": {"5": None},
        "averages": {"a": None},
        "incidents": [],
        "rulings": {"5": None},
    }
    evidence = Evidence.from_dict(told)
    assert json.loads(evidence_to_json(evidence)) == told
    assert list(json.loads(evidence_to_json(evidence))) == list(told)
    again = evidence_from_json(evidence_to_json(evidence))
    assert again == evidence
    assert check(SCHEME, again) == check(SCHEME, evidence) == check(SCHEME, told)
    assert history_from_json(history_to_json(evidence)) == evidence


def test_evidence_that_is_treated_in_two_ways_is_not_equal() -> None:
    plain, named = Evidence.from_dict({"unit": "甲"}), Evidence.from_dict({"unit": "甲", "facts": {"foo": None}})
    assert plain != named
    assert "/facts/foo" in {fault.path for fault in check(SCHEME, named)}


@pytest.mark.parametrize(
    ("text", "zh"),
    [
        ("", "第1行第1列不是JSON：此处应有一个值"),
        ('{"unit": }', "第1行第10列不是JSON：此处应有一个值"),
        ("{unit: 1}", "第1行第2列不是JSON：此处应有键名，写在英文双引号中"),
        ('{"unit": "甲"\n "facts": {}}', "第2行第2列不是JSON：此处应有英文逗号"),
        ('{"unit" "甲"}', "第1行第9列不是JSON：键名之后应有英文冒号"),
        ('{"unit": "甲"} {', "第1行第15列不是JSON：结束之后还有多余的内容"),
        ('{"unit": "甲', "第1行第10列不是JSON：从此处开始的文本没有以英文双引号结束"),
        ('{"unit": "甲\n"}', "第1行第12列不是JSON：文本中有未转义的控制字符，换行请写作\\n"),
        ('{"unit": "\\甲"}', "第1行第11列不是JSON：反斜杠之后的转义写法有误"),
        ('{"unit": "\\u12"}', "第1行第12列不是JSON：\\u之后应有四位十六进制数"),
        ("\ufeff{}", "第1行第1列不是JSON：开头有字节顺序标记（BOM），请删去"),
    ],
)
def test_what_the_parser_of_json_says_is_told_in_each_language(text: str, zh: str) -> None:
    (fault,) = check_json(SCHEME, text)
    assert fault.zh == zh
    assert not re.search("[a-z]{3}", fault.zh)
    assert re.match("not JSON at line [0-9]+, column [0-9]+: [A-Z][a-z]+", fault.en)


def test_what_the_parser_of_json_may_learn_to_say_has_a_chinese_text_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_given: object, **_options: object) -> None:
        raise json.JSONDecodeError("Something new", "{", 0)

    monkeypatch.setattr(json.JSONDecoder, "decode", refuse)
    (fault,) = check_json(SCHEME, "{")
    assert (fault.zh, fault.en) == (
        "第1行第1列不是JSON：此处的写法不合JSON规定",
        "not JSON at line 1, column 1: Something new",
    )


def test_equal_evidence_is_written_alike_whatever_its_order() -> None:
    one = Evidence.from_dict(EVERYTHING)
    facts, marks = EVERYTHING["facts"], EVERYTHING["marks"]
    assert isinstance(facts, dict)
    assert isinstance(marks, dict)
    other = EVERYTHING | {"facts": dict(reversed(facts.items())), "marks": dict(reversed(marks.items()))}
    assert evidence_to_json(Evidence.from_dict(other)) == evidence_to_json(one)


def test_what_is_neither_evidence_nor_assessment_is_not_written() -> None:
    with pytest.raises(EvidenceError):
        evidence_to_json(5)  # type: ignore[arg-type]
    with pytest.raises(VerificationError):
        assessment_to_json(None)  # type: ignore[arg-type]


def test_what_was_not_said_is_not_written() -> None:
    assert json.loads(evidence_to_json(Evidence.from_dict({"unit": "甲"}))) == {"unit": "甲"}


def test_dates_and_decimals_from_python_are_written_as_text() -> None:
    given = {"unit": "甲", "facts": {"a": {"value": Decimal("1.50"), "as_of": date(2017, 1, 2)}}}
    written = json.loads(evidence_to_json(Evidence.from_dict(given)))
    assert written["facts"] == {"a": {"value": "1.5", "as_of": "2017-01-02"}}


@given(evidence_strategy(SCHEME))
def test_evidence_survives_the_way_there_and_back(evidence: Evidence) -> None:
    assert evidence_from_json(evidence_to_json(evidence)) == evidence


def test_an_assessment_is_written_whole_with_numbers_as_text() -> None:
    result = assess(SCHEME, of_the_street({"green_share": 38}, incidents=[incident("a")]))
    written = json.loads(assessment_to_json(result), parse_float=no_number, parse_int=no_number)
    assert written["clauses"]["1"].keys() == {"id", "name", "max_points", "points", "working"}
    assert written["clauses"]["1"]["working"]["reads"] == {"/facts/green_share": "38"}
    assert (written["clauses"]["1"]["points"], written["clauses"]["1"]["working"]["points"]) == ("4.5", "4.5")
    assert (written["scheme_id"], written["total"], written["grade"]) == ("made-up-2030", "43.4", "良")
    assert written["adjustments"][0]["points"] == "-2.0"
    assert written["evidence"]["unit"] == "甲街道"
    assert list(written["items"]) == list(result.items)
    assert list(written["groups"]) == list(result.groups)


def test_a_note_is_written_with_its_code_path_and_parameters_in_both_languages() -> None:
    noise: dict[str, object] = {"noise": {"value": 65, "status": "preliminary"}}
    result = assess(SCHEME, of_the_street(noise, incidents=[incident("甲-1", status="pending")]))
    pending, preliminary = json.loads(assessment_to_json(result))["notes"]
    assert pending == {
        "code": "pending_incident",
        "path": "/incidents/甲-1",
        "params": {"incident": "甲-1"},
        "zh": "事件甲-1：尚无定论，结果暂不计入",
        "en": "incident 甲-1 is not settled; the result leaves it out",
    }
    assert preliminary["params"] == {"input": {"zh": "噪声", "en": "noise"}}


def test_a_result_says_which_version_of_the_library_wrote_it_and_evidence_does_not() -> None:
    result = assess(SCHEME, of_the_street())
    assert json.loads(assessment_to_json(result))["library_version"] == huizhou_qa.__version__ == version.__version__
    assert set(json.loads(evidence_to_json(result.evidence))) <= {
        *("unit", "facts", "marks", "averages", "incidents", "rulings")
    }


def test_days_and_several_values_among_the_parameters_of_a_note_are_written_as_text() -> None:
    told = Note.of("/grade", "grade_depends_on_choice", grades=("B", "C"), on=date(2018, 3, 9), count=2)
    result = evolve(assess(SCHEME, of_the_street()), notes=(told,))
    (written,) = json.loads(assessment_to_json(result), parse_int=no_number)["notes"]
    assert written["params"] == {"grades": ["B", "C"], "on": "2018-03-09", "count": "2"}


@pytest.fixture
def tightest_limit() -> Iterator[None]:
    """The least number of digits that the interpreter may be told to convert at once."""
    before = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(640)
    yield
    sys.set_int_max_str_digits(before)


# Quotients whose denominators share next to nothing: their exact sum has more than 26 digits for each.
@pytest.mark.usefixtures("tightest_limit")
@pytest.mark.parametrize("many", [40, deep(160), deep(300)])
def test_what_was_let_in_is_written_and_told_however_many_members_and_digits(many: int) -> None:
    members = [
        county.member(f"单位{at}", 10**29 - at, {"numerator": 10**29 + at, "denominator": 10**29 + 2 * at + 1})
        for at in range(many)
    ]
    cohort = assess_cohort(county.SCHEME, members)
    whole = cohort.averages["index"].part
    digits = 26 * many
    assert digits > sys.get_int_max_str_digits()
    assert whole.numerator > 10**digits
    cohort.verify()
    result = cohort.results["单位7"]
    text = assessment_to_json(result)
    written = json.loads(text)["evidence"]["averages"]["index"]
    assert written["part"]["denominator"] == whole_text(whole.denominator)
    assert text.count(whole_text(whole.numerator)) >= 1
    assert all((str(result), str(cohort), result._repr_html_(), cohort._repr_html_()))
    assert all(note.zh and note.en for note in result.notes)
    other = evolve(result, exact_total=result.exact_total + whole)
    with pytest.raises(VerificationError) as caught:
        other.verify()
    assert caught.value.faults[0].message
    assert evidence_to_json(members[7])
    of_values = result.evidence.values
    assert len(repr(result.evidence.averages["index"])) > digits
    # What is longer than a screen is cut, and a mapping of it is told by its keys.
    assert "…" in repr(result.clauses["1"].working)
    assert repr(result.evidence.averages) == "<2 entries: 'index', 'projects'>"
    assert repr(of_values)


def no_number(text: str) -> object:
    raise AssertionError(f"a bare number: {text}")


def test_combinations_are_written_with_their_parts() -> None:
    result = assess(SCHEME, of_the_street())
    written = json.loads(assessment_to_json(result))
    working = written["clauses"]["4"]["working"]
    assert (working["steps"]["operation"], working["points"]) == ("ordered", "5")
    assert [part["value"] for part in working["steps"]["of"][0]] == ["5", "3"]
    assert written["clauses"]["6"]["working"]["steps"]["of"][0]["value"] is False
