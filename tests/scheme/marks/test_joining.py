"""What a joining, a bonus and a grid are refused for."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
from attrs import evolve

from huizhou_qa import SchemeError
from huizhou_qa.rules import Constant, Open
from huizhou_qa.rules.derived import scaled
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.joining import Joining
from huizhou_qa.scheme.marks.rounding import Rounding
from huizhou_qa.scheme.marks.tree import Heading, Item
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.scorers import percent
from support.harbour import BONUSES, scheme


def item(id_: str, full: int, *, weight: str = "1") -> Item:
    rule = scaled(percent(f"share_{id_}", "比例"), Fraction(full, 100))
    return Item(id_, id_, full, (Clause(id_, id_, full, rule),), weight=weight)


def with_headings(*headings: Heading) -> Callable[[], Scheme]:
    return lambda: evolve(scheme(), headings=headings, grade_rule=evolve(scheme().grade_rule, conditions=()))


REFUSED = [
    (lambda: Joining("least", rescaled=True), "/rescaled", "least_rescaled"),
    (lambda: evolve(scheme(), joining=Joining("least")), "/joining/way", "least_of_the_whole"),
    (lambda: Joining(at_least=2), "/at_least", "not_rescaled"),
    (lambda: Joining(rescaled=True, at_least=0), "/at_least", "not_above_zero"),
    (lambda: Joining(rounding=Rounding(1)), "/rounding", "wrong_stage"),
    (lambda: Joining(rounding=Rounding(1, stage="total")), "/rounding", "wrong_stage"),
    (lambda: Rounding(0, grid="0.5"), "/grid", "grid_not_written"),
    (lambda: Rounding(1, grid=0), "/grid", "not_above_zero"),
    (with_headings(Heading("一", 5, (item("1", 5), item("2", 4)), joining=Joining("least"))), "/一", "marks_not_alike"),
    (with_headings(Heading("一", 9, (item("1", 5), item("2", 4, weight="2")))), "/一", "marks_do_not_add_up"),
    (with_headings(Heading("一", 8, (BONUSES,))), "/一/奖", "bonus_below"),
    (
        with_headings(Heading("一", 9, (item("1", 5), item("2", 4)), joining=Joining(rescaled=True, at_least=3))),
        "/一/joining/at_least",
        "never_enough",
    ),
    (
        with_headings(
            Heading("一", 5, (evolve(item("1", 5), joining=Joining(rescaled=True, at_least=2)),)),
        ),
        "/一/1/joining/at_least",
        "never_enough",
    ),
    # What bonuses hold is present in no base.
    (
        lambda: evolve(
            with_headings(Heading("一", 9, (item("1", 5), item("2", 4))), BONUSES)(),
            joining=Joining(rescaled=True, at_least=3),
        ),
        "/joining/at_least",
        "never_enough",
    ),
    (with_headings(BONUSES), "", "empty"),
    (with_headings(), "", "empty"),
    (
        lambda: evolve(scheme(), joining=Joining(rounding=Rounding(3, stage="rule"))),
        "/joining/rounding",
        "off_the_grid",
    ),
    (
        with_headings(
            Heading("一", 5, (item("1", 5),)),
            evolve(BONUSES, joining=Joining(rounding=Rounding(3, stage="written"))),
        ),
        "/奖/joining/rounding",
        "off_the_grid",
    ),
]


@pytest.mark.parametrize(("build", "path", "code"), REFUSED, ids=lambda value: value if isinstance(value, str) else "")
def test_what_cannot_be_joined_is_refused(build: Callable[[], object], path: str, code: str) -> None:
    with pytest.raises(SchemeError) as caught:
        build()
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [(path, code)]


def test_the_least_of_parts_is_of_alike_marks_once_they_are_weighted() -> None:
    heading = Heading("一", 10, (item("1", 5, weight="2"), item("2", 10)), joining=Joining("least"))
    assert list(heading.faults()) == []


def test_a_coefficient_keeps_the_choice_of_a_reading_and_may_never_be_nothing() -> None:
    coefficient = Joining(coefficient=scaled(percent("met_share", "完成率"), "0.01"))
    assert [leaf.may_be_nothing for leaf in coefficient.inputs] == [False]
    assert (Joining().inputs, Joining().rule, Joining().readings) == ((), None, frozenset())
    assert Joining(coefficient=Constant(1)).closed({}) == Joining(coefficient=Constant(1))


def test_an_open_point_in_a_coefficient_is_chosen_with_the_readings() -> None:
    joining = Joining(coefficient=Open("lenient", {"yes": Constant(1), "no": Constant("0.8")}))
    assert joining.readings == {"lenient"}
    closed = joining.closed({"lenient": "no"}).rule
    assert closed is not None
    assert closed.extremes() == (Fraction(4, 5), Fraction(4, 5))
