"""What evidence may bring: facts, awarded marks, city averages and counts of incidents.

Each input says its name, its Chinese label, its unit and the numbers it may take, so that one
declaration serves the validation of evidence and every form made from a scheme. What a rule reads
is an input of the language (``rules.inputs``); what a unit's values are lives in ``evidence/``.
"""

from __future__ import annotations

from typing import ClassVar

from attrs import field, frozen

from huizhou_qa.errors import Wording, pointer
from huizhou_qa.ground.fields import a_name, a_text, a_truth, by_field, of_kind, optional, placed
from huizhou_qa.ground.intervals import Interval, interval
from huizhou_qa.ground.numbers import ExactNumber, exact, plain
from huizhou_qa.ground.usual import Usual

_KIND = Wording("数的种类（Kind）", "a Kind of number")
_USUAL = Wording("通常范围（Usual）", "a Usual range")
_FACT = Wording("数据项（如percent(…)）", "a fact, such as percent(…)")


@frozen(field_transformer=by_field)
class Kind:
    """A kind of number: what it is called, the interval it lies in, whether it must be whole."""

    name: str = field(converter=a_name)
    domain: Interval = field(converter=interval)
    whole: bool = field(default=False, converter=a_truth)
    described: str = field(default="", converter=a_text)
    described_zh: str = field(default="", converter=a_text)


PERCENT = Kind(
    "percent",
    "[0, 100]",
    described="percent points from 0 to 100 (96 means 96 %)",
    described_zh="0至100的百分数（96即96%）",
)
COUNT = Kind("count", "[0, ∞)", whole=True, described="a whole number of 0 or more", described_zh="0或以上的整数")
QUANTITY = Kind("quantity", "[0, ∞)", described="a number of 0 or more", described_zh="0或以上的数")
LEVEL = Kind("level", "[1, 5]", whole=True, described="a level from 1 to 5", described_zh="1至5的等级")
TRUTH = Kind("truth", "[0, 1]", whole=True, described="true or false", described_zh="是或否")


def _a_kind(value: Kind) -> Kind:
    return of_kind(value, Kind, _KIND)


def _usual(value: Usual | None) -> Usual | None:
    return optional(value, lambda given: of_kind(given, Usual, _USUAL))


@frozen(field_transformer=by_field)
class Input:
    """Something that evidence may bring.

    ``path`` is where it stands in the evidence; ``label`` is the Chinese name a form shows;
    ``unit`` is what its number counts; ``usual`` is the range its values usually lie in, where the
    edition names one. Use one of the subclasses.
    """

    section: ClassVar[str] = ""
    derived: ClassVar[str] = ""

    name: str = field(converter=a_name)
    label: str = field(converter=a_text)
    kind: Kind = field(converter=_a_kind)
    unit: str = field(default="", converter=a_text)
    usual: Usual | None = field(default=None, repr=False, converter=_usual)
    path: str = field(init=False, repr=False)

    @path.default
    def _path_in_evidence(self) -> str:
        return pointer(self.section, self.name, *([self.derived] if self.derived else []))

    @property
    def given_as(self) -> str:
        """The path of what a caller gives so that this is known."""
        return self.path

    @property
    def domain(self) -> Interval:
        """The numbers that it may be."""
        return self.kind.domain

    @property
    def whole(self) -> bool:
        """Whether only whole numbers."""
        return self.kind.whole


@frozen
class Fact(Input):
    """A fact about the unit in the assessment year."""

    section = "facts"


@frozen
class Mark(Input):
    """A mark that a department or a panel awards; its name is the clause's id."""

    section = "marks"


@frozen
class Average(Input):
    """The city average (全市平均值) of a fact, the unit itself counted."""

    section = "averages"


@frozen
class OthersAverage(Input):
    """The average of all other members, known where the city average is given as a pair of sum and members."""

    section = "averages"
    derived = "others"

    @property
    def given_as(self) -> str:
        return pointer(self.section, self.name)


@frozen
class Events(Input):
    """How many incidents of the year fell into a class; its name is the class."""

    section = "incidents"


def a_fact(value: Fact) -> Fact:
    """The fact itself; raises SchemeError for anything that is none."""
    return of_kind(value, Fact, _FACT)


def percent(name: str, label: str, usual: Usual | None = None) -> Fact:
    """A fact in percent points: 96 means 96 %."""
    return Fact(name, label, PERCENT, "%", usual)


def count(name: str, label: str, unit: str, usual: Usual | None = None) -> Fact:
    """A fact that counts whole things, 0 where there are none."""
    return Fact(name, label, COUNT, unit, usual)


def quantity(name: str, label: str, unit: str, usual: Usual | None = None) -> Fact:
    """A fact that measures an amount of 0 or more."""
    return Fact(name, label, QUANTITY, unit, usual)


def truth(name: str, label: str) -> Fact:
    """A fact that is true or false; as a number, 1 or 0."""
    return Fact(name, label, TRUTH)


def level(name: str, label: str) -> Fact:
    """A rating on the five levels 好 5, 较好 4, 一般 3, 差 2, 非常差 1."""
    return Fact(name, label, LEVEL, "级")


def mark(clause: str, most: ExactNumber, label: str) -> Mark:
    """The mark awarded for a clause, from 0 to ``most``."""
    highest = placed("/most", exact, most)
    awardable = Interval(0, highest, low_closed=True, high_closed=True)
    top = plain(highest)
    kind = Kind("mark", awardable, described=f"a mark from 0 to {top}", described_zh=f"0至{top}分")
    return Mark(clause, label, kind, "分")


def average_of(fact: Fact) -> Average:
    """The city average of a fact; the mean of usual values is a usual one."""
    a_fact(fact)
    return Average(fact.name, f"全市平均{fact.label}", QUANTITY, fact.unit, fact.usual)


def others_average_of(fact: Fact) -> OthersAverage:
    """The average of a fact over all members but the unit itself."""
    a_fact(fact)
    others = Kind(
        "quantity",
        "[0, ∞)",
        described='a pair {"part": sum, "whole": members} of all members, the unit itself among them, 2 or more',
        described_zh="全市合计（含本单位）与单位数，至少2个单位",
    )
    return OthersAverage(fact.name, f"全市平均{fact.label}", others, fact.unit, fact.usual)


def events(incident_class: str, label: str) -> Events:
    """The count of incidents in a class."""
    return Events(incident_class, label, COUNT, "件")
