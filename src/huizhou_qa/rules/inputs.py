"""What a rule reads: facts, marks, statistics of the cohort, and results computed before.

An input says its place, the numbers it may take, and, as annotations that change no score, what it is called.
It is a measure of itself. What a unit's values are is evidence, and is not known here.
"""

from __future__ import annotations

from typing import Literal, Protocol, TypeVar

from attrs import field, frozen, validators

from huizhou_qa.errors import SchemeError, Wording, described, expect, one_of, pointer
from huizhou_qa.fields.converters import a_text, a_truth, a_wording, by_field, optional, several_texts
from huizhou_qa.numbers.intervals import Interval, interval
from huizhou_qa.rules.ranges import ANY_NUMBER
from huizhou_qa.rules.usual import Usual

N = TypeVar("N")
Read_co = TypeVar("Read_co", covariant=True)

HeldBy = Literal["target", "others", "closed"]
HELD_BY: tuple[HeldBy, ...] = ("target", "others", "closed")

Better = Literal["more", "less", "either"]
BETTER: tuple[Better, ...] = ("more", "less", "either")

UNNAMED = Wording("", "")

_USUAL = Wording("通常范围（Usual）", "a Usual range")


def _a_path(value: str) -> str:
    path = a_text(value)
    root, *keys = path.split("/")
    if root or len(keys) < 2 or not all(keys):  # noqa: PLR2004 - a section, and a name in it
        raise SchemeError.of("", "bad_path", given=described(path))
    return path


def _usual(value: Usual | None) -> Usual | None:
    return optional(value, lambda given: expect(given, Usual, _USUAL))


class ReadsInputs(Protocol[Read_co]):
    """What an input asks of an arithmetic: this operation alone, for ``arithmetic`` itself needs inputs."""

    def read(self, leaf: Input) -> Read_co:
        """The number of an input."""


@frozen(field_transformer=by_field)
class Input:
    """One number that a rule reads.

    Attributes:
        path: where it stands: ``/facts/…``, ``/marks/…``, ``/statistics/…``, ``/results/…``, ``/incident/…``.
        range: the numbers it may take.
        whole: whether only whole numbers.
        options: the words it may be, in order, where it is one of named options; its number is the place in
            this list, the first being 0.
        may_be_nothing: whether there may be nothing of it to measure; of a count there never is.
        label: what it is called; no part of the rule.
        unit: what its number counts; no part of the rule.
        usual: the range that its values usually lie in, where one is named; no part of the rule.
        held_by: why a unit cannot move it: it is a ``target`` that is set for it, ``others`` decide, or the year of
            what it counts is ``closed``; None where it can; no part of the rule.
        better: whether ``more`` of it or ``less`` may never cost points, or ``either`` may, as the text means it; None
            where nobody says. What rules make of it is held against that (``prove``); no part of the rule.
    """

    path: str = field(converter=_a_path)
    range: Interval = field(converter=interval, default=ANY_NUMBER)
    whole: bool = field(default=False, converter=a_truth)
    options: tuple[str, ...] = field(default=(), converter=several_texts)
    may_be_nothing: bool = field(default=True, converter=a_truth)
    label: Wording = field(default=UNNAMED, eq=False, converter=a_wording)
    unit: str = field(default="", eq=False, converter=a_text)
    usual: Usual | None = field(default=None, eq=False, converter=_usual)
    held_by: HeldBy | None = field(default=None, eq=False, validator=validators.optional(one_of(HELD_BY)))
    better: Better | None = field(default=None, eq=False, validator=validators.optional(one_of(BETTER)))

    def __attrs_post_init__(self) -> None:
        if len(set(self.options)) < len(self.options):
            raise SchemeError.of(self.path, "repeated_option", options=self.options)
        if self.options and (self.range, self.whole) != (places_of(self.options), True):
            raise SchemeError.of(self.path, "options_out_of_range", count=len(self.options))

    def under(self, arithmetic: ReadsInputs[N]) -> N:
        """The number, as this arithmetic has it."""
        return arithmetic.read(self)

    @property
    def section(self) -> str:
        """The first key of its path: facts, marks, averages, results."""
        return self.path.split("/")[1]

    @property
    def name(self) -> str:
        """The second key of its path: that of an average over others is the fact's."""
        return self.path.split("/")[2].replace("~1", "/").replace("~0", "~")


def places_of(options: tuple[str, ...]) -> Interval:
    """The places that named options have in their list."""
    return Interval(0, len(options) - 1, low_closed=True, high_closed=True)


def entry(section: str, name: str, over: str = "(-∞, ∞)", *, whole: bool = False, nothing: bool = True) -> Input:
    """What an entry of a scheme is to the entries after it: an input of its own section."""
    return Input(pointer(section, name), over, whole, may_be_nothing=nothing)
