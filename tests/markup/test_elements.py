"""Elements of HTML: what a caller supplied is escaped, attributes are named as HTML names them."""

from __future__ import annotations

from fractions import Fraction

from huizhou_qa.markup import Html, bar, element, folded, legend, run_on, tag, text


def test_text_is_escaped_and_html_is_not_escaped_again() -> None:
    assert text("<b>&") == "&lt;b&gt;&amp;"
    assert text(Html("<b>甲</b>")) == "<b>甲</b>"
    assert text("甲\x1b") == "甲\\x1b"
    assert text(3) == "3"


def test_an_element_escapes_its_parts_and_attributes_and_leaves_out_empty_ones() -> None:
    made = element("span", "<", Html("<br>"), class_='a"', aria_label="甲", role="")
    assert made == '<span class="a&quot;" aria-label="甲">&lt;<br></span>'


def test_parts_run_on_with_a_text_between_them() -> None:
    assert run_on(["甲", "乙<"], " ＋ ") == "甲 ＋ 乙&lt;"
    assert run_on([]) == ""
    assert tag("否决", "veto") == '<span class="tag veto">否决</span>'


def test_what_is_folded_opens_below_its_summary() -> None:
    assert folded(["甲", "乙"], "丙") == "<details><summary>甲 乙</summary><div>丙</div></details>"
    assert folded(["甲"], opened=True).startswith('<details open="open">')


def test_a_bar_is_as_long_as_its_shares_one_after_the_other_and_never_longer_than_full() -> None:
    drawn = bar([(Fraction(1, 3), "h0"), (Fraction(0), "h1"), (Fraction(1), "taken")], "失分<")
    assert '<rect x="0.0" width="33.3" height="10" class="h0"/>' in drawn
    assert '<rect x="33.3" width="66.6" height="10" class="taken"/>' in drawn
    assert "h1" not in drawn
    assert 'role="img" aria-label="失分&lt;"' in drawn
    assert 'class="h0"' not in bar([(Fraction(-1), "h0")], "")


def test_a_legend_shows_the_colour_and_says_what_it_is() -> None:
    assert legend("h2", "服务<").endswith('class="h2"/></svg>服务&lt;</span>')
    assert "aria-label" not in legend("h2", "服务")
