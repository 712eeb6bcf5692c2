"""Vetoes (否决项): what a class of incidents does to the grade, and never to the score."""

from __future__ import annotations

from abc import ABC, abstractmethod
from fractions import Fraction

from attrs import field, frozen

from huizhou_qa.fields.converters import a_name, a_text, a_whole_number, by_field
from huizhou_qa.program.entries import tally
from huizhou_qa.readers import Exact
from huizhou_qa.rules import Choose, Condition, Constant, Measure, Within
from huizhou_qa.rules.derived import at_least, at_most, weighted


@frozen(field_transformer=by_field)
class Veto(ABC):
    """What a class of incidents does to the grade (否决项); use one of the subclasses.

    It never touches the score, and never makes a grade better. ``lead`` is the 牵头部门.
    """

    class_: str = field(converter=a_name)
    locator: str = field(default="", converter=a_text, kw_only=True)
    lead: str = field(default="", converter=a_text, kw_only=True)

    @property
    @abstractmethod
    def named(self) -> tuple[str, ...]:
        """The grades that it names."""

    @abstractmethod
    def after(self, place: Measure, grades: tuple[str, ...]) -> Measure:
        """The grade after the veto; grades are places among all of them, the best first."""

    def node(self, place: Measure, grades: tuple[str, ...]) -> Measure:
        """The grade, and that after the veto where an incident of the class happened."""
        return Choose(self.happened, self.after(place, grades), place)

    @property
    def happened(self) -> Condition:
        """That there is an incident of the class."""
        return Within(tally(self.class_), "[1, ∞)")

    def apply(self, grade: str, grades: tuple[str, ...]) -> str:
        """What the veto makes of a grade."""
        place = self.after(Constant(grades.index(grade)), grades).under(Exact({}))
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
class LowersGrade(Veto):
    """The grade goes down by so many (降一级), at most to the lowest."""

    by: int = field(default=1, converter=a_whole_number)

    @property
    def named(self) -> tuple[str, ...]:
        return ()

    def after(self, place: Measure, grades: tuple[str, ...]) -> Measure:
        return at_most(weighted((place, 1), plus=self.by), len(grades) - 1)
