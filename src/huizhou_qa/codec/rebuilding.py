"""From the data of a document to the nodes that it says, with what annotations say of their curves."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from attrs import field, frozen

from huizhou_qa.codec.plain_data import (
    interval_in,
    keys_in,
    list_in,
    made,
    number_in,
    object_in,
    refusal,
    text_in,
    truth_in,
    whole_in,
    word_in,
)
from huizhou_qa.errors import SchemeError, Wording, described, pointer
from huizhou_qa.frozen_mapping import FrozenMapping
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

_A_MEASURE = Wording('得出数的运算（如["read", …]）', 'an operation that gives a number, such as ["read", …]')
_A_CONDITION = Wording('判断真假的运算（如["within", …]）', 'an operation that gives a truth, such as ["within", …]')


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
        make = MEASURES.get(operation)
        if make is None:
            raise refusal(path, data, _A_MEASURE)
        return make(self, operands, path)

    def condition(self, data: Data, path: str) -> Condition:
        """The node that gives a truth; raises SchemeError for any other data."""
        operation, operands = self._operation(data, path)
        make = CONDITIONS.get(operation)
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
            word_in(mode, path + "/2/1", MODES),
            word_in(stage, path + "/2/2", STAGES),
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
        """A reading with the node of every choice, as it is written out."""
        reading, given = text_in(operands[0], path + "/1"), object_in(operands[1], path + "/2")
        choices = {one: self.measure(node, path + pointer("2", one)) for one, node in given.items()}
        return made(path, Open, reading, choices)

    def within(self, operands: tuple[Data, ...], path: str) -> Condition:
        """A number and an interval."""
        return made(path, Within, self.measure(operands[0], path + "/1"), interval_in(operands[1], path + "/2"))

    def all_of(self, operands: tuple[Data, ...], path: str) -> Condition:
        """Several conditions."""
        return made(path, AllOf, self.conditions(operands[0], path + "/1"))

    def present(self, operands: tuple[Data, ...], path: str) -> Condition:
        """A number."""
        return made(path, Present, self.measure(operands[0], path + "/1"))


MEASURES: Mapping[str, Callable[[Rebuilt, tuple[Data, ...], str], Measure]] = MappingProxyType(
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
CONDITIONS: Mapping[str, Callable[[Rebuilt, tuple[Data, ...], str], Condition]] = MappingProxyType(
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
