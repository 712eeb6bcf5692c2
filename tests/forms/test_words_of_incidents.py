"""The table of incidents is titled, filled in and read in the words of its edition."""

from __future__ import annotations

import pytest
from attrs import evolve

from engine.test_district import FACTS, MARKS
from huizhou_qa import Evidence, EvidenceError, assess, get_scheme
from huizhou_qa.forms import blank_incidents, incidents_from_rows
from huizhou_qa.forms.incident_columns import incident_form
from huizhou_qa.scheme.incidents.elements import IncidentElement
from huizhou_qa.sheets import self_scoring_sheet
from support import district

SCHEME = district.scheme()
CITY = get_scheme("huizhou", 2017)
TITLES = ("事件编号", "发生日期", "是否货品之故", "是否重伤", "定性单位", "级别", "是否系统性或区域性", "状态")
FILLED = ("一号", "2031-01-01", "否", "是", "联邦院", "二级", "是", "已认定")


def test_a_blank_table_is_titled_and_explained_in_the_words_of_its_edition() -> None:
    titles, told = blank_incidents(SCHEME)
    assert titles == TITLES
    assert told[2:] == ("是、否", "有重伤写是", "联邦、州、别处、未定性", "一级、二级、三级", "是、否", "已认定、待定")


def test_an_incident_in_the_words_of_its_edition_is_read_and_told_in_them() -> None:
    found = incidents_from_rows([TITLES, FILLED], scheme=SCHEME)
    assert found is not None
    assert [dict(one) | {"date": None} for one in found] == [
        {
            "id": "一号",
            "date": None,
            "from_product_quality": False,
            "serious_harm": True,
            "recognised_by": "state",
            "severity": "major",
            "systemic_or_regional": True,
            "status": "confirmed",
        }
    ]
    unit = {"unit": "甲街道", "facts": FACTS, "marks": MARKS, "averages": {"patents": 2}, "incidents": found}
    paper = self_scoring_sheet(assess(SCHEME, Evidence.from_dict(unit))).to_markdown()
    assert "一号（2031-01-01）：发生在考核年度内、已经认定、联邦定性；考核等级" in paper


def test_a_word_of_another_edition_is_refused_with_the_words_of_this_one() -> None:
    with pytest.raises(EvidenceError) as caught:
        incidents_from_rows([TITLES, (*FILLED[:4], "国务院", *FILLED[5:])], scheme=SCHEME)
    (fault,) = caught.value.faults
    assert (fault.path, fault.code) == ("/rows/2/定性单位", "unknown_choice")
    assert fault.zh.endswith("请写：联邦、州、别处、未定性")
    assert "联邦 (federation), 州 (state of the federation), 别处 (elsewhere), 未定性 (nobody)" in fault.en


def test_without_a_scheme_the_words_of_every_edition_are_read_and_the_first_titles_the_columns() -> None:
    columns = {one.key: one for one in incident_form(CITY, SCHEME).elements}
    body, severity = columns["recognised_by"], columns["severity"]
    assert (body.column.title, body.choices) == ("认定机关", ("国务院", "省政府", "其他", "无"))
    assert [body.meaning(word) for word in ("国务院", "联邦院", "州", "未定性", "x")] == [
        *("state", "state", "province", "none"),
        None,
    ]
    assert [severity.meaning(word) for word in ("重大", "二级")] == ["major", "major"]
    assert incident_form(CITY, SCHEME).columns.key_of("伤情") == "serious_harm"
    assert incident_form(CITY, SCHEME).columns.key_of("级别") == "severity"


def test_a_word_that_two_editions_use_otherwise_says_nothing() -> None:
    other = evolve(SCHEME, incident_table=evolve(district.INCIDENTS, elements=swapped()))
    (severity,) = [one for one in incident_form(SCHEME, other).elements if one.key == "severity"]
    assert [severity.meaning(word) for word in ("一级", "二级", "三级")] == [None, None, "other"]


def swapped() -> tuple[IncidentElement, ...]:
    severity = district.INCIDENTS.worded["severity"]
    first, second, third = severity.values.values()
    return (evolve(severity, values={"especially_major": second, "major": first, "other": third}),)


def test_editions_that_tell_of_no_incidents_read_a_table_in_words_that_fit_every_place() -> None:
    bare = evolve(SCHEME, incident_table=None, adjustments=(), vetoes=())
    assert incident_form(bare) == incident_form()
    (body,) = [one for one in incident_form(bare).elements if one.key == "recognised_by"]
    assert body.choices == ("国家级", "省级", "其他", "无")
    assert incident_form(bare, SCHEME) == incident_form(SCHEME)
