"""Cohorts of the made-up city as a frame for a plan, and made-up cohorts of which some lie at every edge."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import cache

import polars as pl

from huizhou_qa.columns import ColumnInput, ColumnPlan, compile_columns
from support.frames import TYPES, Cell, Row
from support.linlan_2031 import SCHEME

Given = Mapping[str, object]

DIGITS = {"percent": 2, "quantity": 2, "population": 1, "retail_sales": 1, "tax": 3}
LAST_YEAR = ("tax_last_year_numerator", "tax_last_year_denominator")
LIMITS = {
    "population": 10**3,
    "retail_sales": 10**4,
    "tax": 10**3,
    "petitions": 10**4,
    **dict.fromkeys(LAST_YEAR, 10**5),
}
YEAR = ("2030-12-01", "2031-11-30")
MAY_BE_NOTHING = {"1.5": "research_intensity", "2.1": "pm25", "2.3": "energy_reduction", "2.5": "sea_water_share"}
COUNTS: tuple[str, ...] = (
    "late_reports",
    "wrong_reports",
    "pilots",
    "national_honours",
    "provincial_honours",
    "news_items",
    "accidents",
    "accident_control_figure",
)


@cache
def linlan_plan() -> ColumnPlan:
    return compile_columns(SCHEME, DIGITS, LIMITS, ["tax_last_year"], cohort="cohort")


@cache
def plan_of_usual_places() -> ColumnPlan:
    """At the places that stand where nothing else is said, with as few limits as the refusals ask for."""
    return compile_columns(SCHEME, limits={"petitions": 90_071, "retail_sales": 90_071}, cohort="cohort")


def frame_of_cohorts(cohorts: Sequence[Sequence[Given]], plan: ColumnPlan | None = None) -> pl.DataFrame:
    """The evidence of every cohort, a row a unit."""
    plan = plan or linlan_plan()
    rows = [_row(plan.inputs, unit) | {"cohort": at} for at, units in enumerate(cohorts) for unit in units]
    types: dict[str, type[pl.DataType]] = {one.column: TYPES[one.holds] for one in plan.inputs}
    types |= {name: pl.String if name.startswith("ruling_") else pl.Boolean for name in rows[0] if name not in types}
    return pl.DataFrame(rows, schema=types | {"unit": pl.String, "cohort": pl.Int64})


def _row(inputs: Iterable[ColumnInput], unit: Given) -> Row:
    facts, marks, rulings = (_entries(unit, section) for section in ("facts", "marks", "rulings"))
    row: Row = {"unit": str(unit["unit"])}
    for one in inputs:
        _, section, name = one.path.split("/")
        if section == "incidents":
            row[one.column] = sum(_class_of(incident) == name for incident in _incidents(unit))
        else:
            row[one.column] = _cell(one, (marks if section == "marks" else facts)[name])
    for clause, name in MAY_BE_NOTHING.items():
        row[f"nothing_{name}"] = _is_nothing(facts[name])
        if clause != "2.5":
            ruling = rulings.get(clause)
            row[f"ruling_{clause.replace('.', '_')}"] = (
                str(ruling["treatment"]) if isinstance(ruling, Mapping) else None
            )
    return row


def _cell(one: ColumnInput, value: object) -> Cell:
    if _is_nothing(value):
        return None
    if one.holds != "whole":
        return value if isinstance(value, bool) else str(value)
    if one.role != "number":
        ratio = (
            Fraction(value["numerator"], value["denominator"]) if isinstance(value, Mapping) else Fraction(str(value))
        )
        return (ratio.numerator if one.role == "part" else ratio.denominator) * one.scale
    return int(Fraction(str(value)) * one.scale)


def _is_nothing(value: object) -> bool:
    return isinstance(value, Mapping) and "nothing" in value


def _entries(unit: Given, section: str) -> Given:
    named = unit[section]
    return named if isinstance(named, Mapping) else {}


def _incidents(unit: Given) -> Iterable[Given]:
    incidents = unit["incidents"]
    return incidents if isinstance(incidents, list) else ()


def _class_of(incident: Given) -> str:
    """The class of an incident; none of one that is open, or of another year."""
    if incident["status"] != "confirmed" or not YEAR[0] <= str(incident["date"]) <= YEAR[1]:
        return ""
    return f"{incident['kind']} {incident['level']}" if "level" in incident else str(incident["kind"])


def made_up_cohorts(count: int, members: int, seed: int) -> list[list[Given]]:
    """Cohorts of units, each of another number of members; many numbers lie where a rule changes."""
    chance = random.Random(seed)
    return [[_unit(f"{at}县", chance) for at in range(chance.randint(1, members))] for _ in range(count)]


def _unit(name: str, chance: random.Random) -> Given:
    def number(low: int, high: int, *edges: str, places: int = 2) -> str:
        if edges and chance.random() < 0.4:
            return chance.choice(edges)
        scale = 10 ** chance.randint(0, places)
        return f"{chance.randint(low * scale, high * scale) / scale:.{places}f}"

    facts: dict[str, object] = {
        "population": number(1, 150, "40", places=1),
        "gdp_growth": number(-5, 12, "5"),
        "industry_growth": number(-6, 14, "3"),
        "retail_sales": number(0, 500, "0", "200", places=1),
        "tax": number(0, 120, "0", "20", "40"),
        "tax_last_year": number(0, 120, "0", "50"),
        "research_intensity": number(0, 5, "1.5", "2.5", "3.5"),
        "investment_rate": number(60, 170, "80", "90", "100", "149.99"),
        "pm25": number(20, 70, "35.9", "36", "60"),
        "good_water_share": number(40, 100, "100"),
        "water_task_met": chance.random() < 0.7,
        "energy_reduction": number(-2, 6, "2", "4"),
        "waste_sorting": chance.choice(("优", "良", "中", "差")),
        "sea_water_share": number(40, 100),
        "employment_rate": number(85, 100, "98", "97.5"),
        "single_task_unit": chance.random() < 0.3,
        **{name: chance.randint(0, 6) for name in COUNTS},
        "teachers": chance.randint(970, 1_030),
        "teachers_last_year": chance.randint(980, 1_020),
        "petitions": chance.choice((0, 100, chance.randint(0, 900))),
        "claim_gap": chance.randint(0, 25),
        **{f"ballot_{at}": number(50, 100, "80") for at in range(1, 7)},
        **{f"medical_{at}": number(60, 100) for at in (1, 2)},
        **{f"elderly_care_{at}": chance.random() < 0.8 for at in (1, 2, 3)},
    }
    rulings: dict[str, object] = {}
    if chance.random() < 0.2:
        clause = chance.choice(list(MAY_BE_NOTHING))
        facts[MAY_BE_NOTHING[clause]] = {"nothing": "本年无此项"}
        if clause != "2.5":
            treatment = chance.choice(("full", "zero", "rescale"))
            rulings[clause] = {"treatment": treatment, "by": "市考核办", "why": "无此项"}
    marks = {"4.4.1": number(0, 10), "4.4.2": number(0, 10)}
    return {"unit": name, "facts": facts, "rulings": rulings, "marks": marks, "incidents": _made_up_incidents(chance)}


def _made_up_incidents(chance: random.Random) -> list[Given]:
    kinds = ("pollution", "falsified_data", "deadly_accident", "mass_incident", "national_notice")
    found: list[Given] = []
    for at in range(chance.choice((0, 0, 0, 1, 2))):
        kind = chance.choice(kinds)
        level = {"level": chance.choice(("特别重大", "重大", "较大"))} if kind == "pollution" else {}
        status = chance.choice(("confirmed", "confirmed", "pending"))
        day = chance.choice(("2030-11-30", "2030-12-01", "2031-05-01", "2031-12-01"))
        found.append({"id": f"{kind}-{at}", "date": day, "kind": kind, "status": status, **level})
    return found
