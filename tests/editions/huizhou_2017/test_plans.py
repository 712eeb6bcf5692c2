"""The plans of 2017: the on-site check of Annex 2, the procedure, and the words that papers use."""

from __future__ import annotations

from attrs import evolve

from huizhou_qa.errors import Wording
from support.model_2017 import SCHEME


def test_the_plans_are_sound_and_equal_what_is_made_of_the_same() -> None:
    assert SCHEME.on_site is not None
    assert SCHEME.procedure is not None
    assert evolve(SCHEME.on_site) == SCHEME.on_site
    assert evolve(SCHEME.procedure) == SCHEME.procedure


def test_the_words_of_2017_are_those_of_its_text() -> None:
    terms = SCHEME.terms
    assert terms.score == Wording("附件1得分", "Annex 1 score")
    assert terms.average == Wording("全市平均", "city average of the ")
    assert terms.sum_over_all == "全市合计"
    assert terms.approver == "市政府"
