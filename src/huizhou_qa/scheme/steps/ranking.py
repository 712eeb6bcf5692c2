"""How units are placed (排名): by grade and total or by the total alone, rounded first or not, and who has no place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Literal, get_args

from attrs import field, frozen

from huizhou_qa.errors import SchemeError, Wording, described, refused
from huizhou_qa.fields.converters import a_text, by_field, each
from huizhou_qa.numbers.exact import plain_text
from huizhou_qa.readers import Exact
from huizhou_qa.readers.gaps import Number
from huizhou_qa.rules import Condition, Measure, NumberOf
from huizhou_qa.scheme.marks.rounding import Rounding, rounding_or_none
from huizhou_qa.scorers.nodes import a_condition

PlacedBy = Literal["grade", "total"]

_KEYS: tuple[PlacedBy, ...] = get_args(PlacedBy)
_TEXT = Wording("文本", "text")


def _keys(values: Iterable[PlacedBy]) -> tuple[PlacedBy, ...]:
    keys = each(values, _a_key)
    if not keys or len(set(keys)) < len(keys):
        raise SchemeError.of("", "bad_ranking", given=tuple(keys))
    return keys


def _a_key(value: PlacedBy) -> PlacedBy:
    text = plain_text(value)
    if text is None:
        raise refused(value, _TEXT)
    for key in _KEYS:
        if text == key:
            return key
    raise SchemeError.of("", "unknown_choice", case="word", given=described(value), known=_KEYS)


def _conditions(values: Iterable[Condition]) -> tuple[Condition, ...]:
    return each(values, a_condition)


@frozen(field_transformer=by_field)
class Ranking:
    """How a scheme places units; equal ones share a place, and the next is left out (1, 2, 2, 4).

    Attributes:
        by: what is compared, the first first: the grade, the better one first, and the total, the higher one first.
        rounding: how totals are rounded before they are compared, if they are; the total itself is left alone.
        exempt: under which conditions, any of them, a unit has no place; they read facts.
        told: what papers say of a unit without a place (不参加排名).
    """

    by: tuple[PlacedBy, ...] = field(default=("grade", "total"), converter=_keys)
    rounding: Rounding | None = field(default=None, converter=rounding_or_none)
    exempt: tuple[Condition, ...] = field(default=(), converter=_conditions)
    told: str = field(default="不参加排名", converter=a_text)

    def __attrs_post_init__(self) -> None:
        if self.rounding is not None and self.rounding.stage != "total":
            raise SchemeError.of("/rounding", "wrong_stage", case="step")

    @property
    def rules(self) -> tuple[Measure, ...]:
        """What it reads of evidence, as 1 or 0."""
        return tuple(NumberOf(one) for one in self.exempt)

    def key(self, grade: int, total: Fraction) -> tuple[Fraction, ...]:
        """What a unit is placed by, the least first: its grade's place among the grades, its total."""
        compared = total if self.rounding is None else self.rounding.rounded(total)
        keys = {"grade": Fraction(grade), "total": -compared}
        return tuple(keys[one] for one in self.by)

    def has_place(self, known: Mapping[str, Number], readings: Mapping[str, str]) -> bool:
        """Whether a unit of which this is known has a place."""
        return all(rule.under(Exact(known, readings)) != 1 for rule in self.rules)


USUAL_RANKING = Ranking()
