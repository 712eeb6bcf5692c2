"""Every fault of form of evidence with its path, code and message, whole."""

from __future__ import annotations

from datetime import datetime
from fractions import Fraction

import pytest

from huizhou_qa import Evidence, EvidenceError
from huizhou_qa.evidence.plain_structures import JsonObject
from huizhou_qa.evidence.records import Incident, Known, Ruling
from support.incidents import incident as usual_incident

HEAD = "数据读不出来，请改正后重报 · the evidence cannot be read"

Given = dict[str, object]
Told = tuple[str, str, str]

INCIDENT = usual_incident(serious_harm=False)


def fact(value: object) -> Given:
    return {"unit": "甲", "facts": {"a": value}}


def incident(**changed: object) -> Given:
    return {"unit": "甲", "incidents": [INCIDENT | changed]}


OF_FORM: list[tuple[Given, list[Told]]] = [
    ({}, [("", "required", "缺少unit，必须填写 · 'unit' is required")]),
    ({"unit": None}, [("", "required", "缺少unit，必须填写 · 'unit' is required")]),
    ({"unit": 5}, [("/unit", "wrong_type", "5不是文本，请以文本填写 · 5 is not text; write it as a string")]),
    (
        {"unit": " "},
        [
            (
                "/unit",
                "empty_text",
                "内容是空的，请填写；没有的不填，或填null · an empty text says nothing; write it or leave the key out",
            )
        ],
    ),
    (
        {"unit": "\ud800"},
        [
            (
                "/unit",
                "bad_text",
                "文本中有半个代理对，不成字符，请用有效的Unicode · half of a surrogate pair is not a character; write valid Unicode",
            )
        ],
    ),
    (
        {"unit": "a\udfffb"},
        [
            (
                "/unit",
                "bad_text",
                "文本中有半个代理对，不成字符，请用有效的Unicode · half of a surrogate pair is not a character; write valid Unicode",
            )
        ],
    ),
    (
        {"unit": "甲", "x": {}},
        [
            (
                "/x",
                "unknown_key",
                "没有名为x的键，此处可用：unit、facts、marks、averages、statistics、incidents、rulings · unknown key x; known here are unit, facts, marks, averages, statistics, incidents, rulings",
            )
        ],
    ),
    (
        {"unit": "甲", "facts": [1]},
        [
            (
                "/facts",
                "wrong_type",
                '一个列表不是键值对照，请写作对象，如{"键": 值} · a value of type list is not a mapping; write an object',
            )
        ],
    ),
    (
        {"unit": "甲", "marks": 5},
        [("/marks", "wrong_type", '5不是键值对照，请写作对象，如{"键": 值} · 5 is not a mapping; write an object')],
    ),
    (
        {"unit": "甲", "facts": {5: 1}},
        [("/facts", "wrong_type", "键5不是文本，键请以文本填写 · the key 5 is not text; write it as a string")],
    ),
    (
        {"unit": "甲", "facts": {5: 1, "\ud800": 1, "a": 0.5}},
        [
            ("/facts", "wrong_type", "键5不是文本，键请以文本填写 · the key 5 is not text; write it as a string"),
            (
                "/facts",
                "bad_text",
                "键\\ud800中有半个代理对，不成字符，请用有效的Unicode · half of a surrogate pair is not a character; write the key \\ud800 in valid Unicode",
            ),
            (
                "/facts/a",
                "float",
                "浮点数（float）不精确，请以文本写作'0.5' · a float is not exact; write '0.5' as text, or an int, a Decimal or a Fraction",
            ),
        ],
    ),
    (
        fact({"b": 1}),
        [
            (
                "/facts/a",
                "not_a_number",
                "这些键不成一个数，请填写数，或部分与总数（part、whole） · an object with these keys is not a number; write a number, or a part of a whole",
            )
        ],
    ),
    (fact({"part": 1}), [("/facts/a", "required", "缺少whole，必须填写 · 'whole' is required")]),
    (fact({"whole": 1}), [("/facts/a", "required", "缺少part，必须填写 · 'part' is required")]),
    (
        fact({"part": 1, "whole": 0}),
        [
            (
                "/facts/a",
                "empty_whole",
                "分母（总数）必须大于0；无可考核对象的，请以nothing写明原因 · the whole must be above 0; where there was nothing to measure, say why under the key nothing",
            )
        ],
    ),
    (fact({"from": 1}), [("/facts/a", "required", "缺少to，必须填写 · 'to' is required")]),
    (
        fact({"from": 37, "to": 34}),
        [
            (
                "/facts/a",
                "empty_interval",
                "区间的下限（from）37大于上限（to）34，请核对 · an interval from 37 to 34 holds no number; from is the lower end, check both",
            )
        ],
    ),
    (
        fact({"from": "37.0", "to": 37}),
        [
            (
                "/facts/a",
                "empty_interval",
                "区间的两端都是37，数已确定，请直接填37 · both ends of the interval are 37; the number is known, write 37 alone",
            )
        ],
    ),
    (
        fact({"part": -1, "whole": 2}),
        [
            (
                "/facts/a",
                "below_zero",
                "分子（部分）不能小于0，没有的填0 · the part cannot be below 0; write 0 where there is none",
            )
        ],
    ),
    (
        fact({"part": 1, "whole": 2, "of": 3}),
        [
            (
                "/facts/a/of",
                "unknown_key",
                "没有名为of的键，此处可用：part、whole · unknown key of; known here are part, whole",
            )
        ],
    ),
    (
        fact({"part": "x", "whole": None}),
        [
            ("/facts/a", "required", "缺少whole，必须填写 · 'whole' is required"),
            (
                "/facts/a/part",
                "not_a_number",
                "'x'不是数，请用阿拉伯数字填写，如12.5；尚无数据的不填 · 'x' is not a number; write digits such as 12.5, or leave it out where nobody has said",
            ),
        ],
    ),
    (
        fact({"numerator": "1.5", "denominator": 0}),
        [
            ("/facts/a/numerator", "not_whole", "此处须为整数，给的是'1.5' · a whole number is needed here, not '1.5'"),
            (
                "/facts/a/denominator",
                "out_of_range",
                "分母须为1或以上的整数，给的是0 · the denominator must be a whole number of 1 or more, not 0",
            ),
        ],
    ),
    (fact({"denominator": 2}), [("/facts/a", "required", "缺少numerator，必须填写 · 'numerator' is required")]),
    (fact({"numerator": 2}), [("/facts/a", "required", "缺少denominator，必须填写 · 'denominator' is required")]),
    (
        fact({"value": 1, "status": "draft", "as_of": "2017-1-1", "source": " "}),
        [
            (
                "/facts/a/source",
                "empty_text",
                "内容是空的，请填写；没有的不填，或填null · an empty text says nothing; write it or leave the key out",
            ),
            (
                "/facts/a/as_of",
                "bad_date",
                "'2017-1-1'不是日期，请写作2017-06-01；没有的不填 · '2017-1-1' is not a date; write it as 2017-06-01, or leave it out",
            ),
            (
                "/facts/a/status",
                "unknown_choice",
                "'draft'不在可选之列：preliminary、final · 'draft' is none of preliminary, final",
            ),
        ],
    ),
    (
        fact({"value": 1, "on": 2}),
        [
            (
                "/facts/a/on",
                "unknown_key",
                "没有名为on的键，此处可用：value、source、as_of、status · unknown key on; known here are value, source, as_of, status",
            )
        ],
    ),
    (
        fact({"value": 1, "as_of": 5}),
        [
            (
                "/facts/a/as_of",
                "bad_date",
                "5不是日期，请写作2017-06-01；没有的不填 · 5 is not a date; write it as 2017-06-01, or leave it out",
            )
        ],
    ),
    (
        fact({"value": 1, "as_of": datetime(2017, 6, 1)}),  # noqa: DTZ001 (a moment is no day)
        [
            (
                "/facts/a/as_of",
                "bad_date",
                "一个时刻不是日期，请写作2017-06-01；没有的不填 · a value of type datetime.datetime is not a date; write it as 2017-06-01, or leave it out",
            )
        ],
    ),
    (
        fact({"nothing": "无对象", "why": 1}),
        [
            (
                "/facts/a/why",
                "unknown_key",
                "没有名为why的键，此处可用：nothing · unknown key why; known here are nothing",
            )
        ],
    ),
    (
        {"unit": "甲", "marks": {"5": {"points": True, "by": 5, "on": "x", "reason": "", "of": 1}}},
        [
            (
                "/marks/5/of",
                "unknown_key",
                "没有名为of的键，此处可用：points、by、on、reason · unknown key of; known here are points, by, on, reason",
            ),
            (
                "/marks/5/points",
                "not_a_number",
                "true（是）不是数，请填写数字 · True is a truth value, not a number; write the number in digits",
            ),
            ("/marks/5/by", "wrong_type", "5不是文本，请以文本填写 · 5 is not text; write it as a string"),
            (
                "/marks/5/on",
                "bad_date",
                "'x'不是日期，请写作2017-06-01；没有的不填 · 'x' is not a date; write it as 2017-06-01, or leave it out",
            ),
            (
                "/marks/5/reason",
                "empty_text",
                "内容是空的，请填写；没有的不填，或填null · an empty text says nothing; write it or leave the key out",
            ),
        ],
    ),
    (
        {"unit": "甲", "averages": {"a": {"part": 1, "whole": "1.5"}}},
        [
            (
                "/averages/a",
                "not_whole",
                "平均值的总数是单位数，须为整数，给的是1.5 · the whole of an average counts the members; write a whole number, not 1.5",
            )
        ],
    ),
    (
        {"unit": "甲", "incidents": 5},
        [("/incidents", "wrong_type", "5不是列表，请写作数组，如[…] · 5 is not a list; write an array")],
    ),
    (
        {"unit": "甲", "incidents": [INCIDENT, "x"]},
        [
            (
                "/incidents/1",
                "wrong_type",
                "'x'不是键值对照，请写作对象，如{\"键\": 值} · 'x' is not a mapping; write an object",
            ),
        ],
    ),
    (
        incident(x=1),
        [
            (
                "/incidents/0/x",
                "wrong_type",
                "1不能作事件要素，请填文本，或true（是）、false（否） · 1 is no element of an incident; write a text, or true or false",
            )
        ],
    ),
    (
        incident(
            id=1,
            date="x",
            from_product_quality=1,
            serious_harm="no",
            recognised_by="x",
            severity="x",
            systemic_or_regional=0,
            status="x",
        ),
        [
            ("/incidents/0/id", "wrong_type", "1不是文本，请以文本填写 · 1 is not text; write it as a string"),
            (
                "/incidents/0/date",
                "bad_date",
                "'x'不是日期，请写作2017-06-01；没有的不填 · 'x' is not a date; write it as 2017-06-01, or leave it out",
            ),
            (
                "/incidents/0/from_product_quality",
                "wrong_type",
                "1不能作事件要素，请填文本，或true（是）、false（否） · 1 is no element of an incident; write a text, or true or false",
            ),
            (
                "/incidents/0/systemic_or_regional",
                "wrong_type",
                "0不能作事件要素，请填文本，或true（是）、false（否） · 0 is no element of an incident; write a text, or true or false",
            ),
        ],
    ),
    (
        {"unit": "甲", "incidents": [INCIDENT, INCIDENT | {"id": "b"}, INCIDENT, INCIDENT]},
        [
            (
                "/incidents/2/id",
                "repeated_id",
                "编号“a”与另一事件的编号“a”相同，请各用各的编号 · the id 'a' is that of another incident, written 'a'; give each its own",
            ),
            (
                "/incidents/3/id",
                "repeated_id",
                "编号“a”与另一事件的编号“a”相同，请各用各的编号 · the id 'a' is that of another incident, written 'a'; give each its own",
            ),
        ],
    ),
    (
        {"unit": "甲", "incidents": [INCIDENT | {"id": 5}, INCIDENT | {"id": 5}]},
        [
            ("/incidents/0/id", "wrong_type", "5不是文本，请以文本填写 · 5 is not text; write it as a string"),
            ("/incidents/1/id", "wrong_type", "5不是文本，请以文本填写 · 5 is not text; write it as a string"),
        ],
    ),
    (
        {"unit": "甲", "facts": JsonObject([("a/b", 1), ("c", 2), ("a/b", 1)])},
        [("/facts/a~1b", "repeated_key", "键a/b写了两次，请只留一个 · the key a/b stands here twice; keep one")],
    ),
    (
        {"unit": "甲", "rulings": {"5": {"treatment": "half", "by": 1, "why": "", "of": 1}}},
        [
            (
                "/rulings/5/of",
                "unknown_key",
                "没有名为of的键，此处可用：treatment、by、why · unknown key of; known here are treatment, by, why",
            ),
            (
                "/rulings/5/treatment",
                "unknown_choice",
                "'half'不在可选之列：full、zero、rescale · 'half' is none of full, zero, rescale",
            ),
            ("/rulings/5/by", "wrong_type", "1不是文本，请以文本填写 · 1 is not text; write it as a string"),
            (
                "/rulings/5/why",
                "empty_text",
                "内容是空的，请填写；没有的不填，或填null · an empty text says nothing; write it or leave the key out",
            ),
        ],
    ),
]


@pytest.mark.parametrize(("given", "told"), OF_FORM, ids=range(len(OF_FORM)))
def test_faults_of_form_are_told_in_these_words_and_once_each(given: Given, told: list[Told]) -> None:
    with pytest.raises(EvidenceError) as caught:
        Evidence.from_dict(given)
    assert caught.value.message == HEAD
    assert [(one.path, one.code, one.message) for one in caught.value.faults] == told


def test_a_record_made_directly_refuses_a_word_that_it_does_not_know() -> None:
    with pytest.raises(EvidenceError) as caught:
        Ruling("half", "办", "无对象")  # type: ignore[arg-type]
    assert str(caught.value) == (
        "这条数据不能成立 · this record of evidence is not right\n  /treatment: 'half'不在可选之列：full、zero、rescale · "
        "'half' is none of full, zero, rescale [unknown_choice]"
    )
    with pytest.raises(EvidenceError) as caught:
        Incident("a", None, severity=5, status="pending")  # type: ignore[arg-type]
    assert [(one.path, one.code, one.en) for one in caught.value.faults] == [
        ("/date", "bad_date", "None is not a date; write it as 2017-06-01, or leave it out"),
        ("/severity", "wrong_type", "5 is no element of an incident; write a text, or true or false"),
    ]
    assert Known(Fraction(1)).status is None


def test_evidence_made_of_anything_but_records_says_how_it_is_made() -> None:
    with pytest.raises(EvidenceError) as caught:
        Evidence("甲", facts={"a": 1})  # type: ignore[arg-type]
    assert str(caught.value) == (
        "这条数据不能成立 · this record of evidence is not right\n  /facts: 此处应为只读的键值对照（FrozenMapping），给的是一个键值对照；"
        "数据请用Evidence.from_dict建立 · FrozenMapping is needed here, not a value of type dict; make evidence with "
        "Evidence.from_dict [wrong_type]"
    )
