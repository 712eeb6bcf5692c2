"""A grade with what decides it: possible grades where they can be told, and else only what is pending."""

from __future__ import annotations

import pytest

from huizhou_qa.ledger import pending_grades
from huizhou_qa.ledger.graded import grade_of
from ledger.test_pending_grades import scored
from support.faces import stripped


def test_a_plain_text_names_the_grades_that_settling_may_give() -> None:
    assert grade_of(scored()).plainly == "优"
    assert grade_of(scored("pending")).plainly == "优 (pending, may be 优, 良 or 差)"


def test_where_they_cannot_be_told_only_what_is_pending_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pending_grades, "MOST_WAYS", 1)
    result = scored("pending")
    assert grade_of(result).plainly == "优 (pending)"
    told = stripped(result.to_html())
    assert "待定，未计入：" in told
    assert "可能" not in told
