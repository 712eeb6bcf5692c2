"""The language of rules: its operations, as a protocol and as data.

A rule is written once, as nodes with a single method ``under(arithmetic)`` that names an operation and
hands on its operands. What a number and a truth are is the arithmetic's to say: exact fractions, intervals,
phrases, JSON. The operations below are the whole language; everything else is said in them. Nodes are in
``measures`` and ``conditions``; arithmetics are readers, and live in ``readers``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType
from typing import Literal, Protocol, TypeVar

from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.rules.curves import Curve
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.rounding import GridRounding

N = TypeVar("N")
"""What an arithmetic takes for a number."""
T = TypeVar("T")
"""What an arithmetic takes for a truth."""


class Arithmetic(Protocol[N, T]):
    """Every operation of the language. A class with these methods is a reader of every rule."""

    def constant(self, value: Fraction) -> N:
        """A fixed number."""

    def nothing(self, why: str) -> N:
        """That there is nothing to measure, and why."""

    def read(self, leaf: Input) -> N:
        """The number of an input: a fact, a mark, a statistic, or a result computed before."""

    def sum(self, terms: Sequence[tuple[N, Fraction]], constant: Fraction) -> N:
        """A constant plus numbers, each times its weight."""

    def product(self, left: N, right: N) -> N:
        """One number times another."""

    def quotient(self, dividend: N, divisor: N) -> N:
        """One number over another; by zero there is no number."""

    def pooled(self, parts: Sequence[tuple[N, N]], least: int) -> N:
        """The points of the parts of which there was something, over their full marks together.

        Nothing where fewer than ``least`` parts are present, or their full marks are zero.
        """

    def rounded(self, number: N, to: GridRounding) -> N:
        """The number on a grid."""

    def ordered(self, numbers: Sequence[N], start: int, stop: int) -> N:
        """The sum of the numbers from place ``start`` to before ``stop``, the smallest first."""

    def on_curve(self, number: N, curve: Curve) -> N:
        """What the number is worth on a curve."""

    def number_of(self, truth: T) -> N:
        """1 for true, 0 for false."""

    def choose(self, truth: T, then: Callable[[], N], otherwise: Callable[[], N]) -> N:
        """One of two numbers; the other branch is not read."""

    def open(self, reading: str, choices: Mapping[str, Callable[[], N]]) -> N:
        """What the text leaves open: one number for each choice of a reading."""

    def within(self, number: N, over: Interval) -> T:
        """Whether the number lies in an interval."""

    def all_of(self, truths: Sequence[T]) -> T:
        """Whether all are true; a failed one does not hide one that cannot be told."""

    def present(self, number: N) -> T:
        """Whether there was something to measure."""


class Measure(Protocol):
    """A node that gives a number."""

    def under(self, arithmetic: Arithmetic[N, T]) -> N:
        """The number, as this arithmetic has it."""


class Condition(Protocol):
    """A node that gives a truth."""

    def under(self, arithmetic: Arithmetic[N, T]) -> T:
        """The truth, as this arithmetic has it."""


Operation = Literal[
    "constant",
    "nothing",
    "read",
    "sum",
    "product",
    "quotient",
    "pooled",
    "rounded",
    "ordered",
    "on_curve",
    "number_of",
    "choose",
    "open",
    "within",
    "all_of",
    "present",
]
OperandKind = Literal[
    "value",  # a fraction of the rule itself
    "text",
    "whole",  # a whole number of the rule itself
    "input",
    "interval",
    "rounding",
    "curve",
    "child",  # what another node gave: a number or a truth
    "children",
    "terms",  # pairs of a child and its weight
    "pairs",  # pairs of two children
    "branch",  # a child that is made only when asked for
    "choices",  # a branch for each choice of a reading
]

# The same as data, for readers that treat all operations alike: what each is applied to, in order.
OPERATIONS: Mapping[Operation, tuple[OperandKind, ...]] = MappingProxyType(
    {
        "constant": ("value",),
        "nothing": ("text",),
        "read": ("input",),
        "sum": ("terms", "value"),
        "product": ("child", "child"),
        "quotient": ("child", "child"),
        "pooled": ("pairs", "whole"),
        "rounded": ("child", "rounding"),
        "ordered": ("children", "whole", "whole"),
        "on_curve": ("child", "curve"),
        "number_of": ("child",),
        "choose": ("child", "branch", "branch"),
        "open": ("text", "choices"),
        "within": ("child", "interval"),
        "all_of": ("children",),
        "present": ("child",),
    }
)
