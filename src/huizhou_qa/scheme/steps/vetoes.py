"""Vetoes (否决项): what a class of incidents does to the grade, and only where it says so to the total."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from fractions import Fraction

from attrs import field, frozen

from huizhou_qa.errors import pointer
from huizhou_qa.fields.converters import a_name, a_text, a_truth, a_whole_number, by_field, entries, placed
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.exact import ExactNumber, exact
from huizhou_qa.program.entries import Result, tally
from huizhou_qa.readers import Exact
from huizhou_qa.rules import Choose, Condition, Constant, Measure, NumberOf, Within
from huizhou_qa.rules.derived import at_least, at_most, exactly, weighted, when
from huizhou_qa.scheme.marks.clauses import Written
from huizhou_qa.scheme.steps.steps import WaySoFar, grade_after, total_after


@frozen(field_transformer=by_field)
class Veto(ABC):
    """What a class of incidents does to the grade (否决项); use one of the subclasses.

    It never makes a grade better, and leaves the score alone but where it says otherwise. ``name`` is what papers call
    it, ``lead`` the 牵头部门.
    """

    class_: str = field(converter=a_name)
    locator: str = field(default="", converter=a_text, kw_only=True)
    lead: str = field(default="", converter=a_text, kw_only=True)
    name: str = field(default="", converter=a_text, kw_only=True)

    @property
    @abstractmethod
    def named(self) -> tuple[str, ...]:
        """The grades that it names."""

    @abstractmethod
    def after(self, place: Measure, grades: tuple[str, ...]) -> Measure:
        """The grade after the veto; grades are places among all of them, the best first."""

    @property
    def id(self) -> str:
        """By which later steps name it: the class."""
        return self.class_

    @property
    def rules(self) -> tuple[Measure, ...]:
        """Whether an incident of the class happened."""
        return (NumberOf(self.happened),)

    def entries_on(self, way: WaySoFar, written: Written) -> Iterator[Result]:  # noqa: ARG002 (a grade is not written)
        """As a step: the grade after it."""
        yield Result(grade_after(self.id).name, self.node(way.grade, way.grades))

    def node(self, place: Measure, grades: tuple[str, ...]) -> Measure:
        """The grade, and that after the veto where an incident of the class happened."""
        return Choose(self.happened, self.after(place, grades), place)

    @property
    def happened(self) -> Condition:
        """That there is an incident of the class."""
        return Within(tally(self.class_), "[1, ∞)")

    def apply(self, grade: str, grades: tuple[str, ...], incidents: int = 1) -> str:
        """What the veto makes of a grade, where so many incidents happened."""
        known = {tally(self.class_).path: Fraction(incidents)}
        place = self.after(Constant(grades.index(grade)), grades).under(Exact(known))
        return grades[int(place)] if isinstance(place, Fraction) else grade

    def is_sound(self, grades: tuple[str, ...]) -> bool:
        """Whether it names only grades that there are, and makes none better."""
        return set(self.named) <= set(grades) and all(
            grades.index(self.apply(grade, grades)) >= at for at, grade in enumerate(grades)
        )


@frozen(field_transformer=by_field)
class SetsGrade(Veto):
    """The grade is this one, whatever the score (一律为D级)."""

    grade: str = field(converter=a_name)

    @property
    def named(self) -> tuple[str, ...]:
        return (self.grade,)

    def after(self, place: Measure, grades: tuple[str, ...]) -> Measure:  # noqa: ARG002 (whatever it was)
        return Constant(grades.index(self.grade))


@frozen(field_transformer=by_field)
class BarsGrade(Veto):
    """This grade and every better one is out of reach; the next below is the best (不得评为A级)."""

    grade: str = field(converter=a_name)

    @property
    def named(self) -> tuple[str, ...]:
        return (self.grade,)

    def after(self, place: Measure, grades: tuple[str, ...]) -> Measure:
        return at_least(place, min(grades.index(self.grade) + 1, len(grades) - 1))


@frozen(field_transformer=by_field)
class AtBest(Veto):
    """The grade is not better than this one (最高为B级)."""

    grade: str = field(converter=a_name)

    @property
    def named(self) -> tuple[str, ...]:
        return (self.grade,)

    def after(self, place: Measure, grades: tuple[str, ...]) -> Measure:
        return at_least(place, grades.index(self.grade))


def _most(values: Mapping[str, ExactNumber]) -> FrozenMapping[str, Fraction]:
    return FrozenMapping({a_name(grade): placed(pointer(grade), exact, most) for grade, most in entries(values)})


@frozen(field_transformer=by_field)
class LowersGrade(Veto):
    """The grade goes down by so many (降一级), at most to the lowest.

    Attributes:
        by: by how many.
        each: whether once for each incident, and not once for all.
        most: the most that the total is then, by the grade that it went down to; no more than it was, and the same
            where a grade is not named. It needs a scheme that says its steps.
    """

    by: int = field(default=1, converter=a_whole_number)
    each: bool = field(default=False, converter=a_truth, kw_only=True)
    most: FrozenMapping[str, Fraction] = field(factory=FrozenMapping, converter=_most, kw_only=True)

    @property
    def named(self) -> tuple[str, ...]:
        return tuple(self.most)

    def after(self, place: Measure, grades: tuple[str, ...]) -> Measure:
        lowered = (
            weighted((place, 1), (tally(self.class_), self.by)) if self.each else weighted((place, 1), plus=self.by)
        )
        return at_most(lowered, len(grades) - 1)

    def entries_on(self, way: WaySoFar, written: Written) -> Iterator[Result]:
        yield from super().entries_on(way, written)
        if self.most:
            yield Result(total_after(self.id).name, when(self.happened, points=self._kept(way), otherwise=way.total))

    def _kept(self, way: WaySoFar) -> Measure:
        """The total, no more than the grade reached allows."""
        kept = way.total
        for grade, most in self.most.items():
            capped = at_most(way.total, most)
            kept = when(exactly(grade_after(self.id), way.grades.index(grade)), points=capped, otherwise=kept)
        return kept
