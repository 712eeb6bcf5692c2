"""Bounds over columns beside ``bounds`` itself, figure by figure."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from fractions import Fraction

import polars as pl

from huizhou_qa import Evidence, bounds
from huizhou_qa.analysis.bounding.score_bounds import PointBounds
from huizhou_qa.columns import ColumnPlan
from huizhou_qa.columns.bounding.handing_over import HandingOver
from huizhou_qa.columns.names import in_column, nothing_column, ruling_column, stem_of
from support.frames import Cell, Row, frame_of

Found = Mapping[str, object]


def bounded(plan: ColumnPlan, rows: Sequence[Row]) -> list[dict[str, object]]:
    """What a plan gives for rows as a lazy frame, of which none is handed over."""
    return plan.assess(frame_of(plan, rows).lazy(), missing="bounds").collect().to_dicts()


def as_bounds_has_it(plan: ColumnPlan, row: Row) -> Found:
    """The columns of a row as the unit's bounds have them; none where nothing completes it."""
    return HandingOver(plan.scheme, plan.inputs).bounds(row)


def assert_as_bounds_has_it(plan: ColumnPlan, rows: Sequence[Row]) -> tuple[int, int]:
    """Every figure of every row that is decided; how many are, and how many are left."""
    decided = left = 0
    for row, scored in zip(rows, bounded(plan, rows), strict=True):
        known = as_bounds_has_it(plan, row) if not scored["faults"] else {}
        if known and not scored["undecided_bounds"]:
            assert comparable(scored, known) == comparable(known, known)
            decided += 1
        else:
            # A row with a fault has no bounds; one that nothing completes is never claimed to be bounded.
            assert scored["undecided_bounds"] is not bool(scored["faults"])
            assert {name: scored[name] for name in known} == dict.fromkeys(known) | {
                "undecided_bounds": True
            } or not known
            left += 1
    return decided, left


def comparable(scored: Found, names: Found) -> dict[str, object]:
    """The figures that are named, quotients as one number, whatever they are written over."""
    found = {name: scored[name] for name in names if "_denominator_" not in name}
    for name in [name for name in found if "_numerator_" in name and found[name] is not None]:
        below = scored[name.replace("_numerator_", "_denominator_")]
        found[name] = Fraction(f"{found[name]}/{below}")
    return found


def figures_of(plan: ColumnPlan, evidence: Evidence) -> Found:
    """The columns of what ``bounds`` tells of a unit: clauses, items, headings, the total and its grades."""
    told, scheme = bounds(plan.scheme, evidence), plan.scheme
    parts: dict[str, PointBounds] = {}
    parts |= {f"points_{in_column(id_)}": one for id_, one in told.clauses.items()}
    parts |= {f"item_{in_column(id_)}": one for id_, one in told.items.items()}
    parts |= {f"group_{in_column(id_)}": one for id_, one in told.groups.items()}
    found: dict[str, object] = {}
    for name, low, high in [
        *((name, one.low, one.high) for name, one in parts.items()),
        ("total", told.low, told.high),
    ]:
        for side, end in (("low", low), ("high", high)):
            found[f"{name}_{side}"] = None if end is None else int(end * scheme.rounding.scale)
    grades = [one for one in scheme.grade_rule.grades if one in told.grades]
    return found | {"grade_low": grades[-1], "grade_high": grades[0]}


def ruled(plan: ColumnPlan, rows: Sequence[Row], seed: int, share: float = 1.0) -> list[Row]:
    """The rows with rulings where there was nothing of the one input of a clause, on a share of these clauses."""
    chance = random.Random(seed)
    by_clause: dict[str | None, list[str]] = {}
    for row_of in plan.scheme.inputs:
        by_clause.setdefault(row_of.clause, []).append(nothing_column(stem_of(row_of)))
    made: list[Row] = []
    for row in rows:
        rulings: dict[str, Cell] = {}
        for clause in plan.scheme.clauses:
            nothing = by_clause.get(clause, [])
            is_ruled = len(nothing) == 1 and row.get(nothing[0]) and chance.random() < share
            rulings[ruling_column(clause)] = chance.choice(["full", "zero", "rescale"]) if is_ruled else None
        made.append(row | rulings)
    return made


def completed(plan: ColumnPlan, row: Row, chance: random.Random) -> Row:
    """The row with something in every cell that was missing."""
    return row | {one.column: _any(one.column, plan, chance) for one in plan.inputs if row[one.column] is None}


def _any(column: str, plan: ColumnPlan, chance: random.Random) -> Cell:
    (one,) = [each for each in plan.inputs if each.column == column]
    if one.holds == "truth":
        return chance.random() < 0.5
    return chance.choice([one.least, one.most, chance.randint(one.least, min(one.most, 120 * one.scale))])


def kept(scored: pl.DataFrame, whole: Sequence[Mapping[str, object]], names: Sequence[str]) -> bool:
    """Whether figures of completed rows lie between the ends of the rows that they complete."""
    for ends, row in zip(scored.iter_rows(named=True), whole, strict=True):
        if row["faults"] or ends["undecided_bounds"] or ends["faults"]:
            continue
        for name in names:
            low, high, figure = ends[f"{name}_low"], ends[f"{name}_high"], row[name]
            if not (low is None or low <= figure) or not (high is None or figure <= high):
                return False
    return True
