"""A rule as data: every operation as a list, numbers as text, annotations left out, and one text for each value."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest

from huizhou_qa import SchemeError
from huizhou_qa.errors import Wording
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers.document import Data, Document, canonical, input_document, interval_text, number_text
from huizhou_qa.rules import (
    OPERATIONS,
    AllOf,
    Bands,
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

X, Y = Input("/facts/x", "[0, 100]"), Input("/facts/y")
READ_X, READ_Y = ["read", "/facts/x"], ["read", "/facts/y"]
HIGH = Within(X, Interval(Fraction(1, 2), None, low_closed=False, high_closed=False))

WRITTEN: list[tuple[str, Measure | Condition, object]] = [
    ("constant", Constant(Fraction(-3, 6)), ["constant", "-1/2"]),
    ("nothing", NothingToMeasure("no project"), ["nothing"]),
    ("read", X, READ_X),
    (
        "sum",
        Sum(((X, Fraction(1, 3)), (Y, Fraction(-1))), Fraction(4)),
        ["sum", [[READ_X, "1/3"], [READ_Y, "-1"]], "4"],
    ),
    ("product", Product(X, Y), ["product", READ_X, READ_Y]),
    ("quotient", Quotient(X, Y), ["quotient", READ_X, READ_Y]),
    ("pooled", Pooled(((X, Constant(5)),), 2), ["pooled", [[READ_X, ["constant", "5"]]], "2"]),
    (
        "rounded",
        Rounded(X, GridRounding("0.01", "half_even", "written")),
        ["rounded", READ_X, ["1/100", "half_even", "written"]],
    ),
    ("ordered", Ordered((X, Y), 0, 1), ["ordered", [READ_X, READ_Y], "0", "1"]),
    (
        "on_curve",
        OnCurve(X, Curve("[0, 100]", Bands({"[0, 50)": 1, "[50, 100]": 2}))),
        [
            "on_curve",
            READ_X,
            {"over": "[0, 100]", "whole": False, "pieces": [["[0, 50)", "1", "0"], ["[50, 100]", "2", "0"]]},
        ],
    ),
    ("number_of", NumberOf(HIGH), ["number_of", ["within", READ_X, "(1/2, ∞)"]]),
    ("choose", Choose(HIGH, X, Y), ["choose", ["within", READ_X, "(1/2, ∞)"], READ_X, READ_Y]),
    ("open", Open("line", {"b": X, "a": Y}), ["open", "line", {"b": READ_X, "a": READ_Y}]),
    ("within", HIGH, ["within", READ_X, "(1/2, ∞)"]),
    ("all_of", AllOf((HIGH, Present(Y))), ["all_of", [["within", READ_X, "(1/2, ∞)"], ["present", READ_Y]]]),
    ("present", Present(X), ["present", READ_X]),
]


@pytest.mark.parametrize(("operation", "node", "written"), WRITTEN, ids=[one[0] for one in WRITTEN])
def test_an_operation_is_a_list_with_its_name_and_its_operands_in_their_order(
    operation: str, node: Measure | Condition, written: object
) -> None:
    found = node.under(Document())
    assert json.loads(canonical(found)) == written
    assert found[0] == operation
    # Why there is nothing is an annotation, and no operand of the data.
    assert len(found) - 1 == (0 if operation == "nothing" else len(OPERATIONS[operation]))  # type: ignore[index]


def test_every_operation_is_tried_here() -> None:
    assert {operation for operation, _, _ in WRITTEN} == set(OPERATIONS)


def test_what_a_curve_was_made_of_is_left_out() -> None:
    banded = OnCurve(X, Curve("[0, 100]", Bands({"[0, 100]": 3})))
    by_piece = OnCurve(X, Curve("[0, 100]", Pieces((Piece("[0, 100]", Fraction(3)),))))
    assert banded.under(Document()) == by_piece.under(Document())


def test_what_was_read_is_collected_once_and_in_order() -> None:
    document = Document()
    Sum(((Y, Fraction(1)), (X, Fraction(1)), (Y, Fraction(2)))).under(document)
    assert list(document.inputs.items()) == [("/facts/y", Y), ("/facts/x", X)]


def test_one_path_cannot_be_two_inputs() -> None:
    with pytest.raises(SchemeError) as caught:
        Product(X, Input("/facts/x", "[0, 1]")).under(Document())
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/facts/x", "declared_twice")]


def test_an_input_is_told_without_what_it_is_called() -> None:
    leaf = Input(
        "/facts/z", "[0, 1]", whole=True, options=("no", "yes"), may_be_nothing=False, label=Wording("甲", "z")
    )
    assert canonical(input_document(leaf)) == (
        '{"may_be_nothing":false,"options":["no","yes"],"percent":false,"range":"[0, 1]","whole":true}'
    )


@pytest.mark.parametrize(
    ("number", "text"), [("0", "0"), ("-12", "-12"), ("2.50", "5/2"), ("-0.1", "-1/10"), ("1e30", "1" + "0" * 30)]
)
def test_a_number_is_a_fraction_in_lowest_terms_and_never_a_decimal(number: str, text: str) -> None:
    assert number_text(Fraction(number)) == text


@pytest.mark.parametrize(
    ("over", "text"),
    [("{0.5}", "[1/2, 1/2]"), ("(-∞, 3)", "(-∞, 3)"), ("[0, ∞)", "[0, ∞)"), ("(0, 0.25]", "(0, 1/4]")],
)
def test_an_interval_is_always_written_with_two_ends(over: str, text: str) -> None:
    assert interval_text(Interval.parse(over)) == text


def test_the_canonical_text_is_that_of_rfc_8785() -> None:
    # Keys go by their UTF-16 code units: a character beyond the first plane stands before U+FB33.
    inner: FrozenMapping[str, Data] = FrozenMapping({"z": (), "a": '\u0007\n"\\/é\u2028'})
    value: Data = FrozenMapping({"\ufb33": "1", "\U0001f600": (True, False), "b": inner, "B": FrozenMapping()})
    assert canonical(value) == (
        '{"B":{},"b":{"a":"\\u0007\\n\\"\\\\/é\u2028","z":[]},"\U0001f600":[true,false],"\ufb33":"1"}'
    )
