"""The JSON of one assessment in which everything happens, held whole against what is stored beside the tests.

Whoever changes the format on purpose writes the file again, reads every line that differs, and says so in the
changelog: ``PYTHONPATH=tests python tests/editions/huizhou_2017/test_assessment_as_json.py`` prints it.
"""

from __future__ import annotations

import json
from pathlib import Path

from huizhou_qa import Assessment, Evidence, assess
from huizhou_qa.codec import assessment_to_json
from support.incidents import incident
from support.model_2017 import SCHEME, changed

ROOT = Path(__file__).parents[2]
STORED = ROOT / "data" / "assessment.json"
COHORT = ROOT.parent / "docs" / "data" / "cohort-2017.json"


def everything() -> Assessment:
    """A unit with rulings of every treatment, a third, a deduction, a pending incident, and notes of most kinds."""
    given = json.loads(COHORT.read_text("utf-8"), parse_float=str)["units"][2]
    given["facts"] |= {
        "aquatic_pass_rate": {"nothing": "本年度没有水产品监测"},
        "drinking_water_source_compliance_rate": {"part": 2, "whole": 3},
        "vegetable_pass_rate": "0.97",
        "pm25_annual_mean": {"value": "365", "status": "preliminary", "source": "监测站", "as_of": "2017-11-30"},
        "food_sampling_publication_rate": {"nothing": "没有应公布的信息"},
    }
    given["marks"] |= {
        "31": {"nothing": "全年没有工程质量事故"},
        "14": {"points": "0.5", "by": "市质监局", "on": "2018-01-10", "reason": "机构尚未健全"},
    }
    given["averages"] = {
        "quality_infrastructure_index": {"numerator": 100, "denominator": 3},
        "quality_incentive_projects": {"part": 70, "whole": 7},
    }
    given["incidents"] = [incident("一", date="2017-05-01"), incident("二", date="2017-05-01", status="pending")]
    treatments = {"2.3": "zero", "3.2": "full", "31": "rescale"}
    given["rulings"] = {
        id_: {"treatment": treatment, "by": "市质量强市办", "why": "会议纪要3号"}
        for id_, treatment in treatments.items()
    }
    return assess(SCHEME, Evidence.from_dict(given))


def test_the_json_of_an_assessment_is_the_stored_one_to_the_letter() -> None:
    # The digest is pinned by a test of its own, and nowhere else.
    written = assessment_to_json(everything(), indent=1).replace(SCHEME.digest, "sha256:…")
    assert written == STORED.read_text("utf-8").rstrip("\n")


def test_the_stored_assessment_has_a_note_of_every_kind_that_a_unit_alone_can_have_at_once() -> None:
    codes = {note["code"] for note in json.loads(STORED.read_text("utf-8"))["notes"]}
    kinds = {
        "pending_incident",
        "target_of_2016",
        "looks_like_a_fraction",
        "outside_usual_range",
        "preliminary_fact",
        "ruling",
    }
    assert kinds <= codes


def no_number(text: str) -> object:
    raise AssertionError(f"a bare number: {text}")


def test_an_assessment_is_written_whole_with_numbers_as_text() -> None:
    result = assess(
        SCHEME, changed({"good_surface_water_share": 72, "good_surface_water_target": 80}, incidents=[incident()])
    )
    written = json.loads(assessment_to_json(result), parse_float=no_number, parse_int=no_number)
    share, target = (
        {"operation": "read", "of": [f"/facts/good_surface_water_{name}"], "value": value}
        for name, value in (("share", "72"), ("target", "80"))
    )
    assert written["clauses"]["11.2"] == {
        "id": "11.2",
        "name": "地表水水质优良比例",
        "max_points": "1.50",
        "points": "0.95",
        "working": {
            "reads": {"/facts/good_surface_water_share": "72", "/facts/good_surface_water_target": "80"},
            "steps": {
                "operation": "choose",
                "of": [
                    {
                        "operation": "within",
                        "of": [
                            {"operation": "sum", "of": [[[share, "1"], [target, "-1"]], "0"], "value": "-8"},
                            "[0, ∞)",
                        ],
                        "value": False,
                    },
                    {
                        "operation": "on_curve",
                        "of": [
                            {"operation": "quotient", "of": [share, target], "value": "0.9"},
                            {"over": "[0, 1)", "slope": "1.05", "intercept": "0"},
                        ],
                        "value": "0.945",
                    },
                ],
                "value": "0.945",
            },
            "points": "0.945",
        },
    }
    assert (written["scheme_id"], written["total"], written["grade"]) == ("huizhou-2017", "88.15", "B")
    assert written["adjustments"][0]["points"] == "-10.00"
    assert written["evidence"]["unit"] == "甲"
    assert list(written["items"]) == list(result.items)
    assert list(written["groups"]) == list(result.groups)


def test_a_note_is_written_with_its_code_path_and_parameters_in_both_languages() -> None:
    facts: dict[str, object] = {"pm25_annual_mean": {"value": 365, "status": "preliminary"}}
    result = assess(SCHEME, changed(facts, incidents=[incident("甲-1", status="pending")]))
    notes = {note["code"]: note for note in json.loads(assessment_to_json(result))["notes"]}
    assert notes["pending_incident"] == {
        "code": "pending_incident",
        "path": "/incidents/甲-1",
        "params": {"incident": "甲-1"},
        "zh": "事件甲-1：尚无定论，结果暂不计入",
        "en": "incident 甲-1 is not settled; the result leaves it out",
    }
    named = {"zh": "PM2.5年均浓度", "en": "annual mean of PM2.5"}
    assert notes["preliminary_fact"]["params"] == {"input": named}
    outside = notes["outside_usual_range"]
    assert outside["params"] | {"grounds": 0} == {
        "input": named,
        "given": "365",
        "unit": "微克/立方米",
        "usual": "[5, 150]",
        "grounds": 0,
    }
    assert set(outside["params"]["grounds"]) == {"zh", "en"}
    assert notes["target_of_2016"] == {
        "code": "target_of_2016",
        "path": "/clauses/11.4",
        "zh": "目标按文本取2016年度",
        "en": "the target is that of 2016, as printed",
    }


def test_a_settled_gate_is_written_without_anything_behind_it() -> None:
    written = json.loads(assessment_to_json(assess(SCHEME, changed())))
    held, taken = written["clauses"]["11.3"]["working"]["steps"]["of"]
    assert (held["value"], taken) == (True, {"operation": "constant", "of": ["1.5"], "value": "1.5"})


def test_a_fact_that_was_named_with_null_and_is_not_read_is_written_so() -> None:
    unread = changed({"i_to_iv_share": None})
    assert json.loads(assessment_to_json(assess(SCHEME, unread)))["evidence"]["facts"]["i_to_iv_share"] is None


if __name__ == "__main__":
    print(assessment_to_json(everything(), indent=1).replace(SCHEME.digest, "sha256:…"))  # noqa: T201 - for whoever stores it again
