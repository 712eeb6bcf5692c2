"""From the data of a document to the nodes that it says, with what annotations say of their curves."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import TypeVar

from attrs import field, frozen

from huizhou_qa.errors import NumberError, SchemeError, Wording, described, pointer
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers.document import Data
from huizhou_qa.rules import (
    OPERATIONS,
    AllOf,
    Choose,
    Condition,
    Constant,
    Curve,
    GridRounding,
    Input,
    Measure,
    NothingToMeasure,
    NumberOf,
    OnCurve,
    Open,
    Ordered,
    Piece,
    Pieces,
    Pooled,
    Present,
    Product,
    Quotient,
    Rounded,
    Sum,
    Within,
)
from huizhou_qa.rules.curves import Making
from huizhou_qa.rules.rounding import MODES, STAGES

Made = TypeVar("Made")
Word = TypeVar("Word", bound=str)

# A denominator or an end that bounds work out is longer than what is let in, and none is as long as this.
LONGEST_NUMBER = 150
LONGEST_WHOLE = 9

_NUMBER = re.compile(r"(-?(?:0|[1-9][0-9]*))(?:/([1-9][0-9]*))?")
_WHOLE = re.compile(r"0|[1-9][0-9]*")
_INTERVAL = re.compile(r"([\[(])([^,\s]+), ([^,\s]+)([\])])")

_A_NUMBER = Wording('数（如"3/2"）', 'a number, such as "3/2"')
A_WHOLE = Wording('整数（如"2"）', 'a whole number, such as "2"')
_AN_INTERVAL = Wording('区间（如"[0, 1/2)"）', 'an interval, such as "[0, 1/2)"')
_A_TEXT = Wording("文本", "text")
_A_TRUTH = Wording("true或false", "true or false")
_A_LIST = Wording("数组", "an array")
_AN_OBJECT = Wording("对象", "an object")
_A_MEASURE = Wording('得出数的运算（如["read", …]）', 'an operation that gives a number, such as ["read", …]')
_A_CONDITION = Wording('判断真假的运算（如["within", …]）', 'an operation that gives a truth, such as ["within", …]')


def refusal(path: str, given: object, expected: Wording) -> SchemeError:
    """The error of data of another kind than belongs at a place."""
    told = described(given) if isinstance(given, str | bool) else Wording("一个数组或对象", "an array or an object")
    return SchemeError.of(path, "wrong_type", case="field", given=told, expected=expected)


def made(path: str, make: Callable[..., Made], *given: object) -> Made:
    """What is made of what was read; where it is refused, the faults stand under that path."""
    try:
        return make(*given)
    except (NumberError, SchemeError) as error:
        raise SchemeError([fault.under(path) for fault in error.faults], error.params) from None


def text_in(data: Data, path: str) -> str:
    """The text at a place."""
    if not isinstance(data, str):
        raise refusal(path, data, _A_TEXT)
    return data


def truth_in(data: Data, path: str) -> bool:
    """The truth at a place."""
    if not isinstance(data, bool):
        raise refusal(path, data, _A_TRUTH)
    return data


def list_in(data: Data, path: str, length: int | None = None) -> tuple[Data, ...]:
    """The list at a place, of that length where one is asked for."""
    if not isinstance(data, tuple) or (length is not None and len(data) != length):
        raise refusal(path, data, _A_LIST)
    return data


def object_in(data: Data, path: str) -> FrozenMapping[str, Data]:
    """The object at a place."""
    if not isinstance(data, FrozenMapping):
        raise refusal(path, data, _AN_OBJECT)
    return data


def keys_in(data: Data, path: str, *keys: str) -> FrozenMapping[str, Data]:
    """The object at a place, which must have these keys and no other."""
    given = object_in(data, path)
    for key in given:
        if key not in keys:
            raise SchemeError.of(path + pointer(key), "unknown_key", case="known", key=key, known=keys)
    for key in keys:
        if key not in given:
            raise SchemeError.of(path, "required", case="key", key=key)
    return given


def number_in(data: Data, path: str) -> Fraction:
    """The number at a place."""
    found = _NUMBER.fullmatch(data) if isinstance(data, str) and len(data) <= LONGEST_NUMBER else None
    if found is None:
        raise refusal(path, data, _A_NUMBER)
    return Fraction(int(found[1]), int(found[2] or 1))


def whole_in(data: Data, path: str) -> int:
    """The whole number at a place."""
    if not isinstance(data, str) or len(data) > LONGEST_WHOLE or not _WHOLE.fullmatch(data):
        raise refusal(path, data, A_WHOLE)
    return int(data)


def interval_in(data: Data, path: str) -> Interval:
    """The interval at a place."""
    found = _INTERVAL.fullmatch(data) if isinstance(data, str) and len(data) <= 2 * LONGEST_NUMBER else None
    if found is None:
        raise refusal(path, data, _AN_INTERVAL)
    low = None if found[2] == "-∞" else number_in(found[2], path)
    high = None if found[3] == "∞" else number_in(found[3], path)
    return made(path, Interval, low, high, found[1] == "[", found[4] == "]")


def _word_in(data: Data, path: str, known: tuple[Word, ...]) -> Word:
    word = next((one for one in known if one == data), None)
    if word is None:
        raise SchemeError.of(path, "unknown_choice", case="word", given=described(data), known=known)
    return word


@frozen(eq=False)
class Rebuilt:
    """Nodes from data.

    Attributes:
        inputs: what may be read, by its path.
        curves: what curves were made of, by where the curve stands.
        reasons: why there is nothing, by where that stands.
        readings: the choices of every reading, in their order.
    """

    inputs: Mapping[str, Input]
    curves: Mapping[str, Making] = field(factory=FrozenMapping)
    reasons: Mapping[str, str] = field(factory=FrozenMapping)
    readings: Mapping[str, tuple[str, ...]] = field(factory=FrozenMapping)

    def measure(self, data: Data, path: str) -> Measure:
        """The node that gives a number; raises SchemeError for any other data."""
        operation, operands = self._operation(data, path)
        make = _MEASURES.get(operation)
        if make is None:
            raise refusal(path, data, _A_MEASURE)
        return make(self, operands, path)

    def condition(self, data: Data, path: str) -> Condition:
        """The node that gives a truth; raises SchemeError for any other data."""
        operation, operands = self._operation(data, path)
        make = _CONDITIONS.get(operation)
        if make is None:
            raise refusal(path, data, _A_CONDITION)
        return make(self, operands, path)

    def _operation(self, data: Data, path: str) -> tuple[str, tuple[Data, ...]]:
        listed = list_in(data, path)
        operation = text_in(listed[0], path + "/0") if listed else ""
        operands = next((kinds for name, kinds in OPERATIONS.items() if name == operation), None)
        if operands is None:
            raise SchemeError.of(path, "unknown_operation", given=described(operation), known=tuple(OPERATIONS))
        # Why there is nothing is an annotation.
        count = 0 if operation == "nothing" else len(operands)
        if len(listed) - 1 != count:
            raise SchemeError.of(path, "wrong_operands", operation=operation, count=count, given=len(listed) - 1)
        return operation, listed[1:]

    def measures(self, data: Data, path: str) -> tuple[Measure, ...]:
        """Several nodes that give numbers."""
        return tuple(self.measure(one, path + pointer(str(at))) for at, one in enumerate(list_in(data, path)))

    def conditions(self, data: Data, path: str) -> tuple[Condition, ...]:
        """Several nodes that give truths."""
        return tuple(self.condition(one, path + pointer(str(at))) for at, one in enumerate(list_in(data, path)))

    def constant(self, operands: tuple[Data, ...], path: str) -> Measure:
        """A number."""
        return made(path, Constant, number_in(operands[0], path + "/1"))

    def nothing(self, _operands: tuple[Data, ...], path: str) -> Measure:
        """That there is nothing."""
        return made(path, NothingToMeasure, self.reasons.get(path, ""))

    def read(self, operands: tuple[Data, ...], path: str) -> Measure:
        """An input."""
        return self.input_at(operands[0], path + "/1")

    def input_at(self, data: Data, path: str) -> Input:
        """The input of that path; raises SchemeError where none is declared, and no entry before gives it."""
        leaf = self.inputs.get(text_in(data, path))
        if leaf is None:
            raise SchemeError.of(path, "not_declared", case="document", given=described(data))
        return leaf

    def sum(self, operands: tuple[Data, ...], path: str) -> Measure:
        """Terms with their weights, and a constant."""
        terms = tuple(
            (self.measure(term, where + "/0"), number_in(weight, where + "/1"))
            for (term, weight), where in _pairs(operands[0], path + "/1")
        )
        return made(path, Sum, terms, number_in(operands[1], path + "/2"))

    def product(self, operands: tuple[Data, ...], path: str) -> Measure:
        """Two factors."""
        return made(path, Product, self.measure(operands[0], path + "/1"), self.measure(operands[1], path + "/2"))

    def quotient(self, operands: tuple[Data, ...], path: str) -> Measure:
        """Dividend and divisor."""
        return made(path, Quotient, self.measure(operands[0], path + "/1"), self.measure(operands[1], path + "/2"))

    def pooled(self, operands: tuple[Data, ...], path: str) -> Measure:
        """Points and full marks, and how many parts must be present."""
        parts = tuple(
            (self.measure(points, where + "/0"), self.measure(full, where + "/1"))
            for (points, full), where in _pairs(operands[0], path + "/1")
        )
        return made(path, Pooled, parts, whole_in(operands[1], path + "/2"))

    def rounded(self, operands: tuple[Data, ...], path: str) -> Measure:
        """A number on a grid."""
        grid, mode, stage = list_in(operands[1], path + "/2", 3)
        to = made(
            path + "/2",
            GridRounding,
            number_in(grid, path + "/2/0"),
            _word_in(mode, path + "/2/1", MODES),
            _word_in(stage, path + "/2/2", STAGES),
        )
        return made(path, Rounded, self.measure(operands[0], path + "/1"), to)

    def ordered(self, operands: tuple[Data, ...], path: str) -> Measure:
        """Numbers, and the places that count."""
        places = (whole_in(operands[at], path + pointer(str(at + 1))) for at in (1, 2))
        return made(path, Ordered, self.measures(operands[0], path + "/1"), *places)

    def on_curve(self, operands: tuple[Data, ...], path: str) -> Measure:
        """A number on a curve, with what the curve was made of where that is told."""
        number, where = self.measure(operands[0], path + "/1"), path + "/2"
        given = keys_in(operands[1], where, "over", "pieces", "whole")
        over, whole = interval_in(given["over"], where + "/over"), truth_in(given["whole"], where + "/whole")
        pieces = tuple(
            _piece(one, where + pointer("pieces", str(at)))
            for at, one in enumerate(list_in(given["pieces"], where + "/pieces"))
        )
        return made(path, OnCurve, number, made(where, Curve, over, self.curves.get(path, Pieces(pieces)), whole))

    def number_of(self, operands: tuple[Data, ...], path: str) -> Measure:
        """1 or 0."""
        return made(path, NumberOf, self.condition(operands[0], path + "/1"))

    def choose(self, operands: tuple[Data, ...], path: str) -> Measure:
        """A condition and two branches."""
        branches = (self.measure(operands[at], path + pointer(str(at + 1))) for at in (1, 2))
        return made(path, Choose, self.condition(operands[0], path + "/1"), *branches)

    def open(self, operands: tuple[Data, ...], path: str) -> Measure:
        """A reading and its choices, in the order of the reading."""
        reading, given = text_in(operands[0], path + "/1"), object_in(operands[1], path + "/2")
        known = self.readings.get(reading, ())
        if set(known) != set(given):
            raise SchemeError.of(path, "other_alternatives", known=known, given=tuple(given))
        return made(path, Open, reading, {one: self.measure(given[one], path + pointer("2", one)) for one in known})

    def within(self, operands: tuple[Data, ...], path: str) -> Condition:
        """A number and an interval."""
        return made(path, Within, self.measure(operands[0], path + "/1"), interval_in(operands[1], path + "/2"))

    def all_of(self, operands: tuple[Data, ...], path: str) -> Condition:
        """Several conditions."""
        return made(path, AllOf, self.conditions(operands[0], path + "/1"))

    def present(self, operands: tuple[Data, ...], path: str) -> Condition:
        """A number."""
        return made(path, Present, self.measure(operands[0], path + "/1"))


_MEASURES: Mapping[str, Callable[[Rebuilt, tuple[Data, ...], str], Measure]] = MappingProxyType(
    {
        "constant": Rebuilt.constant,
        "nothing": Rebuilt.nothing,
        "read": Rebuilt.read,
        "sum": Rebuilt.sum,
        "product": Rebuilt.product,
        "quotient": Rebuilt.quotient,
        "pooled": Rebuilt.pooled,
        "rounded": Rebuilt.rounded,
        "ordered": Rebuilt.ordered,
        "on_curve": Rebuilt.on_curve,
        "number_of": Rebuilt.number_of,
        "choose": Rebuilt.choose,
        "open": Rebuilt.open,
    }
)
_CONDITIONS: Mapping[str, Callable[[Rebuilt, tuple[Data, ...], str], Condition]] = MappingProxyType(
    {"within": Rebuilt.within, "all_of": Rebuilt.all_of, "present": Rebuilt.present}
)


def _pairs(data: Data, path: str) -> Iterator[tuple[tuple[Data, ...], str]]:
    for at, one in enumerate(list_in(data, path)):
        where = path + pointer(str(at))
        yield list_in(one, where, 2), where


def _piece(data: Data, path: str) -> Piece:
    over, intercept, slope = list_in(data, path, 3)
    ends = interval_in(over, path + "/0")
    return made(path, Piece, ends, number_in(intercept, path + "/1"), number_in(slope, path + "/2"))
