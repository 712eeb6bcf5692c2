"""The arithmetic whose numbers and truths are JSON: a rule as data, for any other language to evaluate.

A node becomes a sequence, the operation first and its operands after it in the order of ``OPERATIONS``. Every number is
text, ``n`` or ``n/d`` in lowest terms, so that nothing but text, true and false, lists and objects is ever written,
and ``canonical`` has one text for each value. Annotations are left out: labels, units, what a curve was made of, and
why there is nothing.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from attrs import field, frozen

from huizhou_qa.errors import SchemeError
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.exact import whole_text
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.rules.curves import Curve
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.rounding import GridRounding

Data = str | bool | tuple["Data", ...] | FrozenMapping[str, "Data"]
"""What a document is made of; nobody can change any of it."""
Node = tuple[Data, ...]
PERCENT_UNIT = "%"


def canonical(value: Data) -> str:
    """The one text of a value: no blanks, keys in the order of their UTF-16 code units, as RFC 8785 has it."""
    return json.dumps(_in_order(value), ensure_ascii=False, separators=(",", ":"))


def _in_order(value: Data) -> object:
    if isinstance(value, FrozenMapping):
        return {key: _in_order(value[key]) for key in keys_in_order(value)}
    return value if isinstance(value, str | bool) else [_in_order(one) for one in value]


def keys_in_order(value: Mapping[str, Data]) -> list[str]:
    """The keys of an object in the order of the canonical text."""
    return sorted(value) if all(map(str.isascii, value)) else sorted(value, key=_utf_16)


def _utf_16(key: str) -> list[int]:
    """The code units of a key: a character beyond the first plane is a pair, and stands before some of that plane."""
    units: list[int] = []
    for code in map(ord, key):
        beyond = code - 0x10000
        units += [code] if beyond < 0 else [0xD800 + (beyond >> 10), 0xDC00 + (beyond & 0x3FF)]
    return units


def number_text(value: Fraction) -> str:
    """A number as a document writes it: ``12``, ``-3/8``."""
    above, below = value.as_integer_ratio()
    return whole_text(above) if below == 1 else f"{whole_text(above)}/{whole_text(below)}"


def interval_text(over: Interval) -> str:
    """An interval as a document writes it: ``[0, 1/3)``, ``(-∞, ∞)``; a single number stands twice, ``[1, 1]``."""
    low = "-∞" if over.low is None else number_text(over.low)
    high = "∞" if over.high is None else number_text(over.high)
    return f"{'[' if over.low_closed else '('}{low}, {high}{']' if over.high_closed else ')'}"


def input_document(leaf: Input) -> Data:
    """What an input is, and whether it is given in per cent; without what it is called."""
    return FrozenMapping(
        {
            "range": interval_text(leaf.range),
            "whole": leaf.whole,
            "options": leaf.options,
            "may_be_nothing": leaf.may_be_nothing,
            # The one unit that changes what is accepted: a percentage may be given as part and whole.
            "percent": leaf.unit == PERCENT_UNIT,
        }
    )


@frozen
class Document:
    """The arithmetic of JSON values.

    Attributes:
        inputs: every input that was read so far, by its path; it fills while rules are read.

    Raises SchemeError where one path is read as two inputs.
    """

    inputs: dict[str, Input] = field(factory=dict)

    def constant(self, value: Fraction) -> Node:
        """The number."""
        return ("constant", number_text(value))

    def nothing(self, why: str) -> Node:  # noqa: ARG002 - a reason is an annotation
        """No operand: why there is nothing changes no number."""
        return ("nothing",)

    def read(self, leaf: Input) -> Node:
        """The path; what is read there stands among the inputs."""
        if self.inputs.setdefault(leaf.path, leaf) != leaf:
            raise SchemeError.of(leaf.path, "declared_twice")
        return ("read", leaf.path)

    def sum(self, terms: Sequence[tuple[Node, Fraction]], constant: Fraction) -> Node:
        """Pairs of term and weight, and the constant."""
        return ("sum", tuple((term, number_text(weight)) for term, weight in terms), number_text(constant))

    def product(self, left: Node, right: Node) -> Node:
        """Both factors."""
        return ("product", left, right)

    def quotient(self, dividend: Node, divisor: Node) -> Node:
        """Dividend and divisor."""
        return ("quotient", dividend, divisor)

    def pooled(self, parts: Sequence[tuple[Node, Node]], least: int) -> Node:
        """Pairs of points and full marks, and how many must be present."""
        return ("pooled", tuple(parts), str(least))

    def rounded(self, number: Node, to: GridRounding) -> Node:
        """The number, and grid, mode and stage."""
        return ("rounded", number, (number_text(to.grid), to.mode, to.stage))

    def ordered(self, numbers: Sequence[Node], start: int, stop: int) -> Node:
        """The numbers, the first place and the place before which it ends."""
        return ("ordered", tuple(numbers), str(start), str(stop))

    def on_curve(self, number: Node, curve: Curve) -> Node:
        """The number, and the pieces: interval, intercept and slope of each."""
        pieces = tuple(
            (interval_text(one.over), number_text(one.intercept), number_text(one.slope)) for one in curve.pieces
        )
        written: dict[str, Data] = {"over": interval_text(curve.over), "pieces": pieces, "whole": curve.whole}
        return ("on_curve", number, FrozenMapping(written))

    def number_of(self, truth: Node) -> Node:
        """The truth."""
        return ("number_of", truth)

    def choose(self, truth: Node, then: Callable[[], Node], otherwise: Callable[[], Node]) -> Node:
        """The truth and both branches."""
        return ("choose", truth, then(), otherwise())

    def open(self, reading: str, choices: Mapping[str, Callable[[], Node]]) -> Node:
        """The reading, and every branch by its choice."""
        return ("open", reading, FrozenMapping({choice: branch() for choice, branch in choices.items()}))

    def within(self, number: Node, over: Interval) -> Node:
        """The number and the interval."""
        return ("within", number, interval_text(over))

    def all_of(self, truths: Sequence[Node]) -> Node:
        """The truths."""
        return ("all_of", tuple(truths))

    def present(self, number: Node) -> Node:
        """The number."""
        return ("present", number)
