"""The way from the base to the total and the grade as ordered steps, where a text has an order of its own.

Steps are builders of entries. Beside those here, adjustments (``adjustments``) and vetoes (``vetoes``) are steps:
what is read at each is the total, and the grade, as those before it left them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from typing import Protocol

from attrs import evolve, field, frozen

from huizhou_qa.errors import SchemeError, Wording
from huizhou_qa.fields.converters import a_name, a_text, by_field, each
from huizhou_qa.numbers.exact import ExactNumber, exact, plain
from huizhou_qa.program.entries import Entry, Result, result
from huizhou_qa.rules import Condition, Input, Measure
from huizhou_qa.rules.derived import at_least, at_most, when
from huizhou_qa.scheme.marks.clauses import Written
from huizhou_qa.scheme.marks.rounding import Rounding, a_rounding
from huizhou_qa.scorers.nodes import a_condition


def total_after(step: str) -> Input:
    """The total as a step left it, by the step's id: for rules and statistics of later steps."""
    return _called(f"total after {step}", f"“{step}”后的总分", unit="分")


def grade_after(step: str) -> Input:
    """The grade as a step left it, by the step's id: its place among the grades, the best being 0."""
    return _called(f"grade after {step}", f"“{step}”后的等级")


def base() -> Input:
    """The base, before bonuses and steps: for rules and conditions of steps."""
    return _called("base", "基础分", unit="分")


def points_of(part: HasPoints) -> Input:
    """The points of a clause, an item or a heading: for rules and conditions of steps."""
    return evolve(part.entry, label=Wording(f"{part.name}得分", f"points of {part.name}"), unit="分")


def _called(name: str, label: str, unit: str = "") -> Input:
    return evolve(result(name), label=Wording(label, name), unit=unit)


class HasPoints(Protocol):
    """A part of the tree of marks."""

    @property
    def name(self) -> str:
        """What it is called."""

    @property
    def entry(self) -> Input:
        """The entry of its points."""


@frozen
class WaySoFar:
    """How far the way has come.

    Attributes:
        total: the total so far; at first the base.
        grades: all grades, the best first.
        graded: what the scheme's grade rule makes of a total: entries, the last of them the grade.
        grade: the grade so far; what stands here before one is given is read by no step.
    """

    total: Measure
    grades: tuple[str, ...]
    graded: Callable[[Measure], Iterator[Result]]
    grade: Measure

    def after(self, step: str, entry: Result) -> WaySoFar:
        """The way after an entry of a step: a new total, a new grade, or neither."""
        if entry.leaf == total_after(step):
            return evolve(self, total=entry.leaf)
        return evolve(self, grade=entry.leaf) if entry.leaf == grade_after(step) else self


class WayStep(Protocol):
    """A step of the way from the base to the grade."""

    @property
    def id(self) -> str:
        """Its id, by which later steps name it."""

    @property
    def name(self) -> str:
        """What papers call it."""

    @property
    def rules(self) -> tuple[Measure, ...]:
        """What of it reads anything but the total and the grade: rules, and conditions as 1 or 0."""

    def entries_on(self, way: WaySoFar, written: Written) -> Iterator[Result]:
        """Its entries: a new total is called that after the step, and so is a new grade."""


def entries_of(steps: Iterable[WayStep], way: WaySoFar, written: Written) -> Iterator[Entry]:
    """The entries of all steps, in order, then the total and the grade that they lead to."""
    for step in steps:
        for entry in step.entries_on(way, written):
            yield entry
            way = way.after(step.id, entry)
    yield Result("total", way.total)
    yield Result("grade", way.grade)


def _conditions(values: Iterable[Condition]) -> tuple[Condition, ...]:
    return each(values, a_condition)


def _end(value: ExactNumber | None) -> Fraction | None:
    return None if value is None else exact(value)


@frozen(field_transformer=by_field)
class Limit:
    """The total is kept within limits (不低于0分；有…的，不高于70分).

    Attributes:
        id: by which later steps and papers name it.
        name: what papers call it.
        low: the least that it is then; None where there is no least.
        high: the most that it is then; None where there is no most.
        when: under which conditions, all of them; always where there are none.
    """

    id: str = field(converter=a_name)
    name: str = field(converter=a_text)
    low: Fraction | None = field(default=None, converter=_end)
    high: Fraction | None = field(default=None, converter=_end)
    when: tuple[Condition, ...] = field(default=(), converter=_conditions)

    def __attrs_post_init__(self) -> None:
        if self.low is None and self.high is None:
            raise SchemeError.of("", "no_limit")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise SchemeError.of("/low", "out_of_order", case="limits", low=plain(self.low), high=plain(self.high))

    @property
    def rules(self) -> tuple[Measure, ...]:
        """Its conditions, as one number."""
        return (when(*self.when, points=1),) if self.when else ()

    def entries_on(self, way: WaySoFar, written: Written) -> Iterator[Result]:  # noqa: ARG002 (limits are exact)
        """The total within the limits."""
        kept = way.total
        kept = kept if self.high is None else at_most(kept, self.high)
        kept = kept if self.low is None else at_least(kept, self.low)
        yield Result(
            total_after(self.id).name, when(*self.when, points=kept, otherwise=way.total) if self.when else kept
        )


@frozen(field_transformer=by_field)
class RoundedTotal:
    """The total is rounded here, by the rule itself: no exact figure skips it."""

    id: str = field(converter=a_name)
    name: str = field(converter=a_text)
    rounding: Rounding = field(converter=a_rounding)

    def __attrs_post_init__(self) -> None:
        if self.rounding.stage != "total":
            raise SchemeError.of("/rounding", "wrong_stage", case="step")

    @property
    def rules(self) -> tuple[Measure, ...]:
        """It reads nothing but the total."""
        return ()

    def entries_on(self, way: WaySoFar, written: Written) -> Iterator[Result]:  # noqa: ARG002 (it is no writing)
        """The total on the grid."""
        yield Result(total_after(self.id).name, self.rounding.of(way.total))


@frozen(field_transformer=by_field)
class Graded:
    """The grade is given here, by the scheme's grade rule, for the total as it is now."""

    id: str = field(default="等级", converter=a_name)
    name: str = field(default="等级", converter=a_text)

    @property
    def rules(self) -> tuple[Measure, ...]:
        """What the grade rule reads is the rule's."""
        return ()

    def entries_on(self, way: WaySoFar, written: Written) -> Iterator[Result]:  # noqa: ARG002 (a grade is not written)
        """The grade by score, and the one whose conditions hold."""
        grade = way.total
        for entry in way.graded(way.total):
            yield entry
            grade = entry.leaf
        yield Result(grade_after(self.id).name, grade)
