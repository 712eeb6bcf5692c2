"""Evidence that is drawn for a scheme fits it, at its edges often, whatever else is asked for."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import cache

import pytest
from attrs import evolve
from hypothesis import find, given
from hypothesis import strategies as st
from hypothesis.errors import NoSuchExample

from huizhou_qa import Evidence, SchemeError, check, get_scheme
from huizhou_qa.evidence.records import Incident, Known
from huizhou_qa.numbers.exact import Rate
from huizhou_qa.rules import Within, at_most, total
from huizhou_qa.scheme import Agreement, Scheme
from huizhou_qa.scorers import (
    Band,
    RelativeToAverage,
    count,
    mean_of,
    most_of,
    others_average_of,
    percent,
    place_of,
    quantity,
)
from huizhou_qa.testing import evidence_strategy, incident_strategy
from support import district, harbour, kinds, valley
from support.linlan_2031 import SCHEME as LINLAN
from support.schemes import with_rules
from support.slopes import village

OTHERS = {"average_over": "without_self", "agri_products": "joint", "empty_project_class": "needs_ruling"}


@cache
def with_an_agreement() -> Scheme:
    first, second = percent("first", "甲率", within="(0, 100]"), percent("second", "乙率", within="[0, 100)")
    scheme = village(total(first), total(second))
    return evolve(scheme, agreements=(Agreement(Within(total(first, second), "[40, 60]"), "合计40至60"),))


SCHEMES: dict[str, Callable[[], Scheme]] = {
    "2017": lambda: get_scheme("huizhou", 2017),
    "2017 under others": lambda: get_scheme("huizhou", 2017, readings=OTHERS),
    "2031": lambda: LINLAN,
    "district": district.scheme,
    "harbour": harbour.scheme,
    "kinds": kinds.scheme,
    "valley": valley.scheme,
    "agreeing": with_an_agreement,
}
EACH_DAY = ("2017", "agreeing")
SOME_EACH_DAY = pytest.mark.parametrize(
    "name", [pytest.param(name, marks=() if name in EACH_DAY else pytest.mark.deep) for name in SCHEMES]
)
WITH_NOTHING = pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=() if name in EACH_DAY else pytest.mark.deep)
        for name in ("2017", "2031", *EACH_DAY[1:])
    ],
)
# Where a district has no residents, a rule of its own divides by zero: told of the rule, not of what is drawn.
DIVISIONS = {"divided_by_zero"}


@SOME_EACH_DAY
@given(data=st.data())
def test_it_fits_and_nothing_is_missing(name: str, data: st.DataObject) -> None:
    scheme = SCHEMES[name]()
    evidence = data.draw(evidence_strategy(scheme, unit="丙县"))
    assert {fault.code for fault in check(scheme, evidence)} <= DIVISIONS
    assert evidence.unit == "丙县"
    assert not evidence.values.nothing
    assert evidence.incidents is not None


@WITH_NOTHING
@given(data=st.data())
def test_what_there_was_nothing_of_is_ruled_on_unless_that_is_not_asked_for(name: str, data: st.DataObject) -> None:
    scheme = SCHEMES[name]()
    ruled = data.draw(evidence_strategy(scheme, nothing=True))
    assert {fault.code for fault in check(scheme, ruled)} <= DIVISIONS
    unruled = data.draw(evidence_strategy(scheme, nothing=True, rulings=False))
    assert not unruled.rulings
    codes = {fault.code for fault in check(scheme, unruled)}
    assert codes <= DIVISIONS | {"ruling_needed", "too_few_present", "nothing_in_step", "nothing_to_measure"}


@WITH_NOTHING
@given(data=st.data())
def test_of_what_is_missing_nothing_else_is_wrong(name: str, data: st.DataObject) -> None:
    scheme = SCHEMES[name]()
    evidence = data.draw(evidence_strategy(scheme, missing=True, nothing=True, incidents=False))
    allowed = DIVISIONS | {"missing", "ruling_needed", "too_few_present", "nothing_in_step", "nothing_to_measure"}
    assert {fault.code for fault in check(scheme, evidence)} <= allowed
    assert not evidence.incidents


SLOPE = quantity("dust", "扬尘", "微克", better="less")
SMALL = village(Band(SLOPE, {"[0, 35]": 100, "(35, ∞)": 0}))


def comes_up(
    scheme: Scheme, wanted: Callable[[Evidence], bool], *, nothing: bool = False, missing: bool = False
) -> bool:
    try:
        return wanted(find(evidence_strategy(scheme, nothing=nothing, missing=missing), wanted))
    except NoSuchExample:
        return False


def drawn(evidence: Evidence, name: str) -> object:
    fact = evidence.facts[name]
    return fact.value if isinstance(fact, Known) else fact


@pytest.mark.parametrize("wanted", ["35", "34.999999", "35.000001", "34", "36", "35.5", "0"])
def test_edges_and_what_lies_beside_them_come_up(wanted: str) -> None:
    assert comes_up(SMALL, lambda one: drawn(one, "dust") == Fraction(wanted))


def test_numbers_between_edges_come_up() -> None:
    assert comes_up(SMALL, lambda one: drawn(one, "dust") not in {Fraction(n, 2) for n in range(999)})


def test_a_figure_at_an_edge_of_the_mean_comes_up() -> None:
    index = quantity("index", "指数", "")
    scheme = village(RelativeToAverage(index, {"[0, 0.5)": 0, "[0.5, 1)": 50, "[1, ∞)": 100}))

    def is_half(evidence: Evidence) -> bool:
        own = drawn(evidence, "index")
        return isinstance(own, Fraction) and own > 0 and evidence.values["/averages/index"] == 2 * own

    assert comes_up(scheme, is_half)


@pytest.mark.deep
def test_everything_that_can_be_asked_for_comes_up() -> None:
    scheme = kinds.scheme()
    for treatment in ("full", "zero", "rescale"):

        def is_so_ruled(evidence: Evidence, way: str = treatment) -> bool:
            return any(ruling.treatment == way for ruling in evidence.rulings.values())

        assert comes_up(scheme, is_so_ruled, nothing=True)
    assert comes_up(valley.scheme(), lambda one: one.incidents is None, missing=True)
    assert comes_up(valley.scheme(), lambda one: not one.facts, missing=True)
    assert comes_up(valley.scheme(), lambda one: len(one.incidents or ()) > 1)
    assert not comes_up(SMALL, lambda one: bool(one.incidents))


@given(evidence_strategy(with_rules(SMALL, lambda clause: evolve(clause, absence="rescale")), nothing=True))
def test_there_is_something_where_without_it_nothing_is_left_to_score(evidence: Evidence) -> None:
    assert isinstance(drawn(evidence, "dust"), Fraction)


@given(evidence_strategy(LINLAN))
def test_an_option_is_a_word(evidence: Evidence) -> None:
    assert drawn(evidence, "waste_sorting") in ("优", "良", "中", "差")


@given(st.data())
def test_statistics_are_those_of_one_cohort(data: st.DataObject) -> None:
    fact, tenth = quantity("output", "产值", "万元"), count("tenth", "个数", "个")
    rules = (mean_of(fact, "mean", "平均"), most_of(fact), place_of(tenth), others_average_of(fact))
    scheme = village(*(at_most(rule, 100) for rule in rules))
    evidence = data.draw(evidence_strategy(scheme))
    assert not check(scheme, evidence)
    assert isinstance(evidence.averages["output"], Rate)


@given(incident_strategy(SCHEMES["2017"]()), incident_strategy(kinds.scheme()))
def test_incidents_have_every_element_and_lie_about_the_year(first: Incident, second: Incident) -> None:
    assert set(first.elements) >= {"severity", "status"}
    assert first.date.year in (2015, 2016, 2017, 2018, 2019)
    assert second.date.year in (2018, 2019, 2020, 2021)


def test_what_is_no_scheme_is_refused() -> None:
    with pytest.raises(SchemeError):
        evidence_strategy("2017")  # type: ignore[arg-type]
    with pytest.raises(SchemeError):
        incident_strategy("2017")  # type: ignore[arg-type]
