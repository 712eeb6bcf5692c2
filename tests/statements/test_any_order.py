"""The order in which statements come decides nothing, and what prevails keeps every correction made of them."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import permutations

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from huizhou_qa import Evidence, EvidenceError, amend, assess, assess_cohort, get_scheme, history
from huizhou_qa.analysis import effect_of
from huizhou_qa.codec import history_from_json, history_to_json
from huizhou_qa.evidence.amending import broken_links
from huizhou_qa.numbers.exact import Rate
from huizhou_qa.statements import PrevailingValues, Statement, prevailing_values
from statements.test_prevailing import OWN, REVIEW, SELF, faults_of, statement, whole
from support.incidents import incident
from support.model_2017 import member

SCHEME = get_scheme("huizhou", 2017)
INDEX = "quality_infrastructure_index"


def told(found: PrevailingValues) -> object:
    """Everything of prevailing values that can be seen, what equality leaves out among it."""
    chain = [(link.amendment, link.unsaid, link.statement_days) for link in history(found.evidence)]
    values = [(one.path, one.said, one.statement, one.reason, one.overruled) for one in found.values.values()]
    return found, found.statements, list(found.evidence.said().items()), chain, values, found.lapsed


def same_in_any_order(*statements: Statement) -> PrevailingValues:
    found = [prevailing_values(SCHEME, listed) for listed in permutations(statements)]
    assert len({repr(told(one)) for one in found}) == 1
    # What a statement shows of itself is not all that it holds.
    assert len({tuple(map(id, one.statements)) for one in found}) == 1
    return found[0]


def test_of_two_statements_of_one_stage_day_and_author_the_fuller_prevails_whichever_comes_first() -> None:
    short = statement(REVIEW, {"facts": {"pm25_annual_mean": 36}, "marks": {"14": 1}}, why="抽查")
    full = statement(
        REVIEW,
        {
            "facts": {"pm25_annual_mean": {"value": "36.0", "source": "国控站"}},
            "marks": {"14": {"points": 1, "by": "办"}},
        },
        why="年报",
    )
    found = same_in_any_order(OWN, short, full)
    assert found.values["/facts/pm25_annual_mean"].statement == full
    assert found.values["/marks/14"].reason == "年报"


def test_of_two_that_say_the_same_in_other_words_one_prevails_whichever_comes_first() -> None:
    ruled = {"marks": {"31": {"nothing": "无事故"}}}
    one, other = (
        statement(REVIEW, ruled | {"rulings": {"31": {"treatment": "full", "by": "办", "why": why}}}, why=why)
        for why in ("本年无事故", "无重大事故")
    )
    found = same_in_any_order(OWN, one, other)
    assert found.evidence.rulings["31"].treatment == "full"
    assert "/rulings/31" not in {value.path for value in found.disputed}
    zero = statement(REVIEW, ruled | {"rulings": {"31": {"treatment": "zero", "by": "办", "why": "本年无事故"}}})
    assert faults_of(OWN, one, zero) == {("/2/evidence/rulings/31", "statements_contradict")}


def test_equal_averages_in_two_forms_are_no_contradiction_and_the_pair_prevails() -> None:
    pair = statement(REVIEW, {"averages": {INDEX: {"part": 70, "whole": 7}}})
    plain = statement(REVIEW, {"averages": {INDEX: 10}})
    assert same_in_any_order(pair, plain).evidence.averages[INDEX] == Rate(70, 7)
    assert same_in_any_order(statement(SELF, {"averages": {INDEX: 10}}), pair).disputed == ()
    # Without the unit itself these are two averages: (70 - x) / 6 and (140 - x) / 13.
    twice = statement(REVIEW, {"averages": {INDEX: {"part": 140, "whole": 14}}})
    near = statement(REVIEW, {"averages": {INDEX: Fraction(71, 7)}})
    for other in (twice, near):
        assert (
            faults_of(pair, other)
            == faults_of(other, pair)
            == {("/1/evidence/averages/" + INDEX, "statements_contradict")}
        )


FULLER: dict[str, tuple[dict[str, object], dict[str, object]]] = {
    "a source": ({"facts": {"pm25_annual_mean": {"value": 36, "source": "站"}}}, {"facts": {"pm25_annual_mean": 36}}),
    "a day": (
        {"facts": {"pm25_annual_mean": {"value": 36, "as_of": "2017-12-31"}}},
        {"facts": {"pm25_annual_mean": 36}},
    ),
    "a status": (
        {"facts": {"pm25_annual_mean": {"value": 36, "status": "final"}}},
        {"facts": {"pm25_annual_mean": 36}},
    ),
    "who awarded it": ({"marks": {"14": {"points": 1, "by": "办"}}}, {"marks": {"14": 1}}),
    "when it was awarded": ({"marks": {"14": {"points": 1, "on": "2018-01-02"}}}, {"marks": {"14": 1}}),
    "why": ({"marks": {"14": {"points": 1, "reason": "查"}}}, {"marks": {"14": 1}}),
    "a sum": ({"averages": {INDEX: {"part": 70, "whole": 7}}}, {"averages": {INDEX: 10}}),
}


@pytest.mark.parametrize("what", FULLER)
@pytest.mark.parametrize(("who_tells_more", "who_tells_less"), [("a", "z"), ("z", "a")])
def test_the_fuller_of_two_prevails_whoever_says_it(what: str, who_tells_more: str, who_tells_less: str) -> None:
    more, less = FULLER[what]
    full, short = statement(REVIEW, more, by=who_tells_more), statement(REVIEW, less, by=who_tells_less)
    (value,) = same_in_any_order(full, short).values.values()
    assert value.statement == full


def test_two_that_say_the_same_of_two_values_come_in_one_order() -> None:
    one, other = statement(REVIEW, {"marks": {"14": 1}}), statement(REVIEW, {"marks": {"15": 1}})
    assert same_in_any_order(other, one).statements == (one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"by": "甲"}, {"by": "乙"}),
        ({"why": "由"}, {"why": "因"}),
        ({"reasons": {"marks": {"14": "由"}}}, {"reasons": {"marks": {"14": "因"}}}),
    ],
    ids=["authors", "reasons for the whole", "reasons for a value"],
)
def test_two_that_differ_in_who_or_why_alone_come_in_one_order(
    one: dict[str, object], other: dict[str, object]
) -> None:
    same_in_any_order(*(statement(REVIEW, {"marks": {"14": 1}}, **signed) for signed in (one, other)))


def test_two_that_differ_in_their_sources_alone_come_in_one_order() -> None:
    sources: tuple[dict[str, object], ...] = ({"value": 36, "source": "站"}, {"value": 36, "source": "所"})
    same_in_any_order(*(statement(REVIEW, {"facts": {"pm25_annual_mean": said}}) for said in sources))


Corrected = tuple[object, str, str, str]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((1, "办", "2018-01-05", "查"), (1, "办", "2018-01-05", "补查")),
        ((1, "办", "2018-01-05", "查"), (1, "办", "2018-01-06", "查")),
        ((1, "办", "2018-01-05", "查"), (1, "局", "2018-01-05", "查")),
        ((1, "办", "2018-01-05", "查"), ("0.5", "办", "2018-01-05", "查")),
    ],
    ids=["why", "when", "by whom", "from another mark"],
)
def test_two_that_came_to_say_the_same_by_other_corrections_come_in_one_order(one: Corrected, other: Corrected) -> None:
    def came(mark: object, by: str, on: str, why: str) -> Statement:
        own = statement(REVIEW, {"marks": {"14": mark, "15": 1}})
        return evolve(own, evidence=amend(own.evidence, {"marks": {"14": 0}}, by, on, why))

    first, second = came(*one), came(*other)
    assert same_in_any_order(first, second).evidence.marks == first.evidence.marks


def test_of_one_day_nobody_can_tell_whether_a_figure_became_final() -> None:
    def saying(status: str | None, on: str = "2018-01-10") -> Statement:
        return statement(REVIEW, {"facts": {"pm25_annual_mean": {"value": 36, "status": status}}}, on=on)

    early, late = saying("preliminary"), saying("final")
    assert (
        faults_of(early, late)
        == faults_of(late, early)
        == {("/1/evidence/facts/pm25_annual_mean", "statements_contradict")}
    )
    for statements, status in (
        ([early, saying("final", "2018-01-11")], "final"),
        ([late, saying("preliminary", "2018-01-11")], "preliminary"),
        ([saying(None), late], "final"),
        ([saying(None), early], "preliminary"),
    ):
        fact = same_in_any_order(*statements).evidence.facts["pm25_annual_mean"]
        assert getattr(fact, "status", None) == status


def test_a_statement_that_comes_twice_comes_once() -> None:
    assert prevailing_values(SCHEME, [OWN, OWN]).statements == (OWN,)


PARTS: tuple[dict[str, object], ...] = (
    {"facts": {"pm25_annual_mean": 36}},
    {"facts": {"pm25_annual_mean": {"value": 36, "source": "站"}}},
    {"facts": {"pm25_annual_mean": {"value": 36, "source": "所"}}},
    {"marks": {"14": 1, "15": "0.5"}},
    {"marks": {"15": "0.5", "14": {"points": 1, "reason": "查"}}},
    {"averages": {INDEX: 10}},
    {"averages": {INDEX: {"part": 70, "whole": 7}}},
    {"incidents": [incident("x")]},
    {"incidents": [incident("x"), incident("y")]},
    {"facts": {"gossip": None}},
    {},
)


@given(st.data())
def test_permuting_statements_changes_nothing(data: st.DataObject) -> None:
    def made() -> Statement:
        said = data.draw(st.sampled_from(PARTS))
        stage, on = data.draw(st.sampled_from((SELF, REVIEW))), data.draw(st.sampled_from(("2018-01-02", "2018-01-03")))
        by, why = data.draw(st.sampled_from(("甲", "乙"))), data.draw(st.sampled_from((None, "由", "因")))
        one = statement(stage, said, on=on, by=by, why=why)
        if "marks" in said and data.draw(st.booleans()):
            after = amend(one.evidence, {"marks": {"16": 1}}, by, data.draw(st.sampled_from((on, "2018-02-01"))), "补")
            return evolve(one, evidence=after, on=max(one.on, after.amendment.on) if after.amendment else one.on)
        return one

    statements = [made() for _ in range(data.draw(st.integers(1, 4)))]
    other = data.draw(st.permutations(statements))
    assert repr(told(prevailing_values(SCHEME, statements))) == repr(told(prevailing_values(SCHEME, other)))


def corrected(evidence: Evidence, changes: dict[str, object], on: str) -> Evidence:
    return amend(evidence, changes, "办", on, f"{on}查")


def test_what_prevails_keeps_the_corrections_of_every_statement_in_the_order_of_their_days() -> None:
    first = Evidence.from_dict(whole())
    own = corrected(corrected(first, {"marks": {"14": "0.5"}}, "2018-01-05"), {"marks": {"15": 1}}, "2018-03-01")
    said = Evidence.from_dict({"unit": "甲", "marks": {"16": 1}})
    review = corrected(said, {"marks": {"16": 0, "15": 0}}, "2018-02-01")
    found = same_in_any_order(
        Statement(SELF, "甲政府", date(2018, 3, 2), own), Statement(REVIEW, "办", date(2018, 2, 20), review)
    )
    links = history(found.evidence)
    made = [link.amendment for link in links if link.amendment is not None]
    # What the unit corrected on 1 March is overruled by the review, and changed nothing that stood.
    assert [(one.on, one.why, [(change.path, change.after) for change in one.changes]) for one in made] == [
        (date(2018, 1, 5), "2018-01-05查", [("/marks/14", own.marks["14"])]),
        (date(2018, 2, 1), "2018-02-01查", [("/marks/15", review.marks["15"]), ("/marks/16", review.marks["16"])]),
    ]
    assert list(broken_links(found.evidence)) == []
    assert history_from_json(history_to_json(found.evidence)) == found.evidence
    assess(SCHEME, found.evidence).verify()
    assert found.evidence.statement_days == (date(2018, 2, 20), date(2018, 3, 2))


def test_a_correction_that_settled_a_contradiction_is_a_link_as_any_other() -> None:
    one = statement(REVIEW, {"marks": {"14": 1}})
    other = statement(REVIEW, {"marks": {"14": 0}}, by="第二组")
    assert faults_of(one, other) == {("/1/evidence/marks/14", "statements_contradict")}
    again = corrected(other.evidence, {"marks": {"14": 1}}, "2018-02-01")
    settled = evolve(other, evidence=again, on=date(2018, 2, 1))
    found = same_in_any_order(one, settled)
    assert found.evidence.marks["14"] == one.evidence.marks["14"]
    assert list(broken_links(found.evidence)) == []


def test_incidents_taken_back_by_a_correction_of_a_statement_are_told_in_the_chain() -> None:
    own = Evidence.from_dict(whole() | {"incidents": [incident("x")]})
    none = corrected(own, {"incidents": []}, "2018-02-01")
    found = prevailing_values(SCHEME, [Statement(SELF, "甲政府", date(2018, 2, 1), none)])
    assert [link.incidents and [one.id for one in link.incidents] for link in history(found.evidence)] == [["x"], ()]
    assert list(broken_links(found.evidence)) == []


def test_an_effect_of_what_stood_of_corrected_statements_is_found_among_the_others() -> None:
    cohort = assess_cohort(SCHEME, [member("甲"), member("乙")])
    own = cohort.members["甲"]
    found = prevailing_values(
        SCHEME, [Statement(SELF, "甲政府", date(2018, 2, 2), corrected(own, {"marks": {"14": 0}}, "2018-02-01"))]
    )
    assert str(effect_of(cohort, found.evidence).units["甲"].comparison.difference) == "-1.00"


@pytest.mark.parametrize("other", ["甲 区", "甲　区", "甲区"])
def test_one_unit_written_in_two_ways_is_one_unit(other: str) -> None:
    own = statement(SELF, {"unit": "甲区", "marks": {"14": 1}})
    review = statement(REVIEW, {"unit": other, "marks": {"15": 1}})
    assert same_in_any_order(own, review).unit == "甲区"
    for unit in ("乙区", "甲县"):
        with pytest.raises(EvidenceError) as caught:
            prevailing_values(SCHEME, [own, statement(REVIEW, {"unit": unit})])
        (fault,) = caught.value.faults
        assert (fault.code, fault.params["unit"], fault.params["other"]) == ("another_unit", f"'{unit}'", "'甲区'")
