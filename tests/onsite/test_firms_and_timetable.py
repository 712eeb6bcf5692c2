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
from huizhou_qa.plans.on_site import NUMBERS

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


# Other spellings of 第1组 and 甲区 that nobody can tell from them by reading, all allowed: blanks inside, other widths.
ALIKE = [
    ("第1组", "第１组"),
    ("第1组", "第 1 组"),
    ("第1组", "第\u30001组"),
    ("第1组", "第\u00a01\u2003组"),
    ("第①组", "第1组"),
]
# Ways in which a name may differ and nobody can see it: refused wherever a name is written.
HIDDEN = [
    "甲区 ",
    " 甲区",
    "\u3000甲区",
    "甲区\u00a0",
    "甲\n区",
    "甲\t区",
    "甲\r区",
    "甲\u200b区",
    "甲\u200d区",
    "甲\ufeff区",
]
HIDDEN += ["甲\u2028区", "甲\x00区", "甲\x1f区", "甲\x7f区", "甲\x85区", "甲\u202e区", "甲\u00ad区", "甲\ue000\u200e区"]


def faults(act: Callable[[], object]) -> list[tuple[str, str]]:
    with pytest.raises(EvidenceError) as caught:
        act()
    assert all(line.isprintable() for line in str(caught.value).split("\n"))
    return [(fault.path, fault.code) for fault in caught.value.faults]


@pytest.mark.parametrize("name", HIDDEN)
def test_names_of_a_timetable_and_of_firms_hold_nothing_that_cannot_be_seen(name: str) -> None:
    teams = [team(number) for number in range(4)]
    refused = {
        "/units/1": timetable(units=["甲区", name], visits=[visit("甲区", "0")]),
        "/member_units/0": timetable(member_units=[name, *UNITS]),
        "/teams/0/id": timetable(teams=[team(0) | {"id": name}, *teams], visits=[]),
        "/teams/0/head": with_team(head=name),
        "/teams/0/members/0": with_team(members=[name, *UNITS]),
    }
    for path, given in refused.items():
        assert (path, "bad_name") in faults(lambda given=given: check_timetable(SCHEME, given)), path  # type: ignore[misc]
    assert faults(lambda: draw_firms(SCHEME, [{"name": name, "covers": list(KINDS)}, *FIRMS[1:]], "s")) == [
        ("/firms/0/name", "bad_name")
    ]
    assert faults(lambda: Firm(name, KINDS)) == [("/name", "bad_name")]


@pytest.mark.parametrize(("name", "other"), ALIKE)
def test_two_names_that_differ_only_in_blanks_or_width_are_one_and_both_are_shown(name: str, other: str) -> None:
    teams = [team(0) | {"id": name}, team(1) | {"id": other}, team(2), team(3)]
    alike = {
        "/teams/1": (timetable(teams=teams, visits=[]), "repeated_id"),
        "/units/1": (timetable(units=[name, other], visits=[]), "repeated_id"),
        "/member_units/1": (timetable(member_units=[name, other, *UNITS]), "repeated_id"),
        "/visits/1": (timetable(units=[name], visits=[visit(name, "0"), visit(other, "1")]), "repeated_id"),
    }
    for path, (given, code) in alike.items():
        with pytest.raises(EvidenceError) as caught:
            check_timetable(SCHEME, given)
        (fault,) = caught.value.faults
        assert (fault.path, fault.code) == (path, code)
        for text in (fault.zh, fault.en):
            assert repr(name) in text
            assert repr(other) in text
    firms = [{"name": name, "covers": list(KINDS)}, {"name": other, "covers": list(KINDS)}, *FIRMS[2:]]
    with pytest.raises(EvidenceError) as caught:
        draw_firms(SCHEME, firms, "s")
    (fault,) = caught.value.faults
    assert (fault.path, fault.code) == ("/firms/1", "repeated_name")
    assert repr(name) in fault.zh
    assert repr(other) in fault.zh


def test_a_name_in_another_spelling_is_found_wherever_it_is_referred_to() -> None:
    given = timetable(
        member_units=["质 监局", *UNITS[1:]],
        units=["第1区", "乙县"],
        teams=[team(0) | {"id": "第1组", "head": "质监 局"}, team(1), team(2), team(3)],
        visits=[
            visit("第１区", "第 1 组", "2018-01-02", "2018-01-03"),
            visit("乙 县", "第１组", "2018-01-04", "2018-01-03"),
        ],
    )
    (finding,) = check_timetable(SCHEME, given)
    assert (finding.code, finding.path) == ("team_in_two_places", "/visits/1/days/1")
    assert finding.zh == "第１组同日在两处（2018-01-03）"
    assert finding.en == "a team is in two places on one day: 第１组, 2018-01-03"


@pytest.mark.parametrize("seed", ["a\u200bb", "\ufeffa", "a\x00b", "a\u2028b", "a\u202eb", "\ud800"], ids=ascii)
def test_a_seed_holds_nothing_that_cannot_be_seen(seed: str) -> None:
    assert faults(lambda: draw_firms(SCHEME, FIRMS, seed)) == [("/seed", "bad_text")]


def test_a_seed_may_hold_blanks_and_those_at_its_ends_do_not_count() -> None:
    assert draw_firms(SCHEME, FIRMS, " 2018 \u3000 1\n") == draw_firms(SCHEME, FIRMS, "2018 \u3000 1")
    assert draw_firms(SCHEME, FIRMS, "2018 1") != draw_firms(SCHEME, FIRMS, "20181")


def test_a_firm_keeps_what_it_was_made_of_and_no_list_of_its_makers() -> None:
    kinds = list(KINDS)
    made: Callable[..., Firm] = Firm
    firm = made("甲厂", kinds)
    kinds.clear()
    assert firm == Firm("甲厂", KINDS)
    assert faults(lambda: made("甲厂", "product")) == [("/covers", "wrong_type")]
    assert faults(lambda: made("甲厂", ("product", 5))) == [("/covers/1", "wrong_type")]
    assert faults(lambda: made(5, KINDS)) == [("/name", "wrong_type")]


def test_findings_of_a_timetable_say_whose_they_are() -> None:
    said = {code: check_timetable(SCHEME, given)[0] for code, _, _, given in TIMETABLE_CASES}
    assert {code: finding.zh for code, finding in said.items()} == {
        "team_count": "考核组不是4个，现有3个",
        "team_size": "0不是5人，现有4人",
        "head_not_of_member_unit": "0组长（商务局）不是领导小组成员单位的领导，或本组没有该单位",
        "member_not_of_member_unit": "0有组员（别局）不是从成员单位抽调",
        "unit_not_visited": "乙县没有安排",
        "days_unusual": "乙县不是2天，安排了1天",
        "team_in_two_places": "0同日在两处（2018-01-02）",
        "visit_early": "乙县的2017-12-31早于规定的时间",
        "visit_after_expected": "乙县的2018-01-31在1月中旬之后，附件2许可",
        "visit_late": "乙县的2018-02-01在1月底之后",
    }


def test_names_that_cannot_be_read_are_not_the_same_name_besides() -> None:
    assert faults(lambda: check_timetable(SCHEME, timetable(units=["", 5, ""], visits=[]))) == [
        ("/units/0", "empty_text"),
        ("/units/1", "wrong_type"),
        ("/units/2", "empty_text"),
    ]
    unnamed = [{"name": "", "covers": list(KINDS)}, {"name": "", "covers": list(KINDS)}, *FIRMS[2:]]
    assert faults(lambda: draw_firms(SCHEME, unnamed, "s")) == [
        ("/firms/0/name", "empty_text"),
        ("/firms/1/name", "empty_text"),
    ]
