"""The words of an edition that papers and messages use: those of its own, or words that fit every place."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from attrs import evolve

from huizhou_qa import SchemeError
from huizhou_qa.errors import Wording
from huizhou_qa.scheme.terms import Terms
from support import district


def test_an_edition_without_terms_of_its_own_speaks_in_words_that_fit_every_place() -> None:
    terms = district.scheme().terms
    assert terms.score == Wording("考核得分", "score")
    assert terms.average == Wording("平均", "average of ")
    assert terms.sum_over_all == "各单位合计"
    assert not terms.approver
    assert (terms.plan, terms.incidents) == ("考核方案", "事件")
    assert terms.graded("优") == "优"
    assert Terms(grade="档").graded("优") == "优档"


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("score", "得分"),
        ("average", None),
        ("sum_over_all", 1),
        ("approver", 1),
        ("plan", 1),
        ("incidents", 1),
        ("grade", 1),
        ("english", 1),
    ],
)
def test_a_term_of_another_kind_is_refused_by_its_place(name: str, given: object) -> None:
    make: Callable[..., object] = Terms
    with pytest.raises(SchemeError) as caught:
        make(**{name: given})
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [(f"/{name}", "wrong_type")]


@pytest.mark.parametrize("given", [None, "得分", Wording("得分", "score")])
def test_terms_of_another_kind_are_refused_by_the_scheme(given: object) -> None:
    with pytest.raises(SchemeError) as caught:
        evolve(district.scheme(), terms=given)  # type: ignore[arg-type] # the point
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/terms", "wrong_type")]


def test_an_edition_without_a_procedure_names_its_score_as_well() -> None:
    own = Terms(Wording("本区得分", "own score"))
    scheme = evolve(district.scheme(), terms=own)
    assert scheme.procedure is None
    assert scheme.terms == own
    # What it calls its score is no part of what it scores.
    assert scheme == district.scheme()


def test_a_name_is_called_by_its_english_name_and_by_itself_where_it_has_none() -> None:
    terms = Terms(english={"绿地": "green space"})
    assert terms.called("绿地") == Wording("绿地", "green space")
    assert terms.called("水面") == Wording("水面", "水面")
    assert terms.called("尚未认定") == Wording("尚未认定", "pending")


@pytest.mark.parametrize(("given", "path"), [({"绿地": 1}, "/english/绿地"), ({1: "green"}, "/english")])
def test_an_english_name_that_is_no_text_is_refused_by_its_place(given: dict[str, str], path: str) -> None:
    with pytest.raises(SchemeError) as caught:
        Terms(english=given)
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [(path, "wrong_type")]
