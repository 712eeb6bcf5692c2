"""What a plan that may grow too wide is said to fit with: a limit that fits, digits, or fewer written places."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from attrs import evolve

from huizhou_qa import SchemeError, get_scheme
from huizhou_qa.columns import compile_columns, compile_readings
from huizhou_qa.columns.options import ColumnLimit
from huizhou_qa.errors import Fault
from huizhou_qa.rules import Product
from huizhou_qa.rules.arithmetic import Measure
from huizhou_qa.rules.derived import total
from huizhou_qa.scheme import Clause, Heading, Item, Rounding, Scheme
from huizhou_qa.scorers import Clamped, percent, quantity
from support import valley
from support.frames import frame_of, rows_for

HUIZHOU = get_scheme("huizhou", 2017)
LENGTH, WIDTH, DEPTH = (quantity(name, name, "米", name) for name in ("length", "width", "depth"))


def of_products(*products: tuple[str, Measure]) -> Scheme:
    clauses = tuple(Clause(id_, id_, 6, Clamped(product, 0, 6)) for id_, product in products)
    item = Item("4", "面积", 6 * len(clauses), clauses)
    return valley.scheme(headings=(Heading("全部", item.max_points, (item,)),))


def faults_of(scheme: Scheme, limits: Mapping[str, ColumnLimit]) -> tuple[Fault, ...]:
    with pytest.raises(SchemeError) as caught:
        compile_columns(scheme, limits=limits)
    assert {one.code for one in caught.value.faults} == {"too_wide"}
    return caught.value.faults


SMALL, LARGE = ("4.1", Product(LENGTH, WIDTH)), ("4.2", Product(Product(LENGTH, LENGTH), DEPTH))
REFUSED: Mapping[str, tuple[Scheme, dict[str, ColumnLimit]]] = {
    "one input": (HUIZHOU, {"quality_incentive_projects": 10**14}),
    "one whose first overflow is not its last": (HUIZHOU, {"pm25_annual_mean": 10**13}),
    "an index": (HUIZHOU, {"quality_infrastructure_index": 10**12}),
    "two, of which the first is met alone": (
        HUIZHOU,
        {"quality_incentive_projects": 10**14, "pm25_annual_mean": 10**14},
    ),
    "below zero too": (HUIZHOU, {"pm25_annual_mean": (0, 10**14)}),
    "a product": (of_products(SMALL), {}),
    "two products, of which the second is wider": (of_products(SMALL, LARGE), {}),
    "two products, of which the first is wider": (of_products(LARGE, SMALL), {"width": 10**9}),
    "sums": (of_products(("4.1", Product(total(LENGTH, WIDTH), total(LENGTH, DEPTH)))), {}),
}


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=() if scheme is not HUIZHOU else pytest.mark.deep)
        for name, (scheme, _) in REFUSED.items()
    ],
)
def test_the_limit_that_is_named_fits_and_one_more_does_not(name: str) -> None:
    scheme, limits = REFUSED[name]
    for fault in faults_of(scheme, limits):
        names, most = fault.params["names"], fault.params["most"]
        assert isinstance(names, tuple)
        assert isinstance(most, int)
        compile_columns(scheme, limits={**limits, **dict.fromkeys(map(str, names), most)})
        faults_of(scheme, {**limits, **dict.fromkeys(map(str, names), most + 1)})


@pytest.mark.deep
def test_a_limit_under_several_readings_fits_too() -> None:
    limits = {"quality_incentive_projects": 10**14}
    with pytest.raises(SchemeError) as caught:
        compile_readings(HUIZHOU, {"a": {}}, limits=limits)
    (fault,) = caught.value.faults
    most = fault.params["most"]
    assert isinstance(most, int)
    assert compile_readings(HUIZHOU, {"a": {}}, limits={"quality_incentive_projects": most}).widest


def capped(places: int) -> Scheme:
    """Two items of 100 under one cap of 100: what is left of them where one is absent is no share of its own marks."""
    items = (item_of(("1.1", percent("green", "绿化率"))), item_of(("2.1", percent("trees", "林木率"))))
    under_cap = Heading("全部", 100, items, capped=True)
    return evolve(of_products(SMALL), headings=(under_cap,), rounding=Rounding(places))


def item_of(named: tuple[str, Measure]) -> Item:
    name, measure = named
    return Item(name[:1], name, 100, (Clause(name, name, 100, measure),))


def test_where_a_ruling_may_rescale_what_is_written_as_many_places_are_named_as_fit() -> None:
    plan = compile_columns(capped(12))
    frame = frame_of(plan, rows_for(plan, 3, seed=9, nothing=0.2))
    with pytest.raises(SchemeError) as caught:
        plan.assess(frame)
    (fault,) = caught.value.faults
    assert (fault.path, fault.params["case"], fault.params["places"]) == ("/base", "written_or_nothing", 12)
    most = fault.params["most"]
    assert isinstance(most, int)
    assert compile_columns(capped(most)).assess(frame).height == 3
    with pytest.raises(SchemeError):
        compile_columns(capped(most + 1)).assess(frame)
    assert plan.assess(frame.select(one.column for one in plan.inputs)).height == 3


def test_fewer_written_places_are_named_where_neither_limits_nor_digits_would_do() -> None:
    scheme = evolve(of_products(SMALL), rounding=Rounding(18))
    fault = faults_of(scheme, {"length": 1, "width": 1})[0]
    most = fault.params["most"]
    assert (fault.params["case"], fault.params["places"]) == ("written", 18)
    assert isinstance(most, int)
    compile_columns(evolve(scheme, rounding=Rounding(most)), limits={"length": 1, "width": 1})


def test_where_nothing_would_do_that_is_said() -> None:
    green = percent("green", "绿化率")
    ninth: Measure = green
    for _ in range(8):
        ninth = Product(ninth, green)
    faults = faults_of(of_products(("4.1", ninth)), {})
    assert {one.params["case"] for one in faults} == {"nothing_fits"}
    assert all("assess" in text for one in faults for text in (one.zh, one.en))
