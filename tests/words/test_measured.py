"""A printed formula is worked out by hand to the number that the rule comes to."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huizhou_qa.errors import Wording
from huizhou_qa.readers import Exact, Gap, Number
from huizhou_qa.rules import Constant, GridRounding, Input, Measure, Ordered, Product, Quotient, Rounded, Sum
from huizhou_qa.rules.derived import difference, scaled, share, total, weighted
from huizhou_qa.scorers import percent, quantity
from huizhou_qa.words.arithmetic import Words
from huizhou_qa.words.measured import Measured
from support.formulas import read_again

# A label that ends in a figure stands in brackets in a formula.
LEAVES = [Input(f"/facts/x{at}", label=Wording(f"指标{'甲乙丙4'[at]}", f"figure {'ABC4'[at]}")) for at in range(4)]
A, B, C, _ = LEAVES
VALUES = st.sampled_from(["-120", "-2", "-0.25", "0", "0.5", "3", "1000"]).map(Fraction)
WEIGHTS = st.sampled_from(["-3", "-1", "-0.5", "0", "0.5", "1", "2", "12.5"]).map(Fraction)


def measured(node: Measure, **known: object) -> Measured:
    said = {f"/facts/{name}": one if isinstance(one, Gap) else Fraction(str(one)) for name, one in known.items()}
    found = node.under(Words(Exact(said))).plain
    assert found is not None
    return found


@st.composite
def formulas(draw: st.DrawFn, depth: int = 2) -> Measure:
    kind = draw(st.sampled_from(["leaf", "sum", "quotient", "product"])) if depth else "leaf"
    if kind == "leaf":
        return draw(st.sampled_from(LEAVES))
    if kind == "quotient":
        return Quotient(draw(formulas(depth - 1)), draw(formulas(depth - 1)))
    if kind == "product":
        return Product(draw(formulas(depth - 1)), draw(formulas(depth - 1)))
    terms = st.tuples(formulas(depth - 1), WEIGHTS)
    return Sum(tuple(draw(st.lists(terms, max_size=3))), draw(WEIGHTS))


@given(formulas(), st.tuples(VALUES, VALUES, VALUES, VALUES))
def test_a_printed_formula_is_worked_out_by_hand_to_the_same_number(
    node: Measure, values: tuple[Fraction, ...]
) -> None:
    known: dict[str, Number] = {leaf.path: value for leaf, value in zip(LEAVES, values, strict=True)}
    number = node.under(Exact(known))
    phrase = node.under(Words(Exact(known))).measure
    for told in (phrase.figures, phrase.formula):
        assert not re.search("[＋−×÷] ?[＋−×÷]", told.zh + told.en)
    if isinstance(number, Fraction):
        # What is no short decimal is told in brackets as about so much and is not worked out again.
        assert read_again(phrase.figures.zh) == number
        assert read_again(phrase.figures.en) == number


@pytest.mark.parametrize(
    ("node", "zh", "en"),
    [
        (total(A, B), "指标甲＋指标乙", "figure A + figure B"),
        (difference(A, B), "指标甲−指标乙", "figure A − figure B"),
        (weighted((A, -1), plus=100), "100−指标甲", "100 − figure A"),
        (weighted((A, -1)), "−指标甲", "−figure A"),
        (weighted((A, "-0.5"), (B, 2)), "−0.5×指标甲＋2×指标乙", "−0.5 × figure A + 2 × figure B"),
        (share(A, total(B, C)), "指标甲÷（指标乙＋指标丙）", "figure A ÷ (figure B + figure C)"),
        (Product(A, difference(B, C)), "指标甲×（指标乙−指标丙）", "figure A × (figure B − figure C)"),
        (Sum(()), "0", "0"),
        (
            Rounded(A, GridRounding("0.1", "half_even")),
            "指标甲（四舍六入五成双至0.1的倍数）",
            "figure A (rounded half to even to a multiple of 0.1)",
        ),
        (
            Ordered((A, B, C), 0, 2),
            "（最低的2项：指标甲、指标乙、指标丙）",
            "(the lowest 2 of: figure A, figure B, figure C)",
        ),
        (
            Ordered((A, B, C), 2, 3),
            "（最高的1项：指标甲、指标乙、指标丙）",
            "(the highest 1 of: figure A, figure B, figure C)",
        ),
        (
            Ordered((A, B, C), 1, 2),
            "（由低到高第2至第2项：指标甲、指标乙、指标丙）",
            "(places 2 to 2 from the lowest of: figure A, figure B, figure C)",
        ),
    ],
)
def test_a_measure_is_told_as_it_is_worked_out(node: Measure, zh: str, en: str) -> None:
    assert node.under(Words(Exact({}))).measure.formula == Wording(zh, en)


def test_figures_follow_what_was_read() -> None:
    found = measured(share(A, weighted((B, -1), plus=100)), x0=81, x1=10)
    told = found.stated({})
    assert told == Wording(
        "指标甲81，指标乙10，81÷（100−10）＝0.9", "figure A: 81, figure B: 10, 81 ÷ (100 − 10) = 0.9"
    )
    assert found.stated({}, already=frozenset({"/facts/x0"})).zh == "指标乙10，81÷（100−10）＝0.9"


def test_a_figure_that_is_not_rounded_is_not_told_as_rounded() -> None:
    node = Rounded(A, GridRounding("0.1"))
    assert measured(node, x0="1.25").stated({}).zh == "指标甲1.25，1.25（四舍五入至0.1的倍数）＝1.3"
    assert measured(node, x0="1.2").stated({}).zh == "指标甲1.2"


def test_without_a_number_it_is_told_why() -> None:
    nothing = Gap(nothing=frozenset({"/facts/x0"}))
    assert measured(share(A, B), x0=1, x1=0).stated({}) == Wording(
        "指标甲1，指标乙0，除数为0，无法计算", "figure A: 1, figure B: 0, it cannot be divided by 0"
    )
    assert measured(share(A, B), x0=nothing, x1=0).stated({}).zh == "指标甲无可考核对象，指标乙0"
    assert measured(share(A, B), x1=2).stated({}).zh == "指标甲未填，指标乙2"


def test_a_percentage_taken_as_a_share_is_known_as_such() -> None:
    rate, dust = percent("rate", "率"), quantity("dust", "扬尘", "吨")
    assert measured(scaled(rate, "0.01")).share is not None
    assert measured(scaled(rate, "0.02")).share is None
    assert measured(scaled(dust, "0.01")).share is None
    assert measured(scaled(total(rate, rate), "0.01")).share is None
    assert measured(rate).share is None


def test_what_is_whole_is_known() -> None:
    n = Input("/facts/n", "[0, ∞)", whole=True)
    whole: list[Measure] = [
        n,
        total(n, n),
        scaled(n, 2),
        Product(n, n),
        Ordered((n, n), 0, 1),
        Rounded(A, GridRounding(2)),
    ]
    assert [measured(one).whole for one in whole] == [True] * 6
    part: list[Measure] = [
        A,
        scaled(n, "0.5"),
        weighted((n, 1), plus="0.5"),
        Quotient(n, n),
        Rounded(n, GridRounding("0.1")),
        total(n, A),
        Product(n, A),
        Product(A, n),
    ]
    assert [measured(one).whole for one in part] == [False] * 8


def test_a_number_by_itself_is_called_a_number_and_a_label_by_itself_needs_no_brackets() -> None:
    assert measured(Constant(3)).kind == "number"
    dust = quantity("dust", "PM2.5", "微克")
    assert measured(total(dust)).formula.zh == "PM2.5"
    assert measured(total(dust, dust)).formula.zh == "PM2.5＋（PM2.5）"
