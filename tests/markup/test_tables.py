"""Tables: figures stand at the right, also where a viewer strips styles; every cell is escaped."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from huizhou_qa.markup import Html, TableColumn, table
from huizhou_qa.markup.tables import ColumnKind


def test_a_table_escapes_its_caption_titles_and_cells() -> None:
    made = table("<c>", ("<h>",), [("<d>",), (Html("<b>甲</b>"),)])
    assert made == (
        "<table><caption>&lt;c&gt;</caption><thead><tr><th>&lt;h&gt;</th></tr></thead>"
        "<tbody><tr><td>&lt;d&gt;</td></tr><tr><td><b>甲</b></td></tr></tbody></table>"
    )


def test_a_column_of_figures_stands_at_the_right_and_one_with_a_text_in_it_does_not() -> None:
    rows = [("甲", Decimal("1.00"), 2), ("乙", "", Fraction(1, 2)), ("丙", None, "约3")]
    made = table("", ("a", "b", "c"), rows)
    assert '<th align="right">b</th>' in made
    assert '<td align="right">1.00</td>' in made
    assert "<td>2</td>" in made
    assert "caption" not in made


def test_a_column_of_nothing_is_no_column_of_figures() -> None:
    assert "align" not in table("", ("a",), [("",)])


def test_what_a_column_holds_is_its_class_and_rows_with_an_id_become_blocks() -> None:
    columns = [TableColumn("款", "id"), TableColumn("得分", "figure"), TableColumn("满分", "full")]
    made = table("", columns, [("1", "2.00", "3.00")])
    assert made.startswith('<table class="rows">')
    assert '<td class="id">1</td><td align="right">2.00</td><td class="full" align="right">3.00</td>' in made


def test_the_cells_of_scored_clauses_go_by_their_place_and_only_figures_say_where_they_stand() -> None:
    kinds: tuple[ColumnKind, ...] = ("id", "name", "told", "figure", "full", "figure")
    columns = [TableColumn(kind, kind) for kind in kinds]
    made = table("", columns, [("1", "甲", "乙", "2.00", "3.00", "−1.00")])
    assert made.startswith('<table class="rows numbered scored"><thead><tr><th>id</th><th>name</th><th>told</th>')
    assert "<td>1</td><td>甲</td><td>乙</td>" in made
    assert made.count('<td align="right">') == made.count('<th align="right">') == 3
    assert 'class="name"' in table("", columns[:3], [("1", "甲", "乙")])


def test_a_narrow_screen_is_told_what_a_row_is_named_by_and_whether_many_figures_stand_below() -> None:
    name, text, figure = TableColumn("名称", "name"), TableColumn("等级", "text"), TableColumn("得分", "figure")
    numbered = [TableColumn("款", "id"), name, text, figure]
    rows = [("1", "甲", "A", "2.00")]
    assert table("", numbered, rows).startswith('<table class="rows numbered">')
    assert table("", numbered, rows, labelled=True).startswith('<table class="rows numbered">')
    assert table("", [*numbered, figure], [(*rows[0], "1.00")], labelled=True).startswith(
        '<table class="rows numbered many">'
    )
    # Without a number, what stands beside the name takes as much room as figures do.
    assert table("", [name, text, figure], [("甲", "A", "2.00")], labelled=True).startswith('<table class="rows many">')
    assert table("", [name, figure], [("甲", "2.00")], labelled=True).startswith('<table class="rows">')
