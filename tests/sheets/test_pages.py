"""How tables become pages: what a page break may divide, what stands again, and what has no place on paper."""

from __future__ import annotations

import csv
import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huizhou_qa.sheets.blank_forms import BlankForm
from huizhou_qa.sheets.layout import Layout
from huizhou_qa.sheets.rendering import MOST_LINES, harmless, html_table, markdown, shown, shown_once
from sheets.test_self_scoring import Table

pytestmark = pytest.mark.usefixtures("verified_once")

WIDTHS = (7, 8, 12, 5, 30, 7, 31)
MERGED = Layout(WIDTHS, merged=4)
LANDSCAPE = "size: A4 landscape; margin: 12mm;"


def blocks_of(html: str) -> list[list[list[str]]]:
    """The cells of every body of a table, row by row, merged ones repeated."""
    return [
        [[row[at] for at in sorted(row)] for row in Table(f"<table>{body}</table>").rows]
        for body in re.findall(r"<tbody[^>]*>.*?</tbody>", html, re.DOTALL)
    ]


def row(point: str, basis: str = "短") -> tuple[str, ...]:
    return ("目标（56分）", "产品（12分）", point, "4", "标准", "1.00", basis)


def form(rows: list[tuple[str, ...]], layout: Layout = MERGED) -> BlankForm:
    columns = tuple(f"列{at}" for at in range(len(layout.widths)))
    return BlankForm("标题", tuple(rows), ("说明",), columns, layout, signatures=("签名",))


# What a page break may divide


@given(st.lists(st.tuples(st.sampled_from("甲乙丙"), st.integers(1, 60)), min_size=1, max_size=40))
def test_no_block_is_divided_none_is_longer_than_a_page_and_every_one_has_its_headings(
    given_: list[tuple[str, int]],
) -> None:
    rows = [row(point, "字" * (25 * lines)) for point, lines in given_]
    html = html_table(("",) * 7, rows, MERGED)
    blocks = blocks_of(html)
    assert html.count('<tbody class="together">') == len(blocks)
    for block in blocks:
        assert len({tuple(cells[:4]) for cells in block}) == 1
        assert all(block[0][:2])
        assert sum(MERGED.lines(cells) for cells in block) <= MOST_LINES
    told = [cells for block in blocks for cells in block]
    for column in (4, 5, 6):
        assert "".join(cells[column] for cells in told) == "".join(one[column] for one in rows)
    # No block is broken off that had room for the next row of its headings.
    for left, right in pairwise(blocks):
        if left[0][:4] == right[0][:4]:
            assert sum(map(MERGED.lines, left)) + MERGED.lines(right[0]) > MOST_LINES


def test_rows_of_one_heading_are_one_block_and_the_next_heading_begins_another() -> None:
    rows = [row("甲"), row("甲"), row("乙"), row("甲")]
    blocks = blocks_of(html_table(("",) * 7, rows, MERGED))
    assert [len(block) for block in blocks] == [2, 1, 1]
    # Headings that differ in one cell alone are others.
    other = [
        row("甲"),
        ("目标（56分）", "工程（12分）", *row("甲")[2:]),
        ("目标（56分）", "工程（12分）", "甲", "5", "", "", ""),
    ]
    assert [len(block) for block in blocks_of(html_table(("",) * 7, other, MERGED))] == [1, 1, 1]


def test_a_row_longer_than_a_page_goes_on_after_a_stop_with_its_headings_and_its_figures_once() -> None:
    sentence = "事件在考核年度内造成损失，已经确认；"
    long = row("甲", sentence * 100)
    blocks = blocks_of(html_table(("",) * 7, [row("甲"), long, row("甲")], MERGED))
    pieces = [cells for block in blocks for cells in block][1:-1]
    assert len(pieces) == 3
    assert [piece[:4] for piece in pieces] == [list(long[:4])] * 3
    assert [piece[4:6] for piece in pieces] == [["标准", "1.00"], ["", ""], ["", ""]]
    assert all(piece[6][-1] in "，；" for piece in pieces)
    assert "".join(piece[6] for piece in pieces) == long[6]
    # Markdown and CSV have no pages.
    sheet = form([long])
    assert sheet.to_markdown().count(long[6]) == sheet.to_csv().count(long[6]) == 1


@pytest.mark.parametrize(("stop_at", "cut_at"), [(30, 40), (31, 32), (38, 39), (39, 40)])
def test_a_long_cell_is_cut_after_a_stop_in_its_last_quarter_and_else_where_it_is_full(
    stop_at: int, cut_at: int
) -> None:
    layout = Layout((1,), font=10)
    most = layout.breadths[0] * MOST_LINES // 2
    ratio = most // 40
    text = "字" * (stop_at * ratio - 1) + "。" + "字" * most
    first, *_ = blocks_of(html_table(("",), [(text,)], layout))[0]
    expected = stop_at * ratio if cut_at != 40 or stop_at == 39 else most
    assert abs(len(first[0]) - expected) <= 1


def test_what_names_a_row_stands_again_also_where_nothing_is_merged() -> None:
    layout = Layout((5, 14, 40), named_by=2)
    (block,) = blocks_of(html_table(("", "", ""), [("2", "乙县", "字" * 3000)], layout))
    assert len(block) > 1
    assert {tuple(cells[:2]) for cells in block} == {("2", "乙县")}
    (block,) = blocks_of(html_table(("", "", ""), [("2", "乙县", "字" * 3000)], Layout((5, 14, 40))))
    assert [cells[:2] for cells in block[:2]] == [["2", "乙县"], ["", ""]]


def test_a_table_that_merges_nothing_is_one_body() -> None:
    html = html_table(("a", "b"), [("1", "2"), ("1", "2")], Layout((1, 1)))
    assert html.count("<tbody>") == 1
    assert "rowspan" not in html
    assert blocks_of(html) == [[["1", "2"], ["1", "2"]]]


def test_a_long_name_alone_is_not_cut() -> None:
    long = "字" * 5000
    assert (
        "".join(cells[2] for block in blocks_of(html_table(("",) * 7, [row(long)], MERGED)) for cells in block) == long
    )


@pytest.mark.parametrize(
    ("layout", "breadths"),
    [
        (Layout((1,)), (170,)),
        (Layout((1, 1)), (84, 84)),
        (Layout((1,), page="portrait"), (115,)),
        (Layout((1,), font=18), (85,)),
        (Layout((1, 999)), (2, 170)),
    ],
)
def test_how_much_fits_into_a_line_follows_the_page_the_widths_and_the_type(
    layout: Layout, breadths: tuple[int, ...]
) -> None:
    assert layout.breadths == breadths


@pytest.mark.parametrize(("text", "lines"), [("", 0), ("字" * 85, 1), ("字" * 86, 2), ("a" * 170, 1), ("a" * 171, 2)])
def test_how_many_lines_a_cell_takes_is_counted_by_the_breadth_of_its_letters(text: str, lines: int) -> None:
    assert Layout((1,)).lines((text,)) == lines


def test_the_style_keeps_rows_blocks_and_signatures_whole_and_repeats_the_columns() -> None:
    html = form([row("甲")]).to_html()
    for rule in (
        LANDSCAPE,
        "thead { display: table-header-group; }",
        "tr, tbody.together { break-inside: avoid; }",
        "tbody tr { height: 0mm; }",
        "border: 0.3mm solid #000;",
        "box-decoration-break: clone;",
        "p.signatures { margin-top: 6mm; break-inside: avoid; }",
        "p.signatures span { display: inline-block; margin-right: 12mm; }",
        "td.number { text-align: center; }",
        "td.heading { text-align: center; vertical-align: top; }",
        "table { border-collapse: collapse; width: 100%; table-layout: fixed; }",
        "h1 { font-size: 15pt; text-align: center; margin: 0 0 4mm; }",
        "overflow-wrap: anywhere;",
        "font-size: 9pt;",
    ):
        assert rule in html
    upright = form([("a", "b")], Layout((1, 1), page="portrait", font=11, row_height=7)).to_html()
    for rule in (
        "size: A4 portrait; margin: 12mm;",
        "font-size: 11pt;",
        "tbody tr { height: 7mm; }",
        "body { line-height: 1.7; }",
        "table { margin: 3mm 0; line-height: 1.3; }",
        "p.text { text-indent: 2em; text-align: justify; }",
    ):
        assert rule in upright
    assert "p.text" not in html


def test_columns_have_the_shares_of_their_widths_to_a_tenth_of_a_percent() -> None:
    html = html_table(("a", "b", "c"), [], Layout((1, 1, 4)))
    assert re.findall('<col style="width: ([0-9.]+)%">', html) == ["16.7", "16.7", "66.7"]
    assert html.startswith("<table>\n<colgroup><col ")
    assert "<thead><tr><th>a</th><th>b</th><th>c</th></tr></thead>" in html


# Titles, remarks and signatures


def test_a_page_has_its_title_in_its_head_and_above_the_table_and_signatures_below_the_remarks() -> None:
    html = form([row("甲")]).to_html()
    assert html.startswith(
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n<title>标题</title>\n'
    )
    assert "<body>\n<h1>标题</h1>\n<table>" in html
    assert html.endswith('</table>\n<p>说明</p>\n<p class="signatures"><span>签名</span></p>\n</body>\n</html>\n')


def test_the_face_in_a_notebook_has_the_title_and_the_table_and_no_style_of_a_page() -> None:
    sheet = form([row("甲")])
    face = sheet._repr_html_()
    assert face.startswith("<h1>标题</h1>\n<table>")
    assert face.endswith("</table>")
    assert face in sheet.to_html()


def test_a_sheet_without_signatures_has_no_line_for_them() -> None:
    sheet = BlankForm("标题", (("a",),), (), ("列",), Layout((1,)))
    assert "<p class=" not in sheet.to_html()
    assert sheet.to_markdown() == "# 标题\n\n| 列 |\n| --- |\n| a |\n\n"


def test_a_last_cell_without_a_column_is_in_no_form() -> None:
    sheet = BlankForm("标题", (("a", "秘"),), (), ("列",), Layout((1,)))
    assert "秘" not in sheet.to_markdown() + sheet.to_html() + sheet.to_csv() + sheet._repr_html_()


# What has no place on paper

EVERY_CONTROL = [
    chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
]
NEVER_CHARACTERS = [
    *(chr(0x10000 * plane + end) for plane in range(17) for end in (0xFFFE, 0xFFFF)),
    *map(chr, range(0xFDD0, 0xFDF0)),
]


def test_no_control_character_and_no_half_one_stands_in_any_form_wherever_it_was() -> None:
    evil = "".join([*EVERY_CONTROL, *NEVER_CHARACTERS])
    text = f"甲{evil}乙"
    sheet = BlankForm(text, ((text, text),), (text,), (text, text), Layout((1, 1), merged=1), signatures=(text,))
    for told in (sheet.to_html(), sheet.to_csv(), sheet.to_markdown(), sheet._repr_html_()):
        assert not set(told) - {"\n", "\r"} & {*EVERY_CONTROL, *NEVER_CHARACTERS}
        told.encode("utf-8")
    assert len(list(csv.reader(sheet.to_csv().splitlines(keepends=True)))) == 2
    assert len(sheet.to_markdown().splitlines()) == 8


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("\ufdd0", "\ufffd"),
        ("\ufdef", "\ufffd"),
        ("\ufdcf", "\ufdcf"),
        ("\ufdf0", "\ufdf0"),
        ("\ufffe", "\ufffd"),
        ("\uffff", "\ufffd"),
        ("\ufffd", "\ufffd"),
        ("\U0001ffff", "\ufffd"),
        ("\U0001fffd", "\U0001fffd"),
        ("\ue000", "\ue000"),
        ("\u3000 \xa0", "\u3000 \xa0"),
        ("\x85", "\ufffd"),
        ("\t\r\n\u2028\u2029", "     "),
    ],
)
def test_what_is_no_character_is_replaced_and_its_neighbours_stay(text: str, paper: str) -> None:
    assert shown(text) == paper


# Formulas

LEADING = [chr(code) for code in range(0x110000) if (unicodedata.normalize("NFKC", chr(code)) or " ")[0] in "=+-@"]


def test_every_character_that_is_a_sign_of_a_formula_in_any_width_is_known() -> None:
    assert {*"=+-@＝＋－＠﹦﹢﹣﹫"} <= set(LEADING)


@pytest.mark.parametrize("before", ["", " ", "\t", "\u3000", "\xa0", "\x00", "\u200b", "\n", "\u2028 "])
def test_no_cell_or_column_of_a_csv_begins_like_a_formula(before: str) -> None:
    for sign in LEADING:
        cell = f"{before}{sign}1+1"
        assert harmless(cell) == f"'{shown(cell)}"
    sheet = BlankForm("", ((f"{before}=1",),), (), (f"{before}@列",), Layout((1,)))
    assert [line[0] for line in sheet.to_csv().splitlines()] == ["'", "'"]


@pytest.mark.parametrize("number", ["-1", "-10.00", "0", "12.5"])
def test_a_number_stays_a_number_and_what_only_looks_like_one_does_not(number: str) -> None:
    assert harmless(number) == number
    for almost in (f"+{number}", f"-{number}%", f"--{number}", f"-{number}e5", f" -{number}"):
        assert harmless(almost) == f"'{almost}"


# Markdown


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- 一", "\\- 一"),
        ("+ 一", "\\+ 一"),
        ("= 一", "\\= 一"),
        ("  - 一", "  \\- 一"),
        ("1. 一", "1\\. 一"),
        ("12) 一", "12\\) 一"),
        ("1.5分", "1\\.5分"),
        ("15分", "15分"),
        ("一、-", "一、-"),
        ("> 一", "&gt; 一"),
        ("# 一", "\\# 一"),
    ],
)
def test_no_remark_and_no_paragraph_begins_a_list_or_a_heading(text: str, told: str) -> None:
    made = markdown("标题", ["列"], [["-1.5"]], [text], [text])
    assert made == f"# 标题\n\n{told}\n\n| 列 |\n| --- |\n| −1.5 |\n\n- {told}\n"


# Merged cells that Markdown and CSV show once


@given(st.lists(st.tuples(*[st.sampled_from("ab")] * 5), max_size=12))
def test_merged_cells_are_shown_once_and_can_be_filled_down_again(rows: list[tuple[str, ...]]) -> None:
    once = shown_once(rows, 4)
    for at, (told, whole) in enumerate(zip(once, rows, strict=True)):
        assert told[4:] == list(whole[4:])
        for column in range(4):
            upto = 4 if column == 3 else column + 1
            continues = at > 0 and rows[at][:upto] == rows[at - 1][:upto]
            assert told[column] == ("" if continues else whole[column])


def test_a_table_without_rows_has_its_columns_alone() -> None:
    html = html_table(("a",) * 7, [], MERGED)
    assert html.endswith("</thead>\n\n</table>")
    assert html.count("<th>a</th>") == 7


def test_a_grade_stands_in_the_middle_as_numbers_do_and_a_text_does_not() -> None:
    table = html_table(("级", "名", "分"), [("A", "甲", "1.00"), ("优", "甲区", "2")], Layout((1, 1, 1)))
    assert re.findall(r'<td class="number">(.*?)</td>', table) == ["A", "甲", "1.00", "优", "2"]
    assert "<td>甲区</td>" in table
