"""The schema of evidence: what the library accepts is valid, and what is not valid it refuses, at that place."""

from __future__ import annotations

import json

import pytest
from attrs import evolve, fields
from hypothesis import event, given
from hypothesis import strategies as st

from huizhou_qa import SchemeError, get_scheme
from huizhou_qa.codec import check_json, evidence_schema
from huizhou_qa.codec.schemas.evidence import OF_FACTS, OF_MARKS, OF_RULINGS
from huizhou_qa.errors import Fault
from huizhou_qa.evidence.records import Award, Known, Ruling
from huizhou_qa.scheme.scheme import Scheme
from support import district
from support.foreign import Raising
from support.linlan_2031 import SCHEME as LINLAN
from support.schemas import Errors, Json, altered, documents, errors_by

DISTRICT = district.scheme()
SCHEMES = {
    "huizhou": get_scheme("huizhou", 2017),
    "without_self": get_scheme("huizhou", 2017, {"average_over": "without_self"}),
    "district": DISTRICT,
    "linlan": LINLAN,
    "no incidents": evolve(DISTRICT, incident_table=None, vetoes=(), adjustments=()),
}
# What nobody has said yet or can say no better, or ruled on, is no fault of what was said.
WAITING = {"missing", "interval", "ruling_needed"}


def errors(name: str) -> Errors:
    return errors_by(evidence_schema(SCHEMES[name]))


def refusals(scheme: Scheme, document: Json) -> list[Fault]:
    faults = check_json(scheme, json.dumps(document, ensure_ascii=False))
    return [fault for fault in faults if fault.code not in WAITING]


@given(data=st.data(), name=st.sampled_from(sorted(SCHEMES)))
def test_what_the_library_accepts_is_valid(data: st.DataObject, name: str) -> None:
    document = data.draw(documents(SCHEMES[name]))
    found = refusals(SCHEMES[name], document)
    event("refused" if found else "accepted")
    # Drawn documents fit, or values contradict each other, which no schema says.
    assert errors(name)(document) == []


@given(data=st.data(), name=st.sampled_from(sorted(SCHEMES)))
def test_what_is_not_valid_the_library_refuses_at_that_place(data: st.DataObject, name: str) -> None:
    document = data.draw(altered(data.draw(documents(SCHEMES[name]))))
    refused = [fault.path for fault in refusals(SCHEMES[name], document)]
    wrong = errors(name)(document)
    event("not valid" if wrong else "refused" if refused else "accepted")
    for place in wrong:
        assert any(one.startswith(place) or place.startswith(one) for one in refused), (place, refused)


@pytest.mark.schemas
@pytest.mark.parametrize(
    ("name", "path", "value"),
    [
        ("huizhou", "", {"unit": "甲", "facts": {}, "note": ""}),
        ("huizhou", "/unit", " 甲"),
        ("huizhou", "/facts/vegetable_pass_rate", 101),
        ("huizhou", "/facts/vegetable_pass_rate", "-3"),
        ("huizhou", "/facts/vegetable_pass_rate", True),
        ("huizhou", "/facts/vegetable_pass_rate", {"part": -1, "whole": 2}),
        ("huizhou", "/facts/vegetable_pass_rate", {"value": "96", "status": "once"}),
        ("huizhou", "/facts/vegetables", 96),
        ("huizhou", "/facts/pm25_annual_mean", {"part": 1, "whole": 2}),
        ("huizhou", "/facts/quality_warnings", "1.5"),
        ("huizhou", "/facts/quality_warnings", {"from": "1.5", "to": 3}),
        ("huizhou", "/facts/vegetable_pass_rate", {"from": 96, "to": 101}),
        ("huizhou", "/facts/vegetable_pass_rate", {"from": 96}),
        ("huizhou", "/facts/building_supervisors_sufficient", {"from": 0, "to": 1}),
        ("huizhou", "/marks/11.4", {"points": {"from": "-0.5", "to": 1}}),
        ("huizhou", "/averages/quality_incentive_projects", {"from": -1, "to": 1}),
        ("huizhou", "/facts/quality_warnings", {"nothing": "当年没有"}),
        ("huizhou", "/facts/building_supervisors_sufficient", 1),
        ("huizhou", "/marks/11.4", "-0.5"),
        ("huizhou", "/marks/11.4", 1.5),
        ("huizhou", "/averages/quality_incentive_projects", {"part": 3, "whole": 1.5}),
        ("huizhou", "/rulings/11.4", {"treatment": "mean", "by": "某局", "why": "见附件"}),
        ("huizhou", "/rulings/99", None),
        ("without_self", "/averages/quality_incentive_projects", "3"),
        ("without_self", "/averages/quality_incentive_projects", {"from": 2, "to": 3}),
        ("without_self", "/averages/quality_incentive_projects", {"part": 3, "whole": 1}),
        ("linlan", "/facts/sorting_level", "优秀"),
        ("linlan", "/rulings/2.5", {"treatment": "full", "by": "某局", "why": "见附件"}),
        ("linlan", "/incidents/0/kind", "fire"),
        ("linlan", "/incidents/0/level", None),
        ("linlan", "/incidents/0/date", "2031-5-1"),
        ("no incidents", "/incidents", [{"id": "甲-1", "date": "2031-05-01"}]),
    ],
)
def test_what_is_not_valid_and_refused(name: str, path: str, value: Json) -> None:
    pollution: dict[str, Json] = {
        "id": "甲-1",
        "date": "2031-05-01",
        "kind": "pollution",
        "level": "重大",
        "status": "confirmed",
    }
    whole: dict[str, Json] = {"unit": "甲县", "incidents": [pollution] if name == "linlan" else []}
    section, *names = [key for key in path.split("/") if key] or [""]
    if not section:
        assert isinstance(value, dict)
        whole = value
    elif section == "incidents" and names:
        whole["incidents"] = [{**pollution, names[1]: value}]
    else:
        whole[section] = {names[0]: value} if names else value
    assert errors(name)(whole)
    assert refusals(SCHEMES[name], whole)


def test_a_schema_says_what_everything_is_called() -> None:
    whole = json.loads(evidence_schema(SCHEMES["huizhou"]))
    assert whole["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert whole["title"] == "Evidence for huizhou-2017"
    assert whole["required"] == ["unit"]
    rate, _null = whole["properties"]["facts"]["properties"]["vegetable_pass_rate"]["anyOf"]
    assert rate["title"].startswith("蔬菜")
    assert "0 to 100" in rate["description"]
    assert rate["$ref"] == "#/$defs/facts_percent"
    assert whole["$defs"]["facts_percent"]["anyOf"][0] == {"type": "number", "minimum": 0, "maximum": 100}


def test_an_identifier_is_made_of_what_a_schema_says() -> None:
    first, again, other = (json.loads(evidence_schema(SCHEMES[name])) for name in ("huizhou", "huizhou", "linlan"))
    assert first["$id"] == again["$id"]
    assert first["$id"] != other["$id"]


@pytest.mark.parametrize(("record", "own", "keys"), [(Known, "value", OF_FACTS), (Award, "points", OF_MARKS)])
def test_what_stands_beside_a_value_is_what_the_record_holds(
    record: type[Known | Award], own: str, keys: dict[str, Json]
) -> None:
    assert [own, *keys] == [one.name for one in fields(record)]
    assert [*OF_RULINGS] == [one.name for one in fields(Ruling)]


def test_what_is_no_scheme_is_refused() -> None:
    with pytest.raises(SchemeError, match="scheme"):
        evidence_schema(Raising())  # type: ignore[arg-type]
