"""The JSON of one assessment in which everything happens, held whole against what is stored beside the tests.

Whoever changes the format on purpose writes the file again, reads every line that differs, and says so in the
changelog: ``python tests/codec/test_assessment_as_json.py`` prints it.
"""

from __future__ import annotations

import json
from pathlib import Path

from huizhou_qa import Assessment, Evidence, assess, get_scheme
from huizhou_qa.codec import assessment_to_json

ROOT = Path(__file__).parents[1]
STORED = ROOT / "data" / "assessment.json"
COHORT = ROOT.parent / "docs" / "data" / "cohort-2017.json"

INCIDENT = {
    "date": "2017-05-01",
    "from_product_quality": True,
    "serious_harm": True,
    "recognised_by": "province",
    "severity": "major",
    "systemic_or_regional": True,
    "status": "confirmed",
}


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
    given["incidents"] = [{"id": "一", **INCIDENT}, {"id": "二", **INCIDENT, "status": "pending"}]
    treatments = {"2.3": "zero", "3.2": "full", "31": "rescale"}
    given["rulings"] = {
        id_: {"treatment": treatment, "by": "市质量强市办", "why": "会议纪要3号"}
        for id_, treatment in treatments.items()
    }
    return assess(get_scheme("huizhou", 2017), Evidence.from_dict(given))


def test_the_json_of_an_assessment_is_the_stored_one_to_the_letter() -> None:
    assert assessment_to_json(everything()) == STORED.read_text("utf-8").rstrip("\n")


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


if __name__ == "__main__":
    print(assessment_to_json(everything()))  # noqa: T201 - for whoever stores it again
