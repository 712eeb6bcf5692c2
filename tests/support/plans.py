"""Running a prepared program as an assessment does: on pairs of whole numbers, and what there was nothing of."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from huizhou_qa.engine.plan_protocols import Plan
from huizhou_qa.engine.rows import Ratio, Row
from huizhou_qa.program import Member
from huizhou_qa.readers import Gap, Number
from huizhou_qa.readers.pairs import Pair


def ratios(known: Mapping[str, Number]) -> dict[str, Ratio]:
    """The numbers among what is known."""
    return {path: one.as_integer_ratio() for path, one in known.items() if isinstance(one, Fraction)}


def run_plan(plan: Plan, member: Member) -> Row | None:
    """The row of a member; None where nobody has said whether there were incidents."""
    if member.incidents is None:
        return None
    gaps = {path: one for path, one in member.known.items() if isinstance(one, Gap)}
    return plan.run(ratios(member.known), [ratios(one) for one in member.incidents], gaps)


def pairs_of(known: Mapping[str, Number]) -> dict[str, Pair | None]:
    """What is known as pairs: None of what there was nothing of."""
    return {path: None if isinstance(one, Gap) else one.as_integer_ratio() for path, one in known.items()}


def number_of(pair: Pair | None) -> Fraction | None:
    """The number of a pair."""
    return None if pair is None else Fraction(*pair)
