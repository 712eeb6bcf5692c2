"""附件2: the thirteen points, two scales, the sheet as printed, and the on-site ledger."""

from __future__ import annotations

import copy
import json
import pickle
import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from huizhou_qa import EvidenceError, MissingEvidenceError, SchemeError, VerificationError, get_scheme, onsite
from huizhou_qa.editions.huizhou.y2017.on_site import LEVELS
from huizhou_qa.errors import Wording
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.onsite import OnSiteAssessment, assess_on_site, attainable
from huizhou_qa.plans.findings import FindingKind, FindingKinds
from huizhou_qa.plans.on_site import FirmRule, OnSitePoint, OnSiteTable, Window
from huizhou_qa.readers import NumberStep
from huizhou_qa.scheme import Terms
from huizhou_qa.sheets import on_site_form
from support.district import scheme as district_scheme

SCHEME = get_scheme("huizhou", 2017)
KIND = FindingKind("a", "note", "一", Wording("乙", "b"), Wording("丙", "c"))
EXAMPLE: dict[str, object] = {
    "briefing.1": ["好", "较好"],
    "briefing.2": "较好",
    "briefing.3": ["一般", "好"],
    "briefing.4": "差",
    "briefing.5": "好",
    "briefing.6": "一般",
    "briefing.7": "较好",
    **{f"visit.{at}": word for at, word in enumerate(("好", "较好", "一般", "好", "较好", "好"), 1)},
}
LEVEL = st.sampled_from([1, 2, 3, 4, 5])
RATINGS = st.fixed_dictionaries(
    {id_: st.tuples(LEVEL, LEVEL) if isinstance(one, list) else LEVEL for id_, one in EXAMPLE.items()}
)


def all_of(level: object) -> dict[str, object]:
    return {id_: [level, level] if isinstance(one, list) else level for id_, one in EXAMPLE.items()}


def changed(**ratings: object) -> dict[str, object]:
    return EXAMPLE | {name.replace("_", "."): one for name, one in ratings.items()}


@pytest.mark.parametrize(
    ("ratings", "expected"),
    [
        (all_of("好"), (70, 30, 100)),
        (all_of("较好"), (56, 24, 80)),
        (all_of("一般"), (42, 18, 60)),
        (all_of("差"), (28, 12, 40)),
        (all_of("非常差"), (14, 6, 20)),
        (all_of(5), (70, 30, 100)),
        (all_of(Decimal("3.0")), (42, 18, 60)),
        (EXAMPLE, (53, 26, 79)),
    ],
)
def test_subtotals_and_total_are_those_worked_by_hand(
    ratings: dict[str, object], expected: tuple[int, int, int]
) -> None:
    result = assess_on_site(SCHEME, ratings)
    assert (result.tables["汇报交流"], result.tables["实地考察"], result.total) == expected
    assert all(type(points) is int for points in [*result.points.values(), *result.tables.values(), result.total])
    result.verify()


def test_points_in_two_halves_add_them_and_the_others_of_ten_double() -> None:
    points = assess_on_site(SCHEME, EXAMPLE).points
    assert [points[f"briefing.{at}"] for at in range(1, 8)] == [9, 8, 8, 4, 10, 6, 8]
    assert [points[f"visit.{at}"] for at in range(1, 7)] == [5, 4, 3, 5, 4, 5]


def test_read_to_the_letter_only_the_halves_reach_ten() -> None:
    result = assess_on_site(SCHEME, all_of(5), scale="literal")
    assert [result.points[f"briefing.{at}"] for at in range(1, 8)] == [10, 5, 10, 5, 5, 5, 5]
    assert (result.tables["汇报交流"], result.tables["实地考察"], result.total) == (45, 30, 75)
    result.verify()


def test_full_marks_are_attainable_when_scaled_and_45_of_70_to_the_letter() -> None:
    scaled, literal = attainable(SCHEME), attainable(SCHEME, scale="literal")
    assert scaled.total == (20, 100)
    assert scaled.tables == {"汇报交流": (14, 70), "实地考察": (6, 30)}
    assert scaled.points["briefing.1"] == scaled.points["briefing.2"] == (2, 10)
    assert literal.tables == {"汇报交流": (9, 45), "实地考察": (6, 30)}
    assert literal.total == (15, 75)


@given(RATINGS, st.sampled_from(["scaled", "literal"]))
def test_whatever_is_rated_lies_within_what_is_attainable_and_verifies(ratings: dict[str, object], scale: str) -> None:
    result, ends = assess_on_site(SCHEME, ratings, scale=scale), attainable(SCHEME, scale=scale)
    assert ends.total[0] <= result.total <= ends.total[1]
    assert result.total == sum(result.points.values()) == sum(result.tables.values())
    result.verify()


@given(RATINGS, st.sampled_from([id_ for id_, one in EXAMPLE.items() if not isinstance(one, list)]))
def test_a_better_rating_earns_more(ratings: dict[str, object], id_: str) -> None:
    points = [assess_on_site(SCHEME, ratings | {id_: level}).points[id_] for level in (1, 2, 3, 4, 5)]
    assert points == sorted(set(points))


@pytest.mark.parametrize(
    ("ratings", "path", "code"),
    [
        (changed(visit_1=True), "/visit.1", "not_a_number"),
        (changed(visit_1=4.0), "/visit.1", "float"),
        (changed(visit_1="4"), "/visit.1", "unknown_level"),
        (changed(visit_1="很好"), "/visit.1", "unknown_level"),
        (changed(visit_1=0), "/visit.1", "out_of_range"),
        (changed(visit_1=6), "/visit.1", "out_of_range"),
        (changed(visit_1=Fraction(9, 2)), "/visit.1", "out_of_range"),
        (changed(visit_1=[5]), "/visit.1", "not_a_number"),
        (changed(visit_7=5), "/visit.7", "unknown_name"),
        (changed(briefing_1=5), "/briefing.1", "wrong_form"),
        (changed(briefing_1=[5]), "/briefing.1", "wrong_form"),
        (changed(briefing_3=[5, 4, 3]), "/briefing.3", "wrong_form"),
        (changed(briefing_3=[5, "4"]), "/briefing.3/1", "unknown_level"),
    ],
)
def test_a_rating_is_a_level_or_refused_with_its_path(ratings: dict[str, object], path: str, code: str) -> None:
    with pytest.raises(EvidenceError) as caught:
        assess_on_site(SCHEME, ratings)
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [(path, code)]


def test_every_malformed_rating_is_refused_at_once_before_what_is_missing() -> None:
    with pytest.raises(EvidenceError) as caught:
        assess_on_site(SCHEME, {"visit.7": 5, "visit.1": 4.5, "briefing.1": "好"})
    assert [fault.path for fault in caught.value.faults] == ["/visit.7", "/briefing.1", "/visit.1"]


def test_every_missing_rating_is_listed_and_never_zero() -> None:
    with pytest.raises(MissingEvidenceError) as caught:
        assess_on_site(SCHEME, changed(briefing_1=[5, None], visit_2=None))
    assert [fault.path for fault in caught.value.faults] == ["/briefing.1/1", "/visit.2"]
    assert list(caught.value.by_lead) == ["考核组"]
    with pytest.raises(MissingEvidenceError) as caught:
        assess_on_site(SCHEME, {})
    assert len(caught.value.faults) == 13


def test_ratings_that_are_no_mapping_are_refused() -> None:
    ratings: Mapping[str, object] = json.loads("[5]")
    with pytest.raises(EvidenceError, match="not a mapping"):
        assess_on_site(SCHEME, ratings)


def test_an_unknown_scale_names_the_known_ones() -> None:
    with pytest.raises(SchemeError, match="scaled, literal"):
        assess_on_site(SCHEME, EXAMPLE, scale="doubled")


def test_a_scheme_without_an_on_site_check_says_so() -> None:
    with pytest.raises(SchemeError, match="says nothing of an on-site check"):
        attainable(district_scheme())
    with pytest.raises(SchemeError, match="not a scheme"):
        attainable(copy.copy(json.loads("5")))


def test_the_sheet_has_the_rows_as_printed() -> None:
    rows = assess_on_site(SCHEME, EXAMPLE).sheet()
    assert len(rows) == 13 + 2 + 1
    assert rows[0] == ("汇报交流", "1", "质量发展规划", 10, "好5＋较好4", 9)
    assert rows[1] == ("汇报交流", "2", "质量文化", 10, "较好4×2", 8)
    assert rows[7] == ("汇报交流", "", "小计", 70, "", 53)
    assert rows[8] == ("实地考察", "1", "质量管理", 5, "好5", 5)
    assert rows[14] == ("实地考察", "", "小计", 30, "", 26)
    assert rows[15] == ("", "", "总分", 100, "", 79)


def test_the_sheet_is_the_same_in_english_with_the_names_of_the_edition() -> None:
    result = assess_on_site(SCHEME, EXAMPLE)
    zh, en = result.sheet(), result.sheet(language="en")
    assert en[0] == ("Report and discussion", "1", "Plan of quality development", 10, "good 5 + fairly good 4", 9)
    assert en[1] == ("Report and discussion", "2", "Culture of quality", 10, "fairly good 4 × 2", 8)
    assert [row.point for row in (en[7], en[14], en[15])] == ["Subtotal", "Subtotal", "Total"]
    assert [(row.number, row.full_marks, row.score) for row in en] == [
        (row.number, row.full_marks, row.score) for row in zh
    ]
    assert not re.search("[一-鿿]", "".join(map(str, en)))
    with pytest.raises(EvidenceError, match="zh, en"):
        result.sheet(language="fr")  # type: ignore[arg-type] # the point


def test_words_of_an_edition_are_no_figures_of_its_results() -> None:
    other = evolve(RESULT, terms=Terms(english={"汇报交流": "Talks"}))
    other.verify()
    assert other == RESULT
    assert other.sheet(language="en")[0].content == "Talks"


def test_a_working_says_what_was_read_and_what_came_of_it() -> None:
    working = assess_on_site(SCHEME, EXAMPLE).workings["briefing.1"]
    (added,) = working.steps()
    expected = [NumberStep("read", (f"/facts/briefing.1.{at}",), Fraction(level)) for at, level in ((1, 5), (2, 4))]
    assert list(added.steps()) == expected
    assert (working.operation, working.value) == ("sum", Fraction(9))


def forged(working: NumberStep, name: str, value: object) -> NumberStep:
    spoiled = copy.copy(working)
    object.__setattr__(spoiled, name, value)
    return spoiled


def test_nothing_that_only_compares_like_a_working_passes_for_it() -> None:
    class Equal:
        def __eq__(self, other: object) -> bool:
            return True

        def __hash__(self) -> int:
            return 0

    working = RESULT.workings["visit.1"]
    like = [forged(working, "value", Equal()), forged(working, "operands", (Equal(),)), forged(working, "value", 5)]
    for one in (Equal(), *like):
        spoiled = copy.copy(RESULT)
        object.__setattr__(spoiled, "workings", {**RESULT.workings, "visit.1": one})
        with pytest.raises(VerificationError) as caught:
            spoiled.verify()
        assert [fault.path for fault in caught.value.faults] == ["/workings/visit.1"]


RESULT = assess_on_site(SCHEME, EXAMPLE)
ILL_TYPED: dict[str, dict[str, object]] = {
    "table": {"tables": {"汇报交流": Fraction(53), "实地考察": 26}},
    "rating": {"ratings": {**RESULT.ratings, "visit.1": 5}},
    "word": {"ratings": {**RESULT.ratings, "visit.1": ("好",)}},
    "key": {"points": dict[object, object](RESULT.points) | {5: 1}},
    "scale": {"scale": "doubled"},
    "unit": {"unit": "甲区 "},
    "unit of another kind": {"unit": 5},
    "day": {"day": "2018-01-08"},
    "day and hour": {"day": datetime(2018, 1, 8, tzinfo=UTC)},
    "words": {"terms": "汇报交流"},
}


def ill_typed(name: str) -> OnSiteAssessment:
    spoiled = copy.copy(RESULT)
    for attribute, value in ILL_TYPED[name].items():
        held = FrozenMapping(value) if isinstance(value, dict) else value
        object.__setattr__(spoiled, attribute, held)
    return spoiled


OTHER = assess_on_site(SCHEME, changed(visit_1="差"))


@pytest.mark.parametrize(
    ("spoil", "paths"),
    [
        (lambda: evolve(RESULT, total=80), ["/total"]),
        (lambda: evolve(RESULT, points={**RESULT.points, "visit.1": 4}), ["/points/visit.1"]),
        (lambda: evolve(RESULT, points={**RESULT.points, "visit.9": 4}), ["/points/visit.9"]),
        (lambda: evolve(RESULT, tables={"汇报交流": 53}), ["/tables/实地考察"]),
        (lambda: ill_typed("table"), ["/tables/汇报交流"]),
        (lambda: evolve(RESULT, workings=OTHER.workings), ["/workings/visit.1"]),
        (lambda: evolve(RESULT, workings={}), [f"/workings/{id_}" for id_ in EXAMPLE]),
        (lambda: evolve(RESULT, workings={**RESULT.workings, "x": OTHER.workings["visit.1"]}), ["/workings/x"]),
        (lambda: evolve(RESULT, ratings={**RESULT.ratings, "visit.1": (6,)}), ["/ratings/visit.1"]),
        (lambda: evolve(RESULT, ratings={**RESULT.ratings, "visit.1": (5, 5)}), ["/ratings/visit.1"]),
        (lambda: evolve(RESULT, ratings={**RESULT.ratings, "visit.1": ()}), ["/ratings/visit.1"]),
        (lambda: evolve(RESULT, ratings={**RESULT.ratings, "visit.9": (5,)}), ["/ratings/visit.9"]),
        (lambda: evolve(RESULT, ratings={**RESULT.ratings, "briefing.1": (5,)}), ["/ratings/briefing.1"]),
        (lambda: ill_typed("rating"), ["/ratings/visit.1"]),
        (lambda: ill_typed("word"), ["/ratings/visit.1"]),
        (lambda: ill_typed("key"), ["/points/5"]),
        (lambda: ill_typed("scale"), ["/scale"]),
        (lambda: ill_typed("unit"), ["/unit"]),
        (lambda: ill_typed("unit of another kind"), ["/unit"]),
        (lambda: ill_typed("day"), ["/day"]),
        (lambda: ill_typed("day and hour"), ["/day"]),
        (lambda: ill_typed("words"), ["/terms"]),
    ],
)
def test_a_ledger_that_was_tampered_with_names_what_disagrees(
    spoil: Callable[[], OnSiteAssessment], paths: list[str]
) -> None:
    with pytest.raises(VerificationError) as caught:
        spoil().verify()
    assert list(dict.fromkeys(fault.path for fault in caught.value.faults)) == paths


def test_another_rating_shows_wherever_it_reaches() -> None:
    with pytest.raises(VerificationError) as caught:
        evolve(RESULT, ratings=OTHER.ratings).verify()
    paths = {fault.path for fault in caught.value.faults}
    assert paths == {"/workings/visit.1", "/points/visit.1", "/tables/实地考察", "/total"}


def test_a_result_is_frozen_can_be_kept_and_is_short_to_read() -> None:
    assert pickle.loads(pickle.dumps(RESULT)) == RESULT  # noqa: S301 (our own bytes)
    assert hash(RESULT) == hash(assess_on_site(SCHEME, EXAMPLE))
    assert repr(RESULT) == "<OnSiteAssessment: 汇报交流 53, 实地考察 26, total 79, scaled>"


def test_a_result_knows_whose_it_is_and_of_which_day() -> None:
    assert (RESULT.unit, RESULT.day) == (None, None)
    whose = assess_on_site(SCHEME, EXAMPLE, unit="甲区", day=date(2018, 1, 8))
    assert (whose.unit, whose.day) == ("甲区", date(2018, 1, 8))
    assert whose == assess_on_site(SCHEME, EXAMPLE, unit="甲区", day="2018-01-08")
    assert whose != assess_on_site(SCHEME, EXAMPLE, unit="乙县", day="2018-01-08")
    assert whose != assess_on_site(SCHEME, EXAMPLE, unit="甲区", day="2018-01-09")
    assert RESULT not in (whose, assess_on_site(SCHEME, EXAMPLE, unit="甲区"))
    assert repr(whose) == "<OnSiteAssessment 甲区 2018-01-08: 汇报交流 53, 实地考察 26, total 79, scaled>"
    assert pickle.loads(pickle.dumps(whose)) == whose  # noqa: S301 (our own bytes)
    whose.verify()


@pytest.mark.parametrize(
    ("unit", "code"),
    [
        ("", "empty_text"),
        (" ", "empty_text"),
        (" 甲区", "bad_name"),
        ("甲区\u3000", "bad_name"),
        ("甲\n区", "bad_name"),
        ("甲\u200b区", "bad_name"),
        ("甲区\x00", "bad_name"),
        ("\ud800", "bad_text"),
        (5, "wrong_type"),
        (["甲区"], "wrong_type"),
    ],
    ids=ascii,
)
def test_the_name_of_a_unit_holds_nothing_that_cannot_be_seen(unit: str, code: str) -> None:
    with pytest.raises(EvidenceError) as caught:
        assess_on_site(SCHEME, EXAMPLE, unit=unit)
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/unit", code)]
    assert str(caught.value).replace("\n", "").isprintable()


def test_a_wrong_unit_day_and_rating_are_told_at_once() -> None:
    with pytest.raises(EvidenceError) as caught:
        assess_on_site(SCHEME, changed(visit_1=6), unit="甲区 ", day="2018-02-30")
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [
        ("/unit", "bad_name"),
        ("/day", "bad_date"),
        ("/visit.1", "out_of_range"),
    ]


def test_the_scale_is_the_editions_default_where_none_is_asked_for() -> None:
    assert assess_on_site(SCHEME, EXAMPLE).scale == attainable(SCHEME).scale == "scaled"
    assert assess_on_site(SCHEME, EXAMPLE, scale=None) == RESULT


@pytest.mark.parametrize(
    "build",
    [
        lambda: OnSitePoint("x", 1, "甲", 7, "附件2", levels=LEVELS),
        lambda: OnSitePoint("x", 1, "甲", 0, "附件2", levels=LEVELS),
        lambda: OnSiteTable("t", "表", 9, (OnSitePoint("x", 1, "甲", 5, "附件2", levels=LEVELS),)),
        lambda: FirmRule(1, 2, ("product",)),
        lambda: FirmRule(2, 1, ()),
        lambda: Window(date(2018, 1, 2), None, date(2018, 1, 1)),
        lambda: FindingKinds((KIND, evolve(KIND, severity="error"))),
        lambda: FindingKinds().finding("a", "/"),
        lambda: evolve(SCHEME.on_site, tables=SCHEME.on_site.tables * 2) if SCHEME.on_site else None,
    ],
)
def test_a_plan_that_contradicts_itself_is_refused(build: Callable[[], object]) -> None:
    with pytest.raises(SchemeError):
        build()


def test_levels_are_the_five_as_printed() -> None:
    point = next(SCHEME.on_site.points()) if SCHEME.on_site else None
    assert point
    assert point.levels == LEVELS
    assert point.numbers == {"好": 5, "较好": 4, "一般": 3, "差": 2, "非常差": 1}


def test_every_name_of_the_package_is_documented_and_in_order() -> None:
    assert sorted(onsite.__all__) == list(onsite.__all__)
    assert all(getattr(onsite, name).__doc__ for name in onsite.__all__)


def test_what_the_scale_touches_is_derived_from_the_program_of_the_plan() -> None:
    assert SCHEME.on_site
    touched = SCHEME.on_site.touched
    doubled = ("briefing.2", "briefing.4", "briefing.5", "briefing.6", "briefing.7")
    assert touched.directly == tuple(f"/results/{id_}" for id_ in doubled)
    assert touched.following == ("/results/汇报交流", "/results/总分")
    points = (evolve(point, max_points=5 * max(len(point.parts), 1)) for point in SCHEME.on_site.tables[0].points)
    five = OnSiteTable("briefing", "汇报交流", 45, tuple(points))
    assert evolve(SCHEME.on_site, tables=(five,)).touched.directly == ()


def test_an_edition_rates_on_levels_of_its_own() -> None:
    assert SCHEME.on_site
    visit = OnSitePoint("visit.1", 1, "现场", 6, "第一款", levels=("优", "良", "差"))
    plan = evolve(SCHEME.on_site, tables=(OnSiteTable("visit", "考察", 6, (visit,)),))
    scheme = evolve(SCHEME, on_site=plan)
    for rating, points in (("优", 6), ("良", 4), (1, 2)):
        result = assess_on_site(scheme, {"visit.1": rating})
        assert (result.total, result.points["visit.1"]) == (points, points)
        result.verify()
    assert assess_on_site(scheme, {"visit.1": "良"}).sheet()[0].rating == "良2×2"
    assert attainable(scheme).total == (2, 6)
    assert on_site_form(scheme).rows[0][5] == "优6分、良4分、差2分"
    for rating, code in (("较好", "unknown_level"), (4, "out_of_range")):
        with pytest.raises(EvidenceError) as caught:
            assess_on_site(scheme, {"visit.1": rating})
        assert [(fault.code, fault.params["levels"]) for fault in caught.value.faults] == [(code, ("优", "良", "差"))]
    with pytest.raises(VerificationError) as unreadable:
        evolve(assess_on_site(scheme, {"visit.1": "优"}), ratings={"visit.1": (4,)}).verify()
    assert "from 1 to 3" in unreadable.value.faults[0].en


@pytest.mark.parametrize("levels", [(), ("优", "优")])
def test_levels_are_words_each_of_its_own(levels: tuple[str, ...]) -> None:
    with pytest.raises(SchemeError) as caught:
        OnSitePoint("visit.1", 1, "现场", 6, "第一款", levels=levels)
    assert [fault.code for fault in caught.value.faults] == ["repeated_id"]
