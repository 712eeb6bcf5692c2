"""The made-up county of ``harbour``, with readings that lie open in rules, in a coefficient and in a step.

The sea is a share of its own, or that of reused water; trains are told by punctuality or by safety, where a second
reading says how; the coefficient of repairs is strict or mild where a task is missed; a deduction counts trials alone,
or with a control figure of the unit's own, or not at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from itertools import product

from attrs import evolve

from huizhou_qa import Assessment, Evidence, EvidenceError, MissingEvidenceError, assess
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.program.readings import Choice, Reading, Readings
from huizhou_qa.rules import Choose, Constant, Measure, Open
from huizhou_qa.rules.derived import at_most, difference, is_true, scaled
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.tree import Heading, Item
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.scheme.steps.adjustments import Adjustment
from huizhou_qa.scheme.steps.grades import GradeCondition, GradeLine, GradeRule
from huizhou_qa.scorers import count
from support import harbour
from support.valley import TOLD

CHOICES = {
    "sea": ("share", "reused"),
    "trains": ("punctual", "safe"),
    "safety": ("scaled", "capped"),
    "task": ("strict", "mild"),
    "trials": ("none", "each", "control"),
}
CONTROL = count("control", "控制数", "项")
# They may be given whatever is chosen, though not every choice has them read.
READ_UNDER_ONE_CHOICE = (harbour.SEA, harbour.ON_TIME, CONTROL)

GRADES = GradeRule(
    (GradeLine("优", 80), GradeLine("良", 60)),
    "差",
    source="港湾县办法",
    conditions=(GradeCondition("优", "3", "0.6"), GradeCondition("良", "5", "0.5")),
)


def _open(reading: str, *under: Measure) -> Open:
    return Open(reading, dict(zip(CHOICES[reading], under, strict=True)))


def _with(heading: Heading, *items: Item) -> Heading:
    """The heading with other items in the place of those of the same ids."""
    others = {item.id: item for item in items}
    return evolve(heading, parts=tuple(others.get(part.id, part) for part in heading.parts))


def _water() -> Heading:
    full = Fraction(80, 3)
    sea = _open("sea", scaled(harbour.SEA, Fraction(4, 15)), scaled(harbour.REUSED, Fraction(4, 15)))
    clause = Clause("3", "海域", full, sea, absence="rescale", also_given=READ_UNDER_ONE_CHOICE)
    return _with(harbour.WATER, Item("3", "海域", full, (clause,)))


def _roads() -> Heading:
    safety = _open("safety", scaled(harbour.SAFE, "0.5"), at_most(harbour.SAFE, 50))
    trains = _open("trains", scaled(harbour.ON_TIME, "0.5"), safety)
    _, repairs = harbour.ROADS.parts
    met = is_true(harbour.TASK_MET)
    coefficient = _open("task", *(Choose(met, Constant(1), Constant(missed)) for missed in ("0.8", "0.9")))
    running = harbour.ROADS.parts[0]
    assert isinstance(running, Item)
    assert isinstance(repairs, Item)
    first, second = running.clauses
    return _with(
        harbour.ROADS,
        evolve(running, clauses=(evolve(first, scorer=trains), second)),
        evolve(repairs, joining=evolve(repairs.joining, coefficient=coefficient)),
    )


def scheme(**chosen: str) -> Scheme:
    """The county's scheme under these readings, the others by default."""
    deduction = _open(
        "trials", Constant(0), scaled(harbour.TRIALS, -1), scaled(difference(harbour.TRIALS, CONTROL), -1)
    )
    register = tuple(
        Reading(id_, TOLD, tuple(Choice(name, TOLD) for name in names), TOLD, TOLD) for id_, names in CHOICES.items()
    )
    return evolve(
        harbour.scheme(),
        headings=(_water(), _roads(), harbour.BONUSES),
        grade_rule=GRADES,
        adjustments=(Adjustment("试点扣分", "试点", deduction),),
        chosen_readings=Readings.of(register, chosen),
    )


def every_combination(of: Scheme, evidence: Evidence) -> dict[FrozenMapping[str, str], Assessment | None]:
    """The result under every combination of the scheme's readings, one by one; None where it is refused."""
    return {choices: _assessed(of, evidence, choices) for choices in choices_of(of)}


def choices_of(of: Scheme) -> Iterator[FrozenMapping[str, str]]:
    """Every combination of the scheme's readings."""
    register = of.chosen_readings.register
    for names in product(*(one.names for one in register)):
        yield FrozenMapping(dict(zip((one.id for one in register), names, strict=True)))


def _assessed(of: Scheme, evidence: Evidence, choices: FrozenMapping[str, str]) -> Assessment | None:
    try:
        return assess(under(of, choices), evidence)
    except (EvidenceError, MissingEvidenceError):
        return None


@cache
def under(of: Scheme, choices: FrozenMapping[str, str]) -> Scheme:
    """The scheme under these readings, made once."""
    return of.under(choices)
