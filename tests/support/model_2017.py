"""The model unit of 2017: its evidence, what a test changes in it, its incidents, and members of a cohort like it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path
from typing import TypedDict

from huizhou_qa import Assessment, Evidence, assess, get_scheme
from support.incidents import incident


class Expected(TypedDict):
    clauses: dict[str, str]
    items: dict[str, str]
    targets: str
    measures: str
    base: str
    raw: str
    total: str
    grade_before_veto: str
    grade: str


class Unit(TypedDict):
    name: str
    evidence: dict[str, object]
    expected: Expected


UNITS: list[Unit] = json.loads((Path(__file__).parents[1] / "data" / "units.json").read_text("utf-8"))
"""Whole units with the figures that were worked out for them."""

SCHEME = get_scheme("huizhou", 2017)
MODEL = next(unit["evidence"] for unit in UNITS if unit["name"] == "model-0")


def changed(
    facts: dict[str, object] | None = None,
    marks: dict[str, object] | None = None,
    averages: dict[str, object] | None = None,
    incidents: list[object] | None = None,
    rulings: dict[str, object] | None = None,
) -> Evidence:
    """The model unit with some of its evidence given otherwise."""
    given = deepcopy(MODEL)
    for section, changes in (("facts", facts), ("marks", marks), ("averages", averages)):
        of_section = given[section]
        assert isinstance(of_section, dict)
        of_section.update(changes or {})
    return Evidence.from_dict(given | {"incidents": incidents or [], "rulings": rulings or {}})


def under(readings: Mapping[str, str | int], **sections: dict[str, object]) -> Assessment:
    """The model unit with some evidence changed, assessed and verified under these readings."""
    result = assess(get_scheme("huizhou", 2017, readings=readings), changed(**sections))  # type: ignore[arg-type]
    result.verify()
    return result


def member(
    unit: str, projects: object = 10, index: object = 10, marks: dict[str, object] | None = None, **more: object
) -> Evidence:
    """The model unit under another name, without averages, with its own figures for items 12 and 13."""
    given = deepcopy(MODEL)
    del given["averages"]
    facts = given["facts"]
    of_marks = given["marks"]
    assert isinstance(facts, dict)
    assert isinstance(of_marks, dict)
    facts |= {"quality_incentive_projects": projects, "quality_infrastructure_index": index}
    of_marks |= marks or {}
    return Evidence.from_dict(given | {"unit": unit} | more)


def noted(result: Assessment) -> list[tuple[str, str]]:
    """The notes, but for those that every result of this edition carries."""
    return [(note.code, note.path) for note in result.notes if note.code != "target_of_2016"]


VETO = incident("veto", recognised_by="state", severity="especially_major")
NOTHING: dict[str, object] = {"nothing": "本年度无"}
NO_AQUATIC: dict[str, object] = {"aquatic_pass_rate": NOTHING}


def ruling(treatment: str) -> dict[str, object]:
    return {"treatment": treatment, "by": "市质量强市办", "why": "辖区内无水产养殖"}
