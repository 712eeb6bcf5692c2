"""The lines of the self-scoring sheet (附件3) that may hold points: what each earned, out of how many, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from attrs import frozen

from huizhou_qa.errors import Wording
from huizhou_qa.ledger.assessment import Assessment
from huizhou_qa.procedure.grounds import ground_of, ground_of_sum
from huizhou_qa.scheme.marks.tree import Heading, Item

TOTAL = "总分"
RESCALING = "缺项折算"


@frozen
class ClaimLine:
    """A line that may be claimed; ``low`` and ``high`` bound the points it may hold, None being without bound."""

    id: str
    name: Wording
    earned: Fraction
    ground: Wording
    low: Fraction | None = None
    high: Fraction | None = None


def lines_of(result: Assessment) -> Mapping[str, ClaimLine]:
    """Every line by its id, in the order of the sheet; an item of a single clause of its name has one line."""
    lines: dict[str, ClaimLine] = {}
    for line in (*_scored(result), *_settled(result)):
        lines.setdefault(line.id, line)
    return lines


def _scored(result: Assessment) -> Iterator[ClaimLine]:
    for top in result.scheme.headings:
        for heading in top.headings():
            yield from (line for part in heading.parts if isinstance(part, Item) for line in _of_item(part, result))
        yield from (_of_heading(heading, result) for heading in top.headings())


def _of_item(item: Item, result: Assessment) -> Iterator[ClaimLine]:
    for clause in item.clauses:
        earned = result.clauses[clause.id].counted
        working = result.clauses[clause.id].working
        ground = ground_of(clause.rule, working, earned, clause.max_points, result.scheme.rounding)
        name = Wording(f"第{clause.id}款（{clause.name}）", f"clause {clause.id}")
        yield ClaimLine(clause.id, name, earned, ground, clause.min_points, clause.max_points)
    earned = result.items[item.id].counted
    ground = ground_of_sum((clause.id, result.clauses[clause.id].counted) for clause in item.clauses)
    name = Wording(f"第{item.id}项（{item.name}）", f"item {item.id}")
    yield ClaimLine(item.id, name, earned, ground, item.min_points, item.max_points)


def _of_heading(heading: Heading, result: Assessment) -> ClaimLine:
    earned = result.groups[heading.id].counted
    ground = ground_of_sum((part.id, result.line_of(part).counted) for part in heading.parts)
    return ClaimLine(heading.id, Wording(heading.name, heading.id), earned, ground, Fraction(0), heading.max_points)


def _settled(result: Assessment) -> Iterator[ClaimLine]:
    """What follows the marks: rescaling, the deductions and the total."""
    parts = [(top.id, result.groups[top.id].counted) for top in result.scheme.headings]
    if result.rescaling is not None:
        earned = Fraction(result.rescaling.points)
        ground = ground_of_sum((id_, Fraction(0)) for id_ in result.rescaling.clauses)
        yield ClaimLine(RESCALING, Wording(RESCALING, "rescaling"), earned, ground)
        parts.append((RESCALING, earned))
    rules = {adjustment.id: adjustment.rule for adjustment in result.scheme.adjustments}
    for one in result.adjustments:
        earned = Fraction(one.points)
        # It has no full marks of its own, and only takes off or adds.
        ground = ground_of(rules[one.id], one.working, earned, Fraction(0), result.scheme.rounding)
        yield ClaimLine(one.id, Wording(one.id, one.id), earned, ground)
        parts.append((one.id, earned))
    full, name = result.scheme.max_points, Wording(TOTAL, "total")
    full += sum((top.max_points for top in result.scheme.headings if top.bonus), Fraction(0))
    yield ClaimLine(TOTAL, name, Fraction(result.total), ground_of_sum(parts), Fraction(0), full)
