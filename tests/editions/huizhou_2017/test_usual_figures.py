"""Figures that Annex 1 can mean and that are unlikely: their usual ranges, and what is noted beyond them."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from huizhou_qa import Evidence, assess, assess_cohort
from huizhou_qa.editions.huizhou.y2017.annex_1.usual import USUAL_PM25
from support.model_2017 import SCHEME, changed, noted


def facts_noted(**facts: object) -> list[tuple[str, str]]:
    """The notes of the model unit with these facts; what it was is scored all the same."""
    result = assess(SCHEME, changed(facts))
    result.verify()
    return noted(result)


@pytest.mark.parametrize("name", [row.name for row in SCHEME.inputs if row.usual and row.section == "facts"])
def test_a_value_outside_its_usual_range_is_noted_and_scored_like_any_other(name: str) -> None:
    (row,) = [row for row in SCHEME.inputs if row.name == name and row.section == "facts"]
    assert row.usual is not None
    beside = Fraction(1) if row.whole else Fraction(1, 1000)
    low, high = row.usual.range.low, row.usual.range.high
    assert low is not None
    assert high is not None
    noted_: dict[Fraction, list[str]] = {}
    for value in (low - beside, low, low + beside, high - beside, high, high + beside):
        if value in row.range:
            noted_[value] = [code for code, _ in facts_noted(**{name: value}) if code == "outside_usual_range"]
    outside = [value for value, codes in noted_.items() if codes]
    assert outside == [value for value in noted_ if value < low or value > high]
    assert outside


def test_what_is_possible_but_unlikely_is_told_with_the_figure_its_range_and_the_grounds() -> None:
    notes = {
        note.path: note
        for note in assess(SCHEME, changed({"pm25_annual_mean": 365, "vegetable_pass_rate": "0.97"})).notes
    }
    mean = notes["/facts/pm25_annual_mean"]
    assert (mean.code, mean.zh) == (
        "outside_usual_range",
        f"PM2.5年均浓度：365微克/立方米不在通常范围[5, 150]之内（{USUAL_PM25.grounds.zh}），请核对数值和单位",
    )
    assert mean.en.startswith("annual mean of PM2.5 is 365, outside the usual range [5, 150] (5 is the WHO guideline")
    rate = notes["/facts/vegetable_pass_rate"]
    # One note a value, the more telling one.
    assert (rate.code, rate.zh, rate.en) == (
        "looks_like_a_fraction",
        "蔬菜监测合格率：填的是0.97，即0.97%；如果是指97%，应填97",
        "pass rate of vegetables is 0.97, which means 0.97%; if 97% is meant, write 97",
    )


def test_what_the_bundled_units_report_is_usual() -> None:
    units = json.loads(Path("docs/data/cohort-2017.json").read_text("utf-8"), parse_float=Decimal)["units"]
    cohort = assess_cohort(SCHEME, [Evidence.from_dict(unit) for unit in units])
    unlikely = {"outside_usual_range", "looks_like_a_fraction"}
    assert not [note for result in cohort.results.values() for note in result.notes if note.code in unlikely]


def test_every_usual_range_lies_in_the_range_of_its_input_and_has_its_grounds() -> None:
    usual = [row for row in SCHEME.inputs if row.usual]
    assert len(usual) == 21 + 1  # facts, and the average of one
    for row in usual:
        assert row.usual is not None
        assert row.usual.range.meet(row.range) == row.usual.range != row.range
        assert row.usual.grounds.zh
        assert row.usual.grounds.en
