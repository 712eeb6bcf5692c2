"""Inputs, nodes and what is said with them: what they refuse, and worked values."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from functools import partial

import pytest

from huizhou_qa import NumberError, SchemeError
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers import Exact, Gap
from huizhou_qa.rules import (
    OPERATIONS,
    AllOf,
    Arithmetic,
    Constant,
    GridRounding,
    Input,
    Knots,
    Measure,
    Open,
    Ordered,
    Product,
    Steps,
    Within,
)
from huizhou_qa.rules import derived as say
from huizhou_qa.rules.inputs import entry

F = Fraction
X, Y, Z = (Input(f"/facts/{name}") for name in "xyz")
WORD = Input("/facts/word", "[0, 2]", whole=True, options=("优", "良", "差"))


def at(node: Measure, **known: int | str | Gap) -> object:
    return node.under(Exact({f"/facts/{name}": one if isinstance(one, Gap) else F(one) for name, one in known.items()}))


@pytest.mark.parametrize(
    ("code", "made"),
    [
        *(
            ("bad_path", partial(Input, path))
            for path in ("", "/", "facts", "/facts", "/facts/", "facts/a", "/facts//a")
        ),
        ("repeated_option", lambda: Input("/facts/w", "[0, 1]", whole=True, options=("优", "优"))),
        ("options_out_of_range", lambda: Input("/facts/w", "[0, 2]", whole=True, options=("优", "良"))),
        ("options_out_of_range", lambda: Input("/facts/w", "[0, 1]", options=("优", "良"))),
        ("no_such_places", lambda: Ordered((X, Y), 0, 3)),
        ("no_such_places", lambda: Ordered((X, Y), 1, 1)),
        ("no_such_places", lambda: Ordered((X, Y), -1, 1)),
        ("no_choice", lambda: Open("margin", {})),
        ("no_condition", lambda: AllOf(())),
    ],
)
def test_a_node_that_can_mean_nothing_is_refused(code: str, made: Callable[[], object]) -> None:
    with pytest.raises(SchemeError) as caught:
        made()
    assert [fault.code for fault in caught.value.faults] == [code]


@pytest.mark.parametrize(
    ("made", "path", "zh", "en"),
    [
        (lambda: AllOf(()), "", "没有条件，至少给一个", "there is no condition; give at least one"),
        (
            lambda: Open("margin", {}),
            "",
            "口径margin没有选项",
            "the reading margin has no choice; give at least one",
        ),
        (
            lambda: Ordered((X, Y), 1, 3),
            "",
            "共2个数，不能取第1至第3位",
            "there are 2 numbers; no places from 1 to 3",
        ),
        (
            lambda: Input("/facts/w", "[0, 1]", whole=True, options=("优", "优")),
            "/facts/w",
            "选项重复：优、优",
            "an option stands twice among 优, 优; write each once",
        ),
        (
            lambda: Steps(1, 0, "above", 1, "1e-29", 1),
            "/each",
            "扣完要超过10000步，请加大每步所扣的分，或按比例（prorata）计",
            "more than 10000 steps until the most is lost; take off more for each, or count prorata",
        ),
        (
            lambda: GridRounding(0),
            "",
            "舍入的单位为0，应大于0",
            "the grid is 0; it must be above 0",
        ),
        (
            lambda: Knots(()),
            "",
            "折点应至少一个，并从小到大排列",
            "give at least one knot, each further right than the one before",
        ),
        (
            lambda: Interval.parse("(∞, 2]"),
            "",
            "'∞'不是区间的端点，此端无界请写-∞",
            "'∞' is no end here; where there is none, write -∞",
        ),
    ],
)
def test_why_a_node_is_refused_is_told_with_what_it_was_given(
    made: Callable[[], object], path: str, zh: str, en: str
) -> None:
    with pytest.raises(SchemeError) as caught:
        made()
    assert [(fault.path, fault.zh, fault.en) for fault in caught.value.faults] == [(path, zh, en)]


def test_what_an_input_is_called_is_no_part_of_the_rule() -> None:
    assert Input("/facts/word", "[0, 2]", whole=True, options=("优", "良", "差"), unit="级") == WORD
    assert Input("/facts/word", "[0, 2]", whole=True, options=("优", "良", "中")) != WORD
    assert Input("/facts/a~1b~0c").name == "a/b~c"


def test_an_entry_is_an_input_of_its_section() -> None:
    assert entry("results", "11.3") == Input("/results/11.3")
    assert entry("tallies", "x", "[0, ∞)", whole=True, nothing=False).path == "/tallies/x"


@pytest.mark.parametrize(
    ("node", "known", "number"),
    [
        (say.total(X, Y), {"x": 1, "y": 2}, 3),
        (say.weighted((X, 2), (Y, "-0.5"), plus=1), {"x": 1, "y": 2}, 2),
        (say.difference(X, Y), {"x": 1, "y": 3}, -2),
        (say.below(100, X), {"x": 30}, 70),
        (say.scaled(X, Decimal("0.01")), {"x": 30}, F("0.3")),
        (say.coefficient(X, Y), {"x": 30, "y": "0.8"}, 24),
        (say.share(X, Y), {"x": 3, "y": 4}, F("0.75")),
        (say.least(X, Y, Z), {"x": 3, "y": 1, "z": 2}, 1),
        (say.greatest(X, Y, Z), {"x": 3, "y": 1, "z": 2}, 3),
        (say.at_most(X, 4), {"x": 5}, 4),
        (say.at_least(X, 4), {"x": 3}, 4),
        (say.clamped(X, 0, 15), {"x": -1}, 0),
        (say.clamped(X, 0, 15), {"x": 16}, 15),
        (say.trimmed_mean((X, Y, Z)), {"x": 3, "y": 100, "z": -5}, 3),
        (say.when(say.reaches(X, Y), points="1.5", otherwise=X), {"x": 1, "y": 1}, F("1.5")),
        (say.when(say.reaches(X, Y), points="1.5", otherwise=X), {"x": 1, "y": "1.01"}, 1),
        (say.when(say.within_limit(X, Y), points=1), {"x": 1, "y": 1}, 1),
        (say.when(say.within_limit(X, Y), points=1), {"x": 2, "y": 1}, 0),
        (say.when(say.exactly(X, 1), say.is_true(Y), points=Z), {"x": 1, "y": 1, "z": 9}, 9),
        (say.when(say.negation(say.exactly(X, 1)), points=1), {"x": 1}, 0),
        (say.when(say.negation(say.exactly(X, 1)), points=1), {"x": 2}, 1),
        (say.when(say.any_of(say.exactly(X, 1), say.exactly(Y, 1)), points=1), {"x": 0, "y": 1}, 1),
        (say.when(say.any_of(say.exactly(X, 1), say.exactly(Y, 1)), points=1), {"x": 0, "y": 0}, 0),
        (say.when(say.where_present(X, say.exactly(X, 1)), points=1), {"x": Gap(nothing=frozenset({"x"}))}, 1),
        (say.when(say.where_present(X, say.exactly(X, 1)), points=1), {"x": 2}, 0),
    ],
)
def test_what_is_said_with_the_operations_has_these_values(
    node: Measure, known: dict[str, int | str | Gap], number: object
) -> None:
    assert at(node, **known) == number


def test_a_coefficient_stands_behind_what_it_multiplies() -> None:
    assert say.coefficient(X, Y) == Product(X, Y)


def test_every_operation_is_a_method_of_an_arithmetic_and_the_other_way_round() -> None:
    methods = {name for name in vars(Arithmetic) if not name.startswith("_")}
    assert methods == set(OPERATIONS)


def test_a_number_is_a_measure_where_a_measure_is_wanted() -> None:
    assert say.measure_of("1.5") == Constant("1.5")
    assert say.measure_of(X) is X
    assert Within(X, "[0, 1]").over == Within(X, "[0, 1.0]").over


@pytest.mark.parametrize(
    ("made", "path"),
    [
        (lambda: Knots([("一", 1)]), "/points/0/0"),
        (lambda: Knots([(1, "一")]), "/points/0/1"),
        (lambda: say.weighted((X, "一")), "/terms/0/1"),
    ],
)
def test_a_number_that_is_none_is_refused_at_its_place_in_a_pair(made: Callable[[], object], path: str) -> None:
    with pytest.raises(NumberError) as caught:
        made()
    assert [fault.path for fault in caught.value.faults] == [path]
