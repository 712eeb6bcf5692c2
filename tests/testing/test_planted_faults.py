"""Faults planted in a stranger's rules: each is found, and told with its clause, its law and a simple unit."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest
from attrs import frozen

from huizhou_qa import SchemeError
from huizhou_qa.analysis import ProofFinding
from huizhou_qa.codec import scheme_to_json
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers import Bounds
from huizhou_qa.readers.document import Document
from huizhou_qa.rules import Arithmetic, Measure, when, within_limit
from huizhou_qa.rules.arithmetic import N, T
from huizhou_qa.scorers import Band, percent
from huizhou_qa.testing import check_scheme, checking
from support.slopes import village

RATE = percent("rate", "合格率", "pass rate", better="more")
TARGET = percent("target", "目标", "target", better="less")
SOUND = Band(RATE, {"[0, 50)": 0, "[50, 100]": 100})
FULL = Fraction(100)


def constant(arithmetic: Arithmetic[N, T], points: int) -> Callable[[], N]:
    return lambda: arithmetic.constant(Fraction(points))


def over(low: int, high: int) -> Interval:
    return Interval(low, high, low_closed=True, high_closed=True)


@frozen
class Steps:
    """A chain of conditions: full from 50 on, ``high`` from 80 on; ``low`` below 50, and nothing above ``until``."""

    rate: Measure
    high: int = 100
    until: int = 50

    def under(self, arithmetic: Arithmetic[N, T]) -> N:
        rate = self.rate.under(arithmetic)
        below = Interval(0, self.until, low_closed=True, high_closed=self.until < 50)

        def under_50() -> N:
            truth = arithmetic.within(rate, below)
            return arithmetic.choose(truth, constant(arithmetic, 0), lambda: arithmetic.nothing("no band"))

        def under_80() -> N:
            return arithmetic.choose(arithmetic.within(rate, over(50, 100)), constant(arithmetic, 100), under_50)

        return arithmetic.choose(arithmetic.within(rate, over(80, 100)), constant(arithmetic, self.high), under_80)


@frozen
class Times:
    """A rate times a number, which may be another to one arithmetic; at most full marks."""

    rate: Measure
    times: Callable[[object], Fraction]

    def under(self, arithmetic: Arithmetic[N, T]) -> N:
        number = arithmetic.sum([(self.rate.under(arithmetic), self.times(arithmetic))], Fraction(0))
        return arithmetic.ordered([number, arithmetic.constant(FULL)], 0, 1)


def twice_to(kind: type) -> Callable[[object], Fraction]:
    return lambda arithmetic: Fraction(2 if isinstance(arithmetic, kind) else 1)


def by_decimals(_arithmetic: object) -> Fraction:
    """Somewhat more than 1, rounded as the context of decimals has it."""
    return 1 + Fraction(Decimal(1) / Decimal(3))


def texts(found: tuple[ProofFinding, ...]) -> dict[object, tuple[str, str, str]]:
    """The path and the texts of every fault by its law, or by its code where that is proved."""
    faults = (one for one in found if one.severity == "fault")
    return {one.params["case"] if one.code == "law_broken" else one.code: (one.path, one.zh, one.en) for one in faults}


def test_of_a_sound_chain_of_conditions_no_fault_is_found() -> None:
    assert texts(check_scheme(village(Steps(RATE)))) == {}


def test_a_dip_is_found() -> None:
    found = texts(check_scheme(village(Steps(RATE, high=70))))
    assert set(found) == {"wrong_direction", "monotone"}
    path, zh, _ = found["wrong_direction"]
    assert (path, zh) == ("/clauses/1", "合格率增加反而失分：合格率由79.99增至80，得分由100变为70")
    path, _, en = found["monotone"]
    assert path == "/clauses/1"
    assert en.startswith("a better figure costs points (pass rate from ")
    assert "points from 100 to 70" in en


def test_a_gap_that_a_chain_of_conditions_hides_is_found() -> None:
    path, zh, en = texts(check_scheme(village(Steps(RATE, until=49))))["scored"]
    assert path == "/clauses/1"
    assert "no band" in zh
    assert zh.endswith("：合格率为49.5")
    assert en.endswith(": pass rate = 49.5")


@pytest.mark.parametrize(
    ("bands", "code"), [({"[0, 49]": 0, "[50, 100]": 100}, "gap"), ({"[0, 50]": 0, "[50, 100]": 100}, "overlap")]
)
def test_a_gap_and_an_overlap_of_bands_are_refused_where_they_are_written(bands: dict[str, int], code: str) -> None:
    with pytest.raises(SchemeError) as refused:
        Band(RATE, bands)
    assert [fault.code for fault in refused.value.faults] == [code]


def test_points_above_full_marks_are_found_of_a_draft() -> None:
    above = Band(RATE, {"[0, 50)": 0, "[50, 100]": 110})
    path, zh, en = texts(check_scheme(village(SOUND), clauses={"1": above}))["out_of_range"]
    assert path == "/clauses/1"
    assert zh.startswith("得分可为110，不在[0, 100]之内（合格率为")
    assert en.startswith("the points may be 110, outside [0, 100]: pass rate = ")


def test_a_reversed_gate_is_found() -> None:
    reversed_gate = when(within_limit(RATE, TARGET), points=100, otherwise=0)
    found = texts(check_scheme(village(reversed_gate)))
    assert {"wrong_direction", "monotone"} <= set(found)
    assert {path for path, _, _ in found.values()} == {"/clauses/1"}


def test_bounds_that_leave_points_out_where_the_facts_are_known_are_found() -> None:
    path, zh, en = texts(check_scheme(village(Times(RATE, twice_to(Bounds)))))["bounded"]
    assert path == "/clauses/1"
    assert zh == "得分不在规则的范围之内（得1，而规则的范围为{2}）：合格率为1"
    assert en == "points lie outside what the rule may give (1, outside {2}): pass rate = 1"


def test_a_rule_that_its_own_document_does_not_say_is_found() -> None:
    found = texts(check_scheme(village(Times(RATE, twice_to(Document)))))
    assert found == {
        "written": (
            "/clauses/1",
            "写成JSON后读回与原来不同（原得1.00，现得2.00）：合格率为1",
            "what JSON gives back differs (1.00 before, 2.00 now): pass rate = 1",
        )
    }


def test_a_scheme_that_is_not_read_back_as_it_was_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    text = scheme_to_json(village(Band(RATE, {"[0, 60)": 0, "[60, 100]": 100})))
    with monkeypatch.context() as other:
        other.setattr(checking, "scheme_to_json", lambda _: text)
        assert texts(check_scheme(village(SOUND), examples=1))["written"] == (
            "",
            "写成JSON后读回与原来不同（方案）：（无）",
            "what JSON gives back differs (the scheme): (no unit)",
        )
    monkeypatch.setattr(checking, "scheme_to_json", lambda _: "{}")
    path, _, en = texts(check_scheme(village(SOUND), examples=1))["written"]
    assert (path, en) == ("", "what JSON gives back differs (SchemeError): (no unit)")


def test_a_rule_that_rests_on_the_decimal_context_is_found() -> None:
    path, zh, _ = texts(check_scheme(village(Times(RATE, by_decimals))))["independent"]
    assert path == "/clauses/1"
    assert zh.startswith("结果随小数运算环境改变（原得1.3333333333333333333333333333，现得1.34）：合格率为1")
