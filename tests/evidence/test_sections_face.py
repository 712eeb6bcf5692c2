"""What a notebook shows of evidence: every value as it was given, with its state, its source and its reason."""

from __future__ import annotations

from huizhou_qa import Evidence, amend
from support.faces import rows, stripped

GIVEN: dict[str, object] = {
    "unit": "<甲>",
    "facts": {
        "rate": {"value": {"part": 11, "whole": 14}, "source": "统计局", "as_of": "2017-12-31"},
        "half": {"value": {"part": 1, "whole": 2}},
        "count": 3,
        "kept": True,
        "broken": False,
        "kind": "large",
        "near": {"value": {"from": 34, "to": 37}},
        "early": {"value": "36.5", "status": "preliminary"},
        "late": {"value": "1", "status": "final"},
        "none": {"nothing": "没有此类工程"},
        "gone": None,
    },
    "marks": {"5": {"points": "3.2", "by": "质量强市办", "on": "2018-01-02", "reason": "材料不全"}, "6": 1, "7": None},
    "averages": {"rate": {"part": 70, "whole": 7}, "count": "-1.5"},
    "statistics": {"most": {"from": 1, "to": 2}},
    "incidents": [{"id": "1", "date": "2017-06-01", "serious_harm": True, "severity": "major"}],
    "rulings": {"31": {"treatment": "rescale", "by": "质量强市办", "why": "无事故"}},
}


def told(html: str) -> dict[str, list[str]]:
    return {row[0]: row[1:] for row in rows(html, 3)}


def test_a_value_is_shown_as_it_was_given_with_what_it_comes_to() -> None:
    zh = told(Evidence.from_dict(GIVEN).to_html())
    statistics = dict(rows(Evidence.from_dict(GIVEN).to_html(), 2))
    assert statistics == {"rate": "70/7 = 10", "count": "−1.5", "most": "1–2"}
    assert (zh["half"][0], zh["kept"][0], zh["broken"][0]) == ("1/2 = 50%", "是", "否")
    assert (zh["kind"][0], zh["near"][0], zh["count"][0]) == ("large", "34–37", "3")
    without = told(Evidence.from_dict({**GIVEN, "averages": {}}).to_html("en"))
    assert without["rate"] == ["11/14 ≈ 78.57%", "统计局, 2017-12-31"]
    assert (without["kept"][0], without["broken"][0], without["count"][0]) == ("yes", "no", "3")


def test_what_is_preliminary_missing_or_nothing_says_so() -> None:
    zh, en = (told(html) for html in (Evidence.from_dict(GIVEN).to_html(), Evidence.from_dict(GIVEN).to_html("en")))
    assert (zh["early"][0], zh["late"][0]) == ("36.5 初步", "1")
    assert zh["none"] == ["无", "没有此类工程"]
    assert (zh["gone"], zh["7"]) == (["缺", ""], ["缺", ""])
    assert (en["early"][0], en["none"][0], en["gone"][0]) == ("36.5 preliminary", "nothing", "missing")


def test_marks_incidents_and_rulings_say_by_whom_and_why() -> None:
    zh = told(Evidence.from_dict(GIVEN).to_html())
    assert zh["5"] == ["3.2", "质量强市办、2018-01-02、材料不全"]
    assert zh["1"] == ["2017-06-01", "serious_harm=是、severity=major"]
    assert zh["31"] == ["缺项折算", "质量强市办、无事故"]


def test_whether_incidents_happened_is_said_where_none_is_listed() -> None:
    none, unsaid = Evidence.from_dict({**GIVEN, "incidents": []}), Evidence.from_dict({**GIVEN, "incidents": None})
    assert "没有发生事件" in none.to_html()
    assert "Nobody has said whether incidents happened" in unsaid.to_html("en")


def test_names_are_escaped_and_what_is_long_is_folded() -> None:
    many = {f"fact_{at}": at for at in range(13)}
    html = Evidence.from_dict({"unit": "<甲>", "facts": many, "marks": {"1": 1}}).to_html()
    assert "&lt;甲&gt;" in html
    assert "<details><summary><span>数据13项</span></summary>" in html
    assert '<details open="open"><summary><span>评分1项</span></summary>' in html


def test_a_correction_shows_what_it_changed_by_whom_and_why() -> None:
    changes = {"facts": {"count": 4, "new": 1}, "incidents": [], "rulings": {"31": None}}
    html = amend(Evidence.from_dict(GIVEN), changes, "质量强市办", "2018-02-01", "漏报").to_html()
    assert "更正：2018-02-01，质量强市办：漏报" in stripped(html)
    changed = told(html)
    assert changed["/facts/count"] == ["3", "4"]
    assert changed["/facts/new"] == ["缺", "1"]
    assert changed["/incidents/1"] == ["serious_harm=是、severity=major", "缺"]
    assert changed["/incidents"] == ["缺", "没有发生"]
    assert changed["/rulings/31"] == ["缺项折算", "缺"]
