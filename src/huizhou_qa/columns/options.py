"""What a caller asks of a plan: the places of columns, the ends of what they hold, rates in two columns, the cohort."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from fractions import Fraction

from attrs import evolve, field, frozen

from huizhou_qa.columns.inputs import ColumnInput
from huizhou_qa.errors import Fault, SchemeError, described, nearest, pointer
from huizhou_qa.evidence.asked import InputKind
from huizhou_qa.fields.converters import a_name, by_field, entries, placed, several_texts
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.exact import ExactNumber, exact, plain

ColumnLimit = ExactNumber | tuple[ExactNumber, ExactNumber]
ColumnEnds = tuple[Fraction | None, Fraction]

# Ten to this is the greatest power of ten that an Int64 holds.
MOST_PLACES = 18
PAIR = 2


def _digits(values: Mapping[str, int]) -> FrozenMapping[str, int]:
    return FrozenMapping({a_name(name): placed(pointer(name), _places, places) for name, places in entries(values)})


def _places(value: int) -> int:
    if type(value) is not int or not 0 <= value <= MOST_PLACES:
        raise SchemeError.of("", "bad_places", given=described(value), most=MOST_PLACES)
    return value


def _limits(values: Mapping[str, ColumnLimit]) -> FrozenMapping[str, ColumnEnds]:
    return FrozenMapping({a_name(name): placed(pointer(name), _a_limit, limit) for name, limit in entries(values)})


def _a_limit(value: ColumnLimit) -> ColumnEnds:
    if not isinstance(value, tuple):
        most = exact(value)
        if most < 0:
            raise SchemeError.of("", "bad_limit", case="below_zero", given=plain(most))
        return None, most
    if len(value) != PAIR:
        raise SchemeError.of("", "bad_limit", given=described(value))
    low, high = map(exact, value)
    if low > high:
        raise SchemeError.of("", "out_of_order", case="limits", low=plain(low), high=plain(high))
    return low, high


def _as_given(ends: ColumnEnds) -> ColumnLimit:
    low, high = ends
    return high if low is None else (low, high)


def _cohort(value: str | None) -> str | None:
    return None if value is None else a_name(value)


@frozen(field_transformer=by_field)
class ColumnOptions:
    """The choices of a caller, checked as far as they can be without a scheme.

    Attributes:
        digits: places by the name of a column, or by the kind of input (``percent``).
        limits: by the name of a column the greatest number that it may hold, or the least and the greatest.
        pairs: the names of those rates and averages that come in two columns.
        cohort: the column that says which rows are of one cohort; None where statistics are given.
    """

    digits: FrozenMapping[str, int] = field(factory=FrozenMapping, converter=_digits)
    limits: FrozenMapping[str, ColumnEnds] = field(factory=FrozenMapping, converter=_limits)
    pairs: tuple[str, ...] = field(default=(), converter=several_texts)
    cohort: str | None = field(default=None, converter=_cohort)

    def places(self, column: str, kind: InputKind, usual: int) -> int:
        """The places of a column: by its name, by its kind, or as usual."""
        return self.digits.get(column, self.digits.get(kind, usual))

    def limited(self, one: ColumnInput) -> ColumnInput:
        """The column with the ends that the caller names: never wider than the rule's own.

        Raises SchemeError where nothing is left between them.
        """
        if one.column not in self.limits:
            return one
        low, high = self.limits[one.column]
        # A number alone is the greatest; of what may be below zero, as far below as above.
        low = (-high if one.low < 0 else one.low) if low is None else low
        if one.low_of_rule is not None:
            low = max(low, one.low_of_rule)
        if one.high_of_rule is not None:
            high = min(high, one.high_of_rule)
        if low > high:
            raise SchemeError.of(
                pointer("limits", one.column), "out_of_order", case="limits", low=plain(low), high=plain(high)
            )
        return evolve(one, low=low, high=high)

    def with_limits(self, limits: Mapping[str, int]) -> ColumnOptions:
        """The same with other limits of some columns."""
        return evolve(self, limits=self._limits_as_given() | {**limits})

    def with_digits(self, digits: Mapping[str, int]) -> ColumnOptions:
        """The same with other places of some columns."""
        return evolve(self, limits=self._limits_as_given(), digits={**self.digits, **digits})

    def with_pairs(self, names: Iterable[str]) -> ColumnOptions:
        """The same with more that comes in two columns."""
        return evolve(self, limits=self._limits_as_given(), pairs=tuple(dict.fromkeys((*self.pairs, *names))))

    def ignored(self, columns: Iterable[ColumnInput]) -> Iterator[Fault]:
        """What is said of a column that would change nothing: places where they are fixed, ends of what is no number.

        What the column has anyway may be said.
        """
        for one in columns:
            name, places = one.column, self.digits.get(one.column, one.places)
            if places != one.places:
                told = {"name": name, "places": one.places, "given": places}
                yield Fault(pointer("digits", name), "bad_places", {"case": "of_a_column", **told})
            if one.holds != "whole" and self.limited(one) != one:
                yield Fault.of(pointer("limits", name), "bad_limit", case="no_number", name=name)

    def require_cohort_beside(self, made: Collection[str]) -> None:
        """Raises SchemeError where a column that is made has the name of the one that says who is of a cohort."""
        if self.cohort is not None and self.cohort in made:
            fault = Fault.of("/cohort", "column_taken", case="cohort", name=self.cohort)
            raise SchemeError((fault,), {"case": "columns"})

    def _limits_as_given(self) -> dict[str, ColumnLimit]:
        return {name: _as_given(ends) for name, ends in self.limits.items()}

    def unknown(self, columns: Collection[str], kinds: Collection[str], stems: Collection[str]) -> Iterator[Fault]:
        """What is said of a column that there is not."""
        yield from _unknown("digits", self.digits, {*columns, *kinds})
        yield from _unknown("limits", self.limits, columns)
        yield from _unknown("pairs", self.pairs, stems)


def _unknown(argument: str, given: Iterable[str], known: Collection[str]) -> Iterator[Fault]:
    for name in given:
        if name not in known:
            near = nearest(name, sorted(known))
            told = {"case": "plan_near", "nearest": near} if near else {"case": "plan"}
            yield Fault.of(pointer(argument, name), "unknown_column", name=name, **told)
