"""The points of clauses by what the readings choose that lie open in their rules."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from attrs import frozen

from huizhou_qa.analysis.readings.parts_of_scheme import MOST_KEPT, Choices, choices_of_clauses
from huizhou_qa.engine.plan_protocols import Plan
from huizhou_qa.engine.plans import plan_of
from huizhou_qa.engine.rows import Ratio, Row
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.evidence.values import Values
from huizhou_qa.frozen_mapping import dict_of
from huizhou_qa.ledger.known import known_of
from huizhou_qa.ledger.ruling import settled_values
from huizhou_qa.program import Program, Result, Settings
from huizhou_qa.readers import Gap, Number
from huizhou_qa.readers.gaps import gaps_of
from huizhou_qa.scheme.kept_by import SchemeItself
from huizhou_qa.scheme.marks.clauses import Clause


@frozen
class PointsByChoice:
    """A clause under one choice of each reading that lies open in its rule.

    Attributes:
        clause: its id.
        choices: of these readings.
        points: as they are written, or why there are none.
        unwritten: the same before they are written, as numerator and denominator.
        is_refused: whether evidence cannot be scored so: something is missing or needs a ruling, a number cannot be
            computed, or what is known is ruled on.
    """

    clause: str
    choices: Choices
    points: Number
    unwritten: Ratio | Gap
    is_refused: bool


@frozen(eq=False)
class OpenClause:
    """A clause in whose rule readings lie open: the entries of its points, and these prepared for every choice."""

    clause: Clause
    entries: tuple[Result, ...]
    plans: tuple[tuple[Choices, Plan], ...]


def points_by_choice(of: SchemeItself, evidence: Evidence) -> list[PointsByChoice]:
    """Every clause that readings touch, in the order of the text, under every choice of these readings."""
    values = settled_values(of.scheme, evidence)
    # Whatever is prepared works out all of its entries anew each time, so that one row serves.
    row, found = Row(dict_of(values.ratios)), []
    for one in _open_clauses(of):
        is_ruled = one.clause.id in evidence.rulings and one.clause.settled is None
        for choices, plan in one.plans:
            known = None if is_ruled else _by_plan(one.clause, choices, plan, row, gaps_of(values.nothing))
            found.append(known or _exactly(one, choices, plan.settings, values, is_ruled=is_ruled))
    return found


def _by_plan(clause: Clause, choices: Choices, plan: Plan, row: Row, gaps: dict[str, Gap]) -> PointsByChoice | None:
    if not plan.continued(row, gaps):
        return None
    unwritten = plan.number(row, clause.before_writing.path).as_integer_ratio()
    return PointsByChoice(clause.id, choices, plan.number(row, clause.entry.path), unwritten, is_refused=False)


def _exactly(
    one: OpenClause, choices: Choices, settings: Settings, values: Values, *, is_ruled: bool
) -> PointsByChoice:
    known = known_of(values)
    exact = settings.exact(known)
    for entry in one.entries:
        known[entry.leaf.path] = entry.node.under(exact)
    rule, ruled = (known[path] for path in (one.clause.rule_entry.path, one.clause.before_writing.path))
    idle = is_ruled and not (isinstance(rule, Gap) and rule.is_nothing)
    lacks = isinstance(ruled, Gap) and not ruled.is_nothing
    unwritten = ruled if isinstance(ruled, Gap) else ruled.as_integer_ratio()
    return PointsByChoice(one.clause.id, choices, known[one.clause.entry.path], unwritten, is_refused=idle or lacks)


@lru_cache(maxsize=MOST_KEPT)
def _open_clauses(of: SchemeItself) -> tuple[OpenClause, ...]:
    return tuple(_all_open(of))


def _all_open(of: SchemeItself) -> Iterator[OpenClause]:
    scheme = of.scheme
    results = {entry.leaf.path: entry for entry in of.program.entries if isinstance(entry, Result)}
    for id_, choices in choices_of_clauses(of.under_any).items():
        clause = scheme.clauses[id_]
        paths = (clause.rule_entry.path, clause.before_writing.path, clause.entry.path)
        entries = tuple(results[path] for path in paths)
        alone = Program(entries, of.program.grades)
        plans = ((one, plan_of(alone, Settings({**scheme.readings, **one}))) for one in choices)
        yield OpenClause(clause, entries, tuple(plans))
