"""Faces of results and cohorts: whole, escaped, and of what was forged or put together by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest
from attrs import evolve

from engine.test_cohort import SCHEME, member
from engine.test_district import evidence, incident
from huizhou_qa import EvidenceError, VerificationError, assess, assess_cohort
from huizhou_qa.ledger.cohort import Place
from huizhou_qa.ledger.following import follows
from huizhou_qa.markup import table
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.rules import Piece
from huizhou_qa.scheme.marks.tree import Item
from support import district
from support.faces import Elements, stripped

COHORT = assess_cohort(SCHEME, [member("甲区"), member("丙县", marks={"3": 2})])


CONTROLS = "甲\n\x1b[2J\u202e\u200b\r\t乙"


def test_nothing_that_cannot_be_printed_stands_raw_in_a_face_of_a_result() -> None:
    result = COHORT.results["甲区"]
    forged = evolve(result.evidence)
    object.__setattr__(forged, "unit", CONTROLS)
    forged_result = evolve(result, evidence=forged)
    cohort = evolve(
        COHORT,
        results={CONTROLS: forged_result},
        ranking=(Place(1, CONTROLS, "优", Decimal(1)),),
    )
    for face in (
        *(repr(forged_result), forged_result._repr_html_(), repr(cohort).replace("\n  1 ", " "), cohort._repr_html_()),
        table(CONTROLS, (CONTROLS,), [(CONTROLS,)]),
    ):
        assert face.isprintable(), face
        assert "\\n\\x1b[2J\\u202e\\u200b\\r\\t" in face


def test_a_forged_name_makes_no_line_of_an_error() -> None:
    cohort = assess_cohort(SCHEME, [member("甲")])
    with pytest.raises(VerificationError) as caught:
        evolve(cohort, results={CONTROLS: cohort.results["甲"]}).verify()
    assert len(str(caught.value).splitlines()) == 1 + len(caught.value.faults)
    assert all(line.isprintable() for line in str(caught.value).splitlines())


# What faces are made of: nothing that runs, fetches or names itself.
TAGS = {
    *("div", "style", "span", "b", "br", "p", "ul", "li", "details", "summary", "svg", "rect"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {
    *(
        "class",
        "lang",
        "align",
        "role",
        "aria-label",
        "viewbox",
        "width",
        "height",
        "x",
        "y",
        "data-title",
        "open",
    ),
}
EVIL = '<script>alert("甲")</script>'


def test_html_faces_are_whole_and_escape_what_callers_supply() -> None:
    cohort = assess_cohort(SCHEME, [member(EVIL), member("乙")])
    pending = incident(EVIL, status="pending")
    ruled: dict[str, object] = {"1": {"treatment": "full", "by": EVIL, "why": "无对象"}}
    no_green: dict[str, object] = {"green_share": {"nothing": "无对象"}}
    result = assess(district.scheme(), evidence(no_green, incidents=[pending], rulings=ruled))
    for html in (cohort._repr_html_(), cohort.results[EVIL]._repr_html_(), result._repr_html_(), SCHEME._repr_html_()):
        found = Elements(html)
        assert set(found.tags) <= TAGS
        assert found.attributes <= ATTRIBUTES
    assert "&lt;script&gt;" in cohort._repr_html_()
    headings = [one for top in SCHEME.headings for one in top.headings() if any(isinstance(p, Item) for p in one.parts)]
    assert SCHEME._repr_html_().count("<tr>") == len(headings) + len(SCHEME.items)
    assert "扣分项" not in stripped(result._repr_html_())


def test_plain_faces_say_in_a_line_what_a_value_is() -> None:
    assert repr(SCHEME) == "<Scheme s: 4 items, 4 clauses, 16 marks>"
    assert repr(evidence()) == "<Evidence 甲街道: 14 facts, 1 marks, 0 incidents>"
    assert repr(Interval.parse("(10, 15]")) == "Interval.parse('(10, 15]')"
    assert repr(Piece("[0, 1)", "0.5")) == "Piece('[0, 1)', 0.5)"
    assert repr(Piece("[0, 1)", 0, "1.05")) == "Piece('[0, 1)', 0, 1.05)"
    assert repr(COHORT) == "<Cohort of 2 by s:\n  1 甲区 优 15.00\n  2 丙县 优 13.00>"


def test_no_control_character_of_a_name_stands_raw_in_a_face() -> None:
    name, named = "甲\x1b\u202e区", COHORT.results["甲区"].evidence
    with pytest.raises(EvidenceError) as caught:
        evolve(named, unit=name)
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/unit", "bad_name")]
    # Nobody can bring such a name; the faces do not rely on it.
    unnamed = evolve(named)
    object.__setattr__(unnamed, "unit", name)
    result = evolve(COHORT.results["甲区"], evidence=unnamed)
    assert "\n甲\\x1b\\u202e区\n" in stripped(result._repr_html_())
    assert "甲区" not in result._repr_html_()
    assert not set(result._repr_html_()) & {"\x1b", "\u202e"}


def test_what_was_put_together_by_hand_says_of_which_kind_it_should_be() -> None:
    for result, kind in ((COHORT.results["丙县"], "Assessment"), (COHORT, "Cohort")):
        broken = evolve(result)
        object.__setattr__(broken, "scheme", None)
        told = f"{kind} put together by hand: it does not hold what it should"
        assert broken._repr_html_() == f"&lt;{told}&gt;"
        assert repr(broken) == f"<{told}>"


def test_an_error_of_ours_in_what_follows_from_a_result_is_told_as_it_is() -> None:
    def refused() -> str:
        raise EvidenceError.of("/day", "bad_date", given="x")

    with pytest.raises(EvidenceError) as caught:
        follows(refused)
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/day", "bad_date")]
