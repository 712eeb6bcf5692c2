"""A note as text is the note as data, written: whatever it says, and whatever figure it says it of."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huizhou_qa.codec.notes import note_text, note_written
from huizhou_qa.codec.texts import json_of
from huizhou_qa.errors import Note, Param, Wording

RATE = Wording("合格率", "pass rate")
OUTSIDE: dict[str, Param] = {"input": RATE, "given": "5.59", "unit": "%", "usual": "[50, 100]", "grounds": RATE}


def plainly(note: Note) -> str:
    return json_of(note_written(note), None)


@pytest.mark.parametrize(
    "note",
    [
        Note.of("/facts/rate", "outside_usual_range", **OUTSIDE),
        Note.of("/facts/rate", "outside_usual_range", **{**OUTSIDE, "given": "-1"}),
        Note.of("/facts/rate", "outside_usual_range", **{**OUTSIDE, "given": "57/7"}),
        Note.of("/facts/rate", "outside_usual_range", **{**OUTSIDE, "given": ""}),
        Note.of("/facts/rate", "outside_usual_range", **{**OUTSIDE, "given": "9" * 200}),
        Note.of("/facts/rate", "outside_usual_range", **{**OUTSIDE, "unit": "0.1234321"}),
        Note.of("/facts/0.9876789", "outside_usual_range", **OUTSIDE),
        Note.of("/facts/rate", "looks_like_a_fraction", input=RATE, given="0.97", meant="97"),
        Note.of("/clauses/1", "of_an_edition", text=Wording('按"文本"取', "as\nprinted")),
        Note.of("/clauses/1", "of_an_edition", text=Wording("按{given}取", "as {given}"), given="3"),
        Note.of("/averages", "members_differ", members=(RATE, "2")),
        Note.of("/grade", "of_an_edition", day=date(2031, 2, 3)),
        Note.of("/facts/" + "a" * 200, "outside_usual_range", **OUTSIDE),
        Note.of("", "of_an_edition"),
    ],
    ids=str,
)
def test_a_note_as_text_is_the_note_as_data_written(note: Note) -> None:
    assert note_text(note) == plainly(note)


WORDS = st.text(st.sampled_from('given0.1234321{}"é\\'), max_size=12)
GIVEN = st.one_of(WORDS, st.decimals(allow_nan=False, allow_infinity=False, places=2).map(str))
PARAMS = st.fixed_dictionaries({}, optional={"given": GIVEN, "input": st.builds(Wording, WORDS, WORDS), "unit": WORDS})
CODES = st.sampled_from(["outside_usual_range", "looks_like_a_fraction", "of_an_edition"])


@given(st.lists(st.builds(Note, WORDS, CODES, PARAMS), min_size=1, max_size=4))
def test_notes_that_differ_in_their_figures_alone_are_each_written_with_its_own(notes: list[Note]) -> None:
    assert [note_text(note) for note in notes] == [plainly(note) for note in notes]
