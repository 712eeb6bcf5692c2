"""Cohorts: averages over the members, none of them dropped, and places that equal units share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Context, Decimal, localcontext
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from engine.test_district import FACTS, incident
from huizhou_qa import (
    Cohort,
    Evidence,
    EvidenceError,
    MissingEvidenceError,
    SchemeError,
    VerificationError,
    assess,
    assess_cohort,
)
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.cohort import Place
from huizhou_qa.numbers.exact import Rate
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.tree import Item
from huizhou_qa.scheme.steps.grades import GradeLine, GradeRule
from huizhou_qa.scorers import Awarded, RelativeToAverage, count, mark, quantity
from scheme.test_scheme import make
from support import district
from support.foreign import Agreeable, AgreeablePair, Raising, Shifting, put_together

INDEX, PROJECTS = quantity("index", "指数", "分"), count("projects", "项目", "个")
BESIDE_THE_AVERAGE = RelativeToAverage(INDEX, {"[0, 0.5)": 1, "[0.5, 1)": 2, "[1, ∞)": 4})
ABOVE_THE_AVERAGE = RelativeToAverage(PROJECTS, {"[0, 1)": 1, "[1, 2]": 3, "(2, ∞)": 4})
SCHEME = make(
    Item("1", "指数", 4, (Clause("1", "指数", 4, BESIDE_THE_AVERAGE),)),
    Item("2", "项目", 4, (Clause("2", "项目", 4, ABOVE_THE_AVERAGE),)),
    Item("3", "治水", 4, (Clause("3", "治水", 4, Awarded(mark("3", "治水得分", 4))),), lead="水务所"),
    Item("4", "待客", 4, (Clause("4", "待客", 4, Awarded(mark("4", "待客得分", 4))),), lead="旅游所"),
    full=16,
    grade_rule=GradeRule((GradeLine("优", 12), GradeLine("良", 8), GradeLine("中", 4)), "差", "甲乙新区办法"),
    incident_table=district.INCIDENTS,
    vetoes=district.scheme().vetoes,
)
VETO = incident("veto", recognised_by="state")


def member(
    unit: str, projects: object = 10, index: object = 10, marks: dict[str, object] | None = None, **more: object
) -> Evidence:
    """A member with full marks where marks are awarded, but for what is given."""
    given_ = {
        "unit": unit,
        "facts": {"projects": projects, "index": index},
        "marks": {"3": 4, "4": 4} | (marks or {}),
        "incidents": [],
    }
    return Evidence.from_dict(given_ | more)


def ranks(cohort: Cohort) -> list[tuple[int | None, str]]:
    return [(place, unit) for place, unit, _, _ in cohort.ranking]


def test_averages_are_exact_sums_and_counts_over_all_members() -> None:
    cohort = assess_cohort(
        SCHEME, [member("甲", 1, "0.1"), member("乙", 0, "0.2"), member("丙", 1, {"numerator": 1, "denominator": 3})]
    )
    assert dict(cohort.averages) == {
        "index": Rate(Fraction("0.3") + Fraction(1, 3), 3),
        "projects": Rate(2, 3),
    }
    assert dict(cohort.results["乙"].evidence.averages) == dict(cohort.averages)


def test_equal_units_share_their_place_and_the_next_is_left_out() -> None:
    members = [
        member("丁", marks={"3": 2}),
        member("甲"),
        member("乙", marks={"3": "3.2"}),
        member("丙", marks={"4": "3.2"}),
    ]
    cohort = assess_cohort(SCHEME, members)
    assert ranks(cohort) == [(1, "甲"), (2, "丙"), (2, "乙"), (4, "丁")]
    assert [str(one.total) for one in cohort.ranking] == ["15.00", "14.20", "14.20", "13.00"]


def test_the_grade_goes_before_the_total() -> None:
    cohort = assess_cohort(SCHEME, [member("甲", incidents=[VETO]), member("乙", marks={"3": 0, "4": 2})])
    assert [(one.unit, one.grade) for one in cohort.ranking] == [("乙", "良"), ("甲", "差")]
    assert cohort.results["甲"].total > cohort.results["乙"].total


def test_places_do_not_depend_on_the_ambient_decimal_context() -> None:
    members = [member("甲", marks={"3": "3.81"}), member("乙", marks={"3": "3.82"})]
    with localcontext(Context(prec=1)):
        assert ranks(assess_cohort(SCHEME, members)) == [(1, "乙"), (2, "甲")]


def test_units_of_equal_totals_but_other_grades_share_no_place() -> None:
    veto = VETO | {"id": "v"}
    cohort = assess_cohort(SCHEME, [member("甲", incidents=[veto]), member("乙"), member("丙")])
    assert {one.total for one in cohort.ranking} == {Decimal(15)}
    assert [(one.place, one.unit, one.grade) for one in cohort.ranking] == [
        (1, "丙", "优"),
        (1, "乙", "优"),
        (3, "甲", "差"),
    ]


@pytest.mark.parametrize(
    ("members", "path", "code"),
    [
        ([], "", "empty"),
        ([member("甲"), member("甲")], "/1/unit", "repeated_unit"),
        ([member("甲"), member("乙", averages={"projects": 1, "index": 1})], "/1/averages", "averages_given"),
        ([member("甲", projects=None)], "/0/facts/projects", "not_averageable"),
        ([member("甲"), member("乙", projects="1.5")], "/1/facts/projects", "not_whole"),
        ([member("甲"), member("乙", projects="-1")], "/1/facts/projects", "out_of_range"),
        ([member("甲", projects="-1")], "/0/facts/projects", "out_of_range"),
        ([member("甲"), member("乙", marks={"3": 5})], "/1/marks/3", "out_of_range"),
    ],
)
def test_a_member_that_cannot_be_counted_refuses_the_whole(members: list[Evidence], path: str, code: str) -> None:
    with pytest.raises(EvidenceError) as caught:
        assess_cohort(SCHEME, members)
    assert (path, code) in [(fault.path, fault.code) for fault in caught.value.faults]


def test_faults_of_all_members_are_reported_at_once_and_point_at_what_was_given() -> None:
    faulty = [member("甲", projects=None), member("甲", index=None, marks={"3": 9}), member("乙", projects="1.5")]
    with pytest.raises(EvidenceError) as caught:
        assess_cohort(SCHEME, faulty)
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [
        ("/0/facts/projects", "not_averageable"),
        ("/1/unit", "repeated_unit"),
        ("/1/facts/index", "not_averageable"),
        ("/1/marks/3", "out_of_range"),
        ("/2/facts/projects", "not_whole"),
    ]


@pytest.mark.parametrize("members", [None, 5, [{"unit": "甲"}], [None]], ids=repr)
def test_what_is_no_evidence_makes_no_cohort(members: object) -> None:
    with pytest.raises(EvidenceError, match="from_dict"):
        assess_cohort(SCHEME, members)  # type: ignore[arg-type]


def test_members_may_come_one_by_one() -> None:
    one_by_one = assess_cohort(SCHEME, (member(unit) for unit in "甲乙"))
    assert ranks(one_by_one) == [(1, "乙"), (1, "甲")]
    with pytest.raises(SchemeError):
        assess_cohort(None, [member("甲")])  # type: ignore[arg-type]


def test_a_cohort_verifies_its_averages_its_members_and_its_places() -> None:
    cohort = assess_cohort(SCHEME, [member("甲", 1), member("乙", 9), member("丙", 5, 5)])
    cohort.verify()
    first, *others = cohort.results.values()
    other_averages = {**cohort.averages, "projects": Rate(1, 2)}
    lower = evolve(first, total=Decimal(1))
    altered = [
        evolve(cohort, ranking=()),
        evolve(cohort, ranking=tuple(reversed(cohort.ranking))),
        evolve(cohort, averages=other_averages),
        evolve(cohort, averages={}),
        evolve(cohort, results={one.unit: one for one in others}),
        evolve(cohort, results={"别的": first} | {one.unit: one for one in others}),
        evolve(cohort, results={lower.unit: lower} | {one.unit: one for one in others}),
        evolve(cohort, scheme=evolve(SCHEME, id="other", title="别的")),
    ]
    for one in altered:
        with pytest.raises(VerificationError):
            one.verify()


def test_what_members_lack_is_listed_by_unit_and_department() -> None:
    with pytest.raises(MissingEvidenceError) as caught:
        assess_cohort(SCHEME, [member("甲", marks={"3": None, "4": None}), member("乙", marks={"4": None})])
    assert {lead: [fault.path for fault in faults] for lead, faults in caught.value.by_lead.items()} == {
        "甲 水务所": ["/0/marks/3"],
        "甲 旅游所": ["/0/marks/4"],
        "乙 旅游所": ["/1/marks/4"],
    }


def test_a_unit_alone_is_its_own_average() -> None:
    alone = assess_cohort(SCHEME, [member("甲", 5, 5)])
    assert [str(alone.results["甲"].clauses[id_].points) for id_ in ("1", "2")] == ["4.00", "3.00"]


def test_a_long_name_is_cut_in_the_message_of_what_members_lack_and_whole_for_programs() -> None:
    long = "长" * 100_000
    with pytest.raises(MissingEvidenceError) as caught:
        assess_cohort(SCHEME, [member(long + at, marks={"3": None}) for at in "甲乙"])
    assert list(caught.value.by_lead) == [f"{long}甲 水务所", f"{long}乙 水务所"]
    assert str(caught.value).count(" " + "长" * 120 + "…\n") == 2
    assert "长" * 121 not in str(caught.value)


NUMBERS = st.tuples(st.integers(0, 40), st.fractions(0, 40, max_denominator=20))


@given(st.lists(NUMBERS, min_size=2, max_size=6), st.randoms(use_true_random=False))
def test_the_order_of_members_changes_nothing(numbers: list[tuple[int, Fraction]], random: object) -> None:
    members = [member(f"单位{at}", projects, index) for at, (projects, index) in enumerate(numbers)]
    shuffled = list(members)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = assess_cohort(SCHEME, members), assess_cohort(SCHEME, shuffled)
    assert dict(one.averages) == dict(other.averages)
    assert {unit: result.total for unit, result in one.results.items()} == {
        unit: result.total for unit, result in other.results.items()
    }
    assert one.ranking == other.ranking
    assert one == other


@given(st.lists(NUMBERS, min_size=1, max_size=5), st.fractions("0.01", 100, max_denominator=100))
def test_scaling_every_index_together_changes_nothing(numbers: list[tuple[int, Fraction]], factor: Fraction) -> None:
    def points(scale: Fraction) -> list[Fraction]:
        members = [member(f"单位{at}", projects, index * scale) for at, (projects, index) in enumerate(numbers)]
        return [result.clauses["1"].counted for result in assess_cohort(SCHEME, members).results.values()]

    assert points(factor) == points(Fraction(1))


def test_a_member_whose_figures_give_no_number_is_named() -> None:
    scheme = district.scheme()
    given_ = {"unit": "甲", "facts": FACTS, "marks": {"9": 1}, "incidents": []}
    nobody = given_ | {"unit": "乙", "facts": FACTS | {"residents": 0}}
    with pytest.raises(EvidenceError) as caught:
        assess_cohort(scheme, [Evidence.from_dict(given_), Evidence.from_dict(nobody)])
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/1/facts/residents", "divided_by_zero")]
    assert ranks(assess_cohort(scheme, [Evidence.from_dict(given_)])) == [(1, "甲")]


FOREIGN: list[object] = [
    *(None, True, 0, "", "甲", (), (None,), [], object(), Raising(), Agreeable("甲"), AgreeablePair(), Decimal("sNaN")),
    *(Shifting({"甲": None}), FrozenMapping({1: 2}), FrozenMapping({"甲": None}), {"甲": Raising()}, {None: None}),
    *((Place(1, "甲", "优", Decimal("NaN")),), (Place(1, "甲", "优x", Decimal(1)),), (Place(None, None, None, None),)),  # type: ignore[arg-type]
    {"projects": Rate(1, 2)},
    {"projects": Fraction(1, 2)},
]


@pytest.mark.parametrize("name", ["scheme", "results", "averages", "ranking"])
def test_whatever_stands_in_a_place_of_a_cohort_verifying_it_raises_our_error(name: str) -> None:
    cohort = assess_cohort(SCHEME, [member("甲"), member("乙", 3)])
    make: Callable[..., Cohort] = Cohort
    given_ = {"scheme": cohort.scheme, "results": cohort.results, "averages": cohort.averages}
    for value in FOREIGN:
        with pytest.raises(VerificationError) as caught:
            make(**({"ranking": cohort.ranking} | given_ | {name: value})).verify()
        assert caught.value.faults
        assert str(caught.value)


@pytest.mark.parametrize("name", ["scheme", "evidence", "clauses", "grade", "total", "notes"])
def test_a_member_put_together_from_anything_is_found(name: str) -> None:
    # A pending incident leaves a note, so that no notes at all are wrong.
    cohort = assess_cohort(SCHEME, [member("甲", incidents=[VETO | {"status": "pending"}]), member("乙", 3)])
    for value in FOREIGN:
        other = put_together(cohort.results["甲"], **{name: value})
        with pytest.raises(VerificationError) as caught:
            evolve(cohort, results={**cohort.results, "甲": other}).verify()
        assert all(fault.path.startswith("/results/甲") for fault in caught.value.faults)


def test_what_of_a_cohort_does_not_agree_is_told_in_both_languages() -> None:
    cohort = assess_cohort(SCHEME, [member("甲"), member("乙", 3)])
    one, other = cohort.results.values()
    with pytest.raises(VerificationError) as caught:
        evolve(cohort, results={"甲": other, "乙": one}, averages={}).verify()
    assert [(fault.path, fault.en) for fault in caught.value.faults] == [
        ("/results/甲/unit", "the result is that of “乙”"),
        ("/results/甲/evidence/averages", "the unit was held against other averages"),
        ("/results/乙/unit", "the result is that of “甲”"),
        ("/results/乙/evidence/averages", "the unit was held against other averages"),
    ]
    with pytest.raises(VerificationError) as caught:
        evolve(cohort, ranking=tuple(reversed(cohort.ranking))).verify()
    assert [fault.zh for fault in caught.value.faults] == ["名次与等级、总分不符"]


def failing(after: int) -> Iterator[Evidence]:
    """Members that come one by one, until something of the caller's own fails."""
    yield from (member(f"单位{at}") for at in range(after))
    raise ZeroDivisionError("of the caller's own")


@pytest.mark.parametrize("after", [0, 1, 3])
def test_members_that_cannot_be_read_to_the_end_are_refused_and_the_reason_is_kept(after: int) -> None:
    with pytest.raises(EvidenceError) as caught:
        assess_cohort(SCHEME, failing(after))
    assert isinstance(caught.value.__cause__, ZeroDivisionError)
    assert "ZeroDivisionError" in caught.value.faults[0].en


@pytest.mark.parametrize(
    "wrong", [None, 5, "甲", object(), [member("甲"), 5], {"甲": member("甲")}, b"x", 0.1], ids=range(8)
)
def test_what_are_no_members_is_told_in_both_languages(wrong: object) -> None:
    with pytest.raises(EvidenceError) as caught:
        assess_cohort(SCHEME, wrong)  # type: ignore[arg-type]
    assert all(fault.zh != fault.en for fault in caught.value.faults)
    for scheme in (wrong, None):
        with pytest.raises(SchemeError):
            assess_cohort(scheme, [member("甲")])  # type: ignore[arg-type]
        with pytest.raises(SchemeError):
            assess(scheme, member("甲"))  # type: ignore[arg-type]


def test_every_fault_of_a_member_says_whose_it_is() -> None:
    invalid = [member("甲", projects="-1"), member("乙", marks={"3": 9, "4": None})]
    for members in (invalid, [member("甲", marks={"3": None}), member("乙", marks={"4": None})]):
        with pytest.raises((EvidenceError, MissingEvidenceError)) as caught:
            assess_cohort(SCHEME, members)
        named = [("甲乙"[int(fault.path[1])], fault.params["unit"]) for fault in caught.value.faults]
        assert named
        assert all(one == other for one, other in named)
