"""What faces share: a table of named columns, states, messages, figures, and one language at a time."""

from __future__ import annotations

from decimal import Decimal

import pytest

from huizhou_qa.errors import Fault, Wording
from huizhou_qa.errors.texts import Language
from huizhou_qa.markup import (
    ENDS,
    Html,
    HtmlFace,
    Telling,
    change_figure,
    lost_figure,
    minus,
    signed,
    total_figure,
    with_id,
)
from huizhou_qa.markup.columns import COLUMNS
from huizhou_qa.markup.telling import MOST_ROWS
from support.faces import rows, stripped

ZH, EN = Telling("zh"), Telling("en")


def test_a_phrase_is_told_in_one_language_with_its_parts() -> None:
    phrase = Wording("{number}个", "{number} of them")
    assert [one.say(phrase, number=3) for one in (ZH, EN)] == ["3个", "3 of them"]
    assert [one.listed((1, "甲")) for one in (ZH, EN)] == ["1、甲", "1, 甲"]
    assert EN.told(ENDS) == ENDS.en


def test_a_table_is_titled_by_the_names_of_its_columns_in_its_language() -> None:
    made = EN.table("Caption", ("clause", "name", "lost"), [("1", "<b>", Html("<b>−1</b>"))])
    assert "<caption>Caption</caption>" in made
    assert '<th class="id">Clause</th>' in made
    assert '<td class="name">&lt;b&gt;</td>' in made
    assert '<td align="right" data-title="Lost"><b>−1</b></td>' in made
    assert "失分" in ZH.table("", ("clause", "lost"), [("1", "1")])


def test_a_table_without_rows_is_left_out_with_its_caption_and_so_is_a_column_of_empty_cells() -> None:
    assert ZH.table("题", ("clause", "lost"), []) == ""
    made = ZH.table("", ("clause", "name", "lost"), [("1", "", "2"), ("2", "", "")])
    assert rows(made, 2) == [["1", "2"], ["2", ""]]
    assert "要点" not in made


def test_of_many_rows_the_first_are_shown_and_how_many_more_there_are_is_said() -> None:
    whole, more = (ZH.table("", ("clause",), [(str(at),) for at in range(MOST_ROWS + over)]) for over in (0, 2))
    assert len(rows(whole, 1)) == len(rows(more, 1)) == MOST_ROWS
    assert "未列出" not in whole
    assert "另有2行未列出" in stripped(more)


def test_one_message_is_a_text_and_several_are_a_list() -> None:
    one, other = Fault.of("/a", "required"), Fault.of("/b", "empty")
    assert EN.messages([]) == ""
    assert EN.messages([one]) == one.en.replace("something", "Something")
    assert ZH.messages([one, other]) == f"<ul><li>{one.zh}</li><li>{other.zh}</li></ul>"


def test_what_is_missing_and_what_there_was_nothing_of_are_words_in_a_frame() -> None:
    assert ZH.missing() == '<span class="tag missing">缺</span>'
    assert EN.nothing() == '<span class="tag nothing">nothing</span>'


def test_a_head_says_what_is_seen_then_of_whom_then_what_stands_beside() -> None:
    made = EN.head("Seen", "<甲>", total_figure("1.00"))
    assert stripped(made).split() == ["Seen", "<甲>", "1.00"]


def test_figures_have_a_sign_as_wide_as_a_figure_and_nothing_is_a_dot() -> None:
    assert minus(Decimal("-1.50")) == "−1.50"
    assert [signed(Decimal(one)) for one in ("1", "-1")] == ["+1", "−1"]
    assert lost_figure(Decimal(0)) == "·"
    assert change_figure(Decimal("0.00")) == "·"
    assert change_figure(Decimal("-0.50")) == '<b class="lost">−0.50</b>'
    assert change_figure(Decimal("0.50")) == "<b>+0.50</b>"


def test_an_id_follows_the_words_in_secondary_ink() -> None:
    assert with_id("甲", "a<") == '甲 <span class="soft small">a&lt;</span>'


def test_every_column_has_a_title_in_both_languages() -> None:
    assert [name for name, (title, kind) in COLUMNS.items() if not (title.zh and title.en)] == ["drawn"]


class Broken(HtmlFace):
    def _summary(self) -> str:
        return "whole"

    def _html(self, language: Language) -> Html:
        raise RuntimeError(language)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_looking_at_a_value_never_fails(language: Language) -> None:
    assert repr(Broken()) == "whole"
    assert Broken().to_html(language) == "&lt;Broken put together by hand: it does not hold what it should&gt;"
    assert Broken()._repr_html_() == Broken().to_html()
