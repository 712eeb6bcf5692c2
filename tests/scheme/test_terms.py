"""The words of an edition that papers and messages use: those of its own, or words that fit every place."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from huizhou_qa import SchemeError
from huizhou_qa.errors import Wording
from huizhou_qa.plans.procedure import terms_of
from huizhou_qa.plans.terms import Terms


def test_an_edition_without_procedure_speaks_in_words_that_fit_every_place() -> None:
    terms = terms_of(None)
    assert terms.score == Wording("考核得分", "score")
    assert terms.average == Wording("平均", "average of ")
    assert terms.sum_over_all == "各单位合计"
    assert not terms.approver


@pytest.mark.parametrize(
    ("name", "given"), [("score", "得分"), ("average", None), ("sum_over_all", 1), ("approver", 1)]
)
def test_a_term_of_another_kind_is_refused_by_its_place(name: str, given: object) -> None:
    make: Callable[..., object] = Terms
    with pytest.raises(SchemeError) as caught:
        make(**{name: given})
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [(f"/{name}", "wrong_type")]
