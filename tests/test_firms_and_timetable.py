"""附件2 一、（二） and 二、三、: the draw of firms can be rechecked; teams and days are held against the plan."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from hashlib import sha256
from itertools import combinations, permutations

import pytest

from huizhou_qa import EvidenceError, get_scheme
from huizhou_qa.onsite import Firm, check_timetable, draw_firms
from huizhou_qa.onsite.firms import _uniform
from huizhou_qa.scheme.on_site import NUMBERS

SCHEME = get_scheme("huizhou", 2017)
KINDS = ("product", "works", "service", "environment")
FIRMS: list[Firm | dict[str, object]] = [
    Firm("甲厂", ("product",)),
    Firm("乙公司", ("works",)),
    {"name": "丙社", "covers": ["service"]},
    {"name": "丁厂", "covers": ["environment", "product"]},
    {"name": "戊公司", "covers": ["product"]},
    {"name": "己公司", "covers": ["service"]},
]


def names(firms: Sequence[Firm]) -> list[str]:
    return [firm.name for firm in firms]


def by_hand(offered: list[str], seed: str) -> list[str]:
    ordered = sorted(unicodedata.normalize("NFC", name) for name in offered)
    pairs = list(combinations(ordered, 2))
    text = "\n".join([seed, *ordered, "0"])
    return list(pairs[int(sha256(text.encode()).hexdigest()[:8], 16) % 15])


def test_the_draw_is_the_one_that_the_docstring_describes() -> None:
    offered = ["甲厂", "乙公司", "丙社", "丁厂", "戊公司", "己公司"]
    for seed in ("2018-01-05", "种子", "a b"):
        assert names(draw_firms(SCHEME, FIRMS, seed)) == by_hand(offered, seed)


def test_a_known_seed_draws_known_firms_on_every_platform() -> None:
    assert names(draw_firms(SCHEME, FIRMS, "2018-01-05")) == ["乙公司", "甲厂"]


def test_the_order_in_which_firms_are_listed_does_not_matter() -> None:
    expected = draw_firms(SCHEME, FIRMS, "种子")
    assert all(draw_firms(SCHEME, order, "种子") == expected for order in permutations(FIRMS))


def test_the_spelling_in_code_points_does_not_matter() -> None:
    decomposed = [Firm("Cafe\u0301", KINDS), *FIRMS[1:]]
    composed = [Firm("Caf\u00e9", KINDS), *FIRMS[1:]]
    assert draw_firms(SCHEME, decomposed, "é") == draw_firms(SCHEME, composed, "é")


def test_every_pair_has_the_same_share() -> None:
    drawn = Counter(draw_firms(SCHEME, FIRMS, str(seed)) for seed in range(3000))
    assert len(drawn) == 15
    # 200 expected; 4 standard deviations either side.
    assert all(145 < times < 255 for times in drawn.values())


def test_a_number_past_the_last_whole_multiple_is_drawn_again() -> None:
    limit = NUMBERS // 15 * 15
    assert limit == 4294967295
    assert _uniform([limit, 31], 15) == 1
    assert _uniform([limit - 1], 15) == 14


@pytest.mark.parametrize(
    ("firms", "seed", "found"),
    [
        (FIRMS[:5], "s", [("/firms", "wrong_count")]),
        ([*FIRMS, Firm("庚", KINDS)], "s", [("/firms", "wrong_count")]),
        ([*FIRMS[:5], Firm("甲厂", ("product",))], "s", [("/firms/5", "repeated_name")]),
        ([*FIRMS[:5], {"name": "己", "covers": ["food"]}], "s", [("/firms/5/covers/0", "unknown_choice")]),
        ([*FIRMS[:5], {"name": "己"}], "s", [("/firms/5", "required")]),
        ([*FIRMS[:5], {"name": "己\n庚", "covers": []}], "s", [("/firms/5/name", "bad_name")]),
        ([FIRMS[0], FIRMS[0], *FIRMS[2:]], "s", [("/firms/1", "repeated_name"), ("/firms", "kind_not_covered")]),
        (FIRMS, "", [("/seed", "empty_text")]),
        (FIRMS, "  ", [("/seed", "empty_text")]),
        (FIRMS, "a\nb", [("/seed", "bad_text")]),
        (FIRMS[:1], "", [("/seed", "empty_text"), ("/firms", "wrong_count"), *[("/firms", "kind_not_covered")] * 3]),
    ],
)
def test_a_draw_that_cannot_be_fair_is_refused_with_every_fault(
    firms: list[Firm | dict[str, object]], seed: str, found: list[tuple[str, str]]
) -> None:
    with pytest.raises(EvidenceError) as caught:
        draw_firms(SCHEME, firms, seed)
    assert [(fault.path, fault.code) for fault in caught.value.faults] == found


def test_the_edition_says_six_two_and_four_kinds() -> None:
    assert SCHEME.on_site
    rule = SCHEME.on_site.firms
    assert (rule.offered, rule.drawn, rule.kinds) == (6, 2, KINDS)


UNITS = ["质监局", "住建局", "环保局", "旅游局", "农业局"]


def team(number: int) -> dict[str, object]:
    return {"id": str(number), "head": "质监局", "members": list(UNITS)}


def visit(unit: str, team_: str, *days: object) -> dict[str, object]:
    return {"unit": unit, "team": team_, "days": list(days)}


def timetable(**changes: object) -> dict[str, object]:
    return {
        "member_units": [*UNITS, "商务局"],
        "units": ["甲区", "乙县"],
        "teams": [team(number) for number in range(4)],
        "visits": [visit("甲区", "0", "2018-01-01", date(2018, 1, 2)), visit("乙县", "0", "2018-01-19", "2018-01-20")],
    } | changes


def with_team(**changes: object) -> dict[str, object]:
    return timetable(teams=[team(0) | changes, team(1), team(2), team(3)])


def with_days(*days: str) -> dict[str, object]:
    return timetable(visits=[visit("甲区", "0", "2018-01-01", "2018-01-02"), visit("乙县", "0", *days)])


def test_a_timetable_that_meets_the_plan_has_no_finding() -> None:
    assert check_timetable(SCHEME, timetable()) == ()


def test_only_one_seat_of_a_team_is_the_heads() -> None:
    found = check_timetable(SCHEME, with_team(head="别局", members=["别局"] * 5))
    assert [(one.code, one.path) for one in found] == [
        ("head_not_of_member_unit", "/teams/0/head"),
        *(("member_not_of_member_unit", f"/teams/0/members/{seat}") for seat in range(1, 5)),
    ]


TIMETABLE_CASES = [
    ("team_count", "error", "/teams", timetable(teams=[team(0), team(1), team(2)])),
    ("team_size", "error", "/teams/0/members", with_team(members=UNITS[:4])),
    ("head_not_of_member_unit", "error", "/teams/0/head", with_team(head="别局", members=["别局", *UNITS[:4]])),
    ("head_not_of_member_unit", "error", "/teams/0/head", with_team(head="商务局")),
    ("member_not_of_member_unit", "error", "/teams/0/members/4", with_team(members=[*UNITS[:4], "别局"])),
    ("unit_not_visited", "error", "/units/2", timetable(units=["甲区", "乙县", "丙县"])),
    ("unit_not_visited", "error", "/units/1", with_days()),
    ("days_unusual", "note", "/visits/1/days", with_days("2018-01-04")),
    ("team_in_two_places", "error", "/visits/1/days/0", with_days("2018-01-02", "2018-01-03")),
    ("visit_early", "error", "/visits/1/days/0", with_days("2017-12-31", "2018-01-03")),
    ("visit_after_expected", "warning", "/visits/1/days/1", with_days("2018-01-20", "2018-01-21")),
    ("visit_after_expected", "warning", "/visits/1/days/1", with_days("2018-01-20", "2018-01-31")),
    ("visit_late", "error", "/visits/1/days/1", with_days("2018-01-20", "2018-02-01")),
]


@pytest.mark.parametrize(("code", "severity", "path", "given"), TIMETABLE_CASES)
def test_each_finding_of_a_timetable_stands_alone(
    code: str, severity: str, path: str, given: dict[str, object]
) -> None:
    (finding,) = check_timetable(SCHEME, given)
    assert (finding.code, finding.severity, finding.path) == (code, severity, path)
    assert finding.where
    assert finding.remedy


def test_every_code_of_the_timetable_is_tried() -> None:
    assert SCHEME.on_site
    assert {code for code, *_ in TIMETABLE_CASES} == set(SCHEME.on_site.findings.codes)


@pytest.mark.parametrize(
    ("change", "path", "code"),
    [
        (lambda: timetable(units=["甲区", "乙县", "甲区"]), "/units/2", "repeated_id"),
        (lambda: timetable(teams=[team(0), team(0), team(1), team(2)]), "/teams/1", "repeated_id"),
        (lambda: timetable(visits=[visit("甲区", "0"), visit("甲区", "1")]), "/visits/1", "repeated_id"),
        (lambda: timetable(visits=[visit("甲区", "9")]), "/visits/0/team", "unknown_name"),
        (lambda: timetable(visits=[visit("丁县", "0")]), "/visits/0/unit", "unknown_name"),
        (lambda: with_days("2018-01-19", "2018-01-19"), "/visits/1/days", "repeated_day"),
        (lambda: with_days("2018-02-30"), "/visits/1/days/0", "bad_date"),
        (lambda: timetable(team=[]), "/team", "unknown_key"),
    ],
)
def test_a_timetable_that_cannot_be_read_is_refused_with_its_path(
    change: Callable[[], dict[str, object]], path: str, code: str
) -> None:
    with pytest.raises(EvidenceError) as caught:
        check_timetable(SCHEME, change())
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [(path, code)]
