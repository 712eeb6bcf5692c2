"""Whole units with the expected figure of every clause, item, heading, total and grade."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from huizhou_qa import Evidence, assess, get_scheme
from huizhou_qa.codec import evidence_from_json
from support.model_2017 import UNITS, Unit


@pytest.mark.parametrize("unit", UNITS, ids=[unit["name"] for unit in UNITS])
def test_every_figure_of_a_unit_is_as_expected(unit: Unit) -> None:
    result = assess(get_scheme("huizhou", 2017), Evidence.from_dict(unit["evidence"]))
    expected = unit["expected"]
    assert {id_: line.points for id_, line in result.clauses.items()} == decimals(expected["clauses"])
    assert {id_: line.points for id_, line in result.items.items()} == decimals(expected["items"])
    assert result.groups["质量目标"].points == Decimal(expected["targets"])
    assert result.groups["质量措施"].points == Decimal(expected["measures"])
    assert result.base == Decimal(expected["base"])
    assert result.raw_total == Decimal(expected["raw"])
    assert result.total == Decimal(expected["total"])
    assert (result.grade_before_veto, result.grade) == (expected["grade_before_veto"], expected["grade"])
    result.verify()


@pytest.mark.parametrize("unit", UNITS[:5], ids=[unit["name"] for unit in UNITS[:5]])
def test_a_unit_read_from_json_scores_the_same(unit: Unit) -> None:
    from_json = evidence_from_json(json.dumps(unit["evidence"]))
    assert from_json == Evidence.from_dict(unit["evidence"])


def decimals(texts: dict[str, str]) -> dict[str, Decimal]:
    return {key: Decimal(text) for key, text in texts.items()}
