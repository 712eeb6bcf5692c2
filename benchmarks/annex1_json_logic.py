"""The 58 clauses of Annex 1 (2017) as one template of JSONLogic, for engines that evaluate it (datalogic).

The ladders are those of ``annex1_model``; what is a formula there is written once more here, for JSONLogic is a tree.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from annex1_model import CLAUSES, Formula, Ladder, mark_of, points_key

Logic = object

OPERATORS: Mapping[str, str] = {"==": "===", ">=": ">=", "<=": "<=", ">": ">", "<": "<"}


def _read(name: str) -> Logic:
    return {"var": name}


def _whole_steps(above: Logic) -> Logic:
    """Three points less 0.3 for every whole step above the line."""
    return {"-": [3, {"*": [0.3, {"floor": [{"max": [0, above]}]}]}]}


FORMULAS: Mapping[str, Logic] = {
    "8": {
        "min": [4, {"+": [{"*": [2, _read("national_service_standards")]}, _read("provincial_service_standards")]}],
    },
    "10.1": {
        "if": [{"<": [_read("good_air_days_rate"), 80]}, 0, _whole_steps({"-": [90, _read("good_air_days_rate")]})],
    },
    "10.2": {
        "if": [{">": [_read("pm25_annual_mean"), 45]}, 0, _whole_steps({"-": [_read("pm25_annual_mean"), 35]})],
    },
}
OTHERWISE: Mapping[str, Logic] = {
    "11.1": {"*": [_read("drinking_water_source_compliance_rate"), 0.012]},
    "11.2": {"/": [{"*": [_read("good_surface_water_share"), 1.05]}, _read("good_surface_water_target")]},
    "11.3": {"/": [{"*": [_read("i_to_iv_share"), 1.05]}, {"-": [100, _read("inferior_v_target")]}]},
    "11.4": _read(mark_of("11.4")),
}


def all_clauses() -> str:
    """The template: an object with the points of every clause."""
    return json.dumps({points_key(one.clause): _logic(one) for one in CLAUSES})


def _logic(clause: Formula | Ladder) -> Logic:
    if isinstance(clause, Formula):
        return FORMULAS.get(clause.clause, _read(mark_of(clause.clause)))
    *tested, (_, rest) = clause.lines
    steps: list[Logic] = []
    for tests, points in tested:
        conditions = [_condition(fact, test) for fact, test in zip(clause.facts, tests, strict=True) if test]
        steps += [conditions[0] if len(conditions) == 1 else {"and": conditions}, float(points)]
    return {"if": [*steps, OTHERWISE[clause.clause] if clause.clause in OTHERWISE else float(rest)]}


def _condition(fact: str, test: str) -> Logic:
    operator, right = test.split(" ", 1)
    return {OPERATORS[operator]: [_read(fact), _operand(right)]}


def _operand(text: str) -> Logic:
    if text in {"true", "false"}:
        return text == "true"
    factor, times, name = text.rpartition(" * ")
    if not times and not text[0].isalpha():
        return float(text)
    return {"*": [float(factor), _read(name)]} if times else _read(name)
