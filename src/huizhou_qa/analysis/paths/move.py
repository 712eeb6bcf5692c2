"""How a fact or a mark may be moved on the way to a grade, and what that costs."""

from __future__ import annotations

from fractions import Fraction

from attrs import field, frozen

from huizhou_qa.errors import NumberError, SchemeError, Wording
from huizhou_qa.fields.converters import a_name, above_zero, by_field
from huizhou_qa.numbers.exact import ExactNumber, exact, plain

ZERO, ONE = Fraction(0), Fraction(1)
_MOVE = Wording("变动（Move）", "a Move")


def _end(value: ExactNumber | bool) -> Fraction:  # noqa: FBT001 (a converter takes what it converts)
    """A number; of a yes or no, no is 0 and yes is 1."""
    return Fraction(value) if value is True or value is False else exact(value)


def _step(value: ExactNumber | None) -> Fraction | None:
    return None if value is None else above_zero(value)


def _cost(value: ExactNumber) -> Fraction:
    number = exact(value)
    if number < 0:
        raise NumberError.of("", "below_zero", case="cost")
    return number


def _cost_if_any(value: ExactNumber | None) -> Fraction | None:
    return None if value is None else _cost(value)


@frozen(field_transformer=by_field)
class Move:
    """How a fact, or the mark of a clause, may be moved: to every number from ``low`` in steps up to ``high``.

    Attributes:
        fact: the fact's name, or the clause id of the mark.
        low: the lowest number that it may be moved to.
        high: the highest; SchemeError where it is below the lowest.
        step: from one number to the next; needed but for counts, yes or no, and named options, where it is 1.
        cost_up: what each unit costs that it is moved up.
        cost_down: what each unit costs that it is moved down; the same where it is not said.
        fixed: what it costs besides, however far it is moved.
    """

    fact: str = field(converter=a_name)
    low: Fraction = field(converter=_end)
    high: Fraction = field(converter=_end)
    step: Fraction | None = field(default=None, converter=_step)
    cost_up: Fraction = field(kw_only=True, converter=_cost)
    cost_down: Fraction | None = field(default=None, kw_only=True, converter=_cost_if_any)
    fixed: Fraction = field(default=ZERO, kw_only=True, converter=_cost)

    def __attrs_post_init__(self) -> None:
        if self.low > self.high:
            raise SchemeError.of("/high", "out_of_order", case="sweep", low=plain(self.low), high=plain(self.high))

    def cost(self, current: Fraction, to: Fraction) -> Fraction:
        """What it costs to move it from one number to another: nothing where it stays."""
        if to == current:
            return ZERO
        down = self.cost_up if self.cost_down is None else self.cost_down
        return self.fixed + (self.cost_up * (to - current) if to > current else down * (current - to))
