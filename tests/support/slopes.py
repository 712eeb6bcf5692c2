"""A made-up village whose clauses are whatever measures a test names, each out of 100 points and joined by sum."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve

from huizhou_qa import Evidence
from huizhou_qa.rules import Measure
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.rounding import Rounding
from huizhou_qa.scheme.marks.tree import Heading, Item
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.scheme.steps.grades import GradeLine, GradeRule

GRADES = GradeRule((GradeLine("甲", 60), GradeLine("乙", 30)), "差", source="丁村办法")


def village(*rules: Measure, lines: Mapping[str, int | str] | None = None) -> Scheme:
    """A scheme with one clause for each rule, 1 the first; ``lines`` are its grades' least totals."""
    clauses = [Clause(str(at), f"第{at}款", 100, rule) for at, rule in enumerate(rules, start=1)]
    items = tuple(Item(one.id, one.name, 100, (one,)) for one in clauses)
    graded = GRADES if lines is None else evolve(GRADES, lines=[GradeLine(*line) for line in lines.items()])
    return Scheme("village", "丁村考核", (Heading("全部", 100 * len(items), items),), graded, Rounding(2))


def villager(
    averages: Mapping[str, object] | None = None, statistics: Mapping[str, object] | None = None, **facts: object
) -> Evidence:
    """Evidence with these facts, averages and other statistics."""
    given = {"averages": dict(averages or {}), "statistics": dict(statistics or {})}
    return Evidence.from_dict({"unit": "丁村", "facts": facts, "incidents": [], **given})
