"""Conditions in words: intervals, words, presence, and in which cases they hold."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huizhou_qa.errors import Wording
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers import Exact, Gap
from huizhou_qa.rules import AllOf, Condition, Input, Present, Within
from huizhou_qa.rules.derived import any_of, difference, is_true, negation, total, where_present
from huizhou_qa.scorers import option, percent, truth
from huizhou_qa.words import requirement
from huizhou_qa.words.arithmetic import Words
from huizhou_qa.words.reachable import MOST_CASES, cases_of, is_possible
from huizhou_qa.words.truths import ConditionInWords

A, T = percent("a", "实际率", "actual rate"), percent("t", "目标率", "target rate")
PLAN = truth("plan", "有无方案", "plan made")
P, Q = Input("/facts/p", "[-3, 3]"), Input("/facts/q", "[0, 3]")


def told(node: Condition, **known: object) -> ConditionInWords:
    return node.under(Words(Exact({f"/facts/{name}": Fraction(str(one)) for name, one in known.items()})))


@pytest.mark.parametrize(
    ("over", "zh", "en"),
    [
        ("(80, 100]", "实际率超过80%", "the actual rate is more than 80%"),
        ("[0, 80)", "实际率不足80%", "the actual rate is less than 80%"),
        ("[80, 100]", "实际率为80%（含）以上", "the actual rate is 80% or more"),
        ("(60, 80]", "实际率为60%–80%（含）", "the actual rate is more than 60% and up to 80%"),
    ],
)
def test_what_lies_beyond_an_end_needs_no_verb_beside_its_own(over: str, zh: str, en: str) -> None:
    assert requirement(Within(A, over)) == Wording(zh, en)


@pytest.mark.parametrize(
    ("node", "known", "zh"),
    [
        (
            Within(difference(A, T), "[5, ∞)"),
            {"a": 90, "t": 80},
            "实际率90%，目标率80%，90−80＝10，符合5（含）以上的要求",
        ),
        (
            Within(total(A, T), "[0, 100]"),
            {"a": 90, "t": 80},
            "实际率90%，目标率80%，90＋80＝170，不符合100（含）以下的要求",
        ),
        (Within(A, "[98, 100]"), {"a": "97.999999999"}, "实际率97.999999999%，不符合98%（含）以上的要求"),
        (Within(A, "[98, 100]"), {}, "实际率未填"),
        (Present(A), {"a": 5}, "实际率5%"),
        (is_true(PLAN), {"plan": 1}, "有无方案：是"),
        (
            AllOf((is_true(PLAN), Within(A, "[98, 100]"))),
            {"plan": 1, "a": 98},
            "有无方案：是；实际率98%，符合98%（含）以上的要求",
        ),
        (
            any_of(is_true(PLAN), Within(A, "[98, 100]")),
            {"plan": 1, "a": 98},
            "有无方案：是；实际率98%，符合98%（含）以上的要求",
        ),
        (negation(is_true(PLAN)), {"plan": 1}, "有无方案：是"),
        (where_present(A, Within(A, "{100}")), {"a": 98}, "实际率98%，不符合100%的要求"),
    ],
)
def test_what_was_found_of_a_requirement(node: Condition, known: dict[str, object], zh: str) -> None:
    assert told(node, **known).ground({}).zh == zh


def test_a_comparison_of_what_there_was_nothing_of_tells_what_was_read() -> None:
    node = Within(difference(A, T), "[0, ∞)")
    words = Words(Exact({A.path: Gap(nothing=frozenset({A.path})), T.path: Fraction(80)}))
    assert node.under(words).ground({}) == Wording(
        "实际率无可考核对象，目标率80%", "actual rate: nothing to measure, target rate: 80%"
    )


def test_a_condition_on_words_asks_for_the_words() -> None:
    cause = option("cause", "原因", ("人为", "自然", "其他"), "cause")
    assert requirement(Within(cause, "[1, 2]")) == Wording("原因为“自然或其他”", "“cause” is “自然 or 其他”")
    assert requirement(Present(A)) == Wording("实际率有可考核对象", "there is something to measure of actual rate")
    assert requirement(AllOf((is_true(PLAN), Present(A)))).zh == "有无方案为“是”且实际率有可考核对象"


@pytest.mark.parametrize(
    ("over", "zh", "en"),
    [
        ("{1}", "是", "yes"),
        ("{0}", "否", "no"),
        ("(0, 1]", "是", "yes"),
        ("[0, 1)", "否", "no"),
        ("[0, 1]", "是或否", "yes or no"),
    ],
)
def test_a_condition_on_yes_or_no_asks_for_the_answers_that_meet_it(over: str, zh: str, en: str) -> None:
    assert requirement(Within(PLAN, over)) == Wording(f"有无方案为“{zh}”", f"“plan made” is “{en}”")


def test_a_condition_on_no_single_difference_is_told_by_its_formula() -> None:
    spent, saved = percent("spent", "支出率"), percent("saved", "结余率")
    assert requirement(Within(total(spent, saved), "[0, ∞)")).zh == "支出率＋结余率为任何数值"
    found = told(Within(total(spent, saved), "[0, 100]"), spent=60, saved=50).ground({})
    assert found.zh == "支出率60%，结余率50%，60＋50＝110，不符合100（含）以下的要求"


OVERS = st.sampled_from(["[0, ∞)", "(0, ∞)", "(-∞, 0]", "[-1, 1)", "{0}", "(1, 2]"])
SINGLE = st.builds(Within, st.sampled_from([P, Q, difference(P, Q), total(P, Q)]), OVERS.map(Interval.parse))
EIGHTHS = [Fraction(at, 8) for at in range(-24, 25)]


@given(st.lists(SINGLE, min_size=1, max_size=2), st.sampled_from(["all", "any", "not", "present"]))
def test_every_case_that_some_values_bring_about_is_possible(singles: list[Within], kind: str) -> None:
    nodes: dict[str, Condition] = {
        "all": AllOf(tuple(singles)),
        "any": any_of(*singles),
        "not": negation(AllOf(tuple(singles))),
        "present": where_present(singles[0].number, singles[0]),
    }
    node = nodes[kind]
    cases = cases_of([P, Q], ())
    condition = told(node)
    possible = {True: is_possible(condition.holding(cases)), False: is_possible(condition.failing(cases))}
    for p, q in product(EIGHTHS[::4], [one for one in EIGHTHS[::4] if one >= 0]):
        verdict = node.under(Exact({P.path: p, Q.path: q}))
        assert not isinstance(verdict, Gap)
        assert possible[verdict]


@pytest.mark.parametrize("kind", ["any", "not", "all"])
def test_what_cannot_be_is_known_of_conditions_on_conditions(kind: str) -> None:
    cases = cases_of([P], ())
    never, always = Within(P, "[4, ∞)"), Within(P, "[-3, 3]")
    both: dict[str, tuple[Condition, Condition]] = {
        "any": (any_of(never, never), any_of(never, always)),
        "not": (negation(always), negation(never)),
        "all": (AllOf((always, never)), AllOf((always, always))),
    }
    node, other = both[kind]
    assert not is_possible(told(node).holding(cases))
    assert is_possible(told(node).failing(cases))
    assert is_possible(told(other).holding(cases))
    assert not is_possible(told(other).failing(cases))


def test_of_presence_nothing_is_known() -> None:
    cases = cases_of([P], ())
    condition = told(Present(P))
    assert condition.holding(cases) == condition.failing(cases) == cases


@pytest.mark.parametrize(
    ("node", "zh", "en"),
    [
        (
            AllOf((any_of(is_true(PLAN), Present(A)), Within(T, "{100}"))),
            "（有无方案为“是”或实际率有可考核对象）且目标率为100%",
            "(“plan made” is “yes” or there is something to measure of actual rate) and the target rate is 100%",
        ),
        (
            any_of(AllOf((is_true(PLAN), Present(A))), Within(T, "{100}")),
            "（有无方案为“是”且实际率有可考核对象）或目标率为100%",
            "(“plan made” is “yes” and there is something to measure of actual rate) or the target rate is 100%",
        ),
        (
            negation(AllOf((is_true(PLAN), Within(T, "{100}")))),
            "并非（有无方案为“是”且目标率为100%）",
            "it is not so that (“plan made” is “yes” and the target rate is 100%)",
        ),
        (
            AllOf((where_present(A, AllOf((is_true(PLAN), Within(A, "{100}")))), Within(T, "{100}"))),
            "（有无方案为“是”且实际率为100%）且目标率为100%",
            "(“plan made” is “yes” and the actual rate is 100%) and the target rate is 100%",
        ),
    ],
)
def test_conditions_of_several_conditions_stand_in_brackets(node: Condition, zh: str, en: str) -> None:
    assert requirement(node) == Wording(zh, en)


def test_cases_are_not_multiplied_without_end() -> None:
    either = tuple(any_of(Within(P, f"[{at}, 3]"), Within(Q, f"[{at}, 3]")) for at in range(3)) * 20
    many = told(AllOf(either)).holding(cases_of([P, Q], ()))
    assert 0 < len(many) <= MOST_CASES
    wide = Input("/facts/wide", "[-300, 300]")
    outside = tuple(Within(wide, Interval(at, 200, low_closed=True, high_closed=True)) for at in range(150))
    assert len(told(AllOf(outside)).failing(cases_of([wide], ()))) == 1
    assert len(told(AllOf(outside[:100])).failing(cases_of([wide], ()))) == MOST_CASES


def test_whether_there_was_something_is_known_where_there_was_nothing_too() -> None:
    here = Present(A).under(Words(Exact({})))
    assert here.may_be_nothing is False
    assert Within(A, "[0, 50]").under(Words(Exact({}))).may_be_nothing is True


def test_a_condition_that_is_passed_over_is_about_what_there_must_be_something_of_too() -> None:
    excused = where_present(T, Within(A, "[0, 50]")).under(Words(Exact({})))
    assert [one.leaf.input for one in excused.measures if one.leaf is not None] == [A, T]


def test_a_single_condition_is_not_told_as_several() -> None:
    words = Words(Exact({}))
    assert not AllOf((is_true(PLAN),)).under(words).is_compound
    assert AllOf((is_true(PLAN), Within(A, "[0, 50]"))).under(words).is_compound
    assert requirement(negation(AllOf((is_true(PLAN),)))).zh == requirement(negation(is_true(PLAN))).zh
