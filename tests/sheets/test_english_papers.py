"""English papers: of the same shape and with the same figures as the Chinese ones, and no Chinese but what was given.

``GIVEN`` says what of an English paper may be Chinese: what a person gave (units, ids, reasons), and what is cited.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import cache

import pytest
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st

from engine.test_district import FACTS, MARKS, incident
from huizhou_qa import Assessment, Cohort, Evidence, EvidenceError, assess, assess_cohort, get_scheme
from huizhou_qa.analysis import Comparison, cohort_results, compare
from huizhou_qa.codec import evidence_to_json
from huizhou_qa.errors.texts import Language
from huizhou_qa.procedure import report_skeleton
from huizhou_qa.sheets import (
    BlankForm,
    CohortSheet,
    ComparisonSheet,
    SelfScoringSheet,
    blank_self_scoring_sheet,
    cohort_sheet,
    comparison_sheet,
    contact_list,
    evaluation_report,
    notice,
    on_site_form,
    proof_catalogue,
    self_scoring_sheet,
)
from huizhou_qa.sheets.layout import Layout
from huizhou_qa.sheets.letter import Letter
from huizhou_qa.sheets.rendering import shown_once
from huizhou_qa.sheets.widths import BESIDE, LONGEST_WORD, fitted
from huizhou_qa.testing import evidence_strategy
from sheets import test_cohort_sheet as of_cohorts
from sheets import test_comparison_sheet as of_comparisons
from sheets import test_notice as of_notices
from sheets.test_word_by_word import OTHERWISE, REASONS, below_zero, district_events, full_of_cases
from support import district, harbour, linlan_2031

pytestmark = pytest.mark.usefixtures("verified_once")

SCHEME = get_scheme("huizhou", 2017)
CHINESE = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
NUMBERED = re.compile(r"\b[Mm]ark \d+(?:\.\d+)*")
NUMBER = re.compile(r"\d+(?:\.\d+)?")
Paper = SelfScoringSheet | BlankForm | ComparisonSheet | CohortSheet | Letter


@frozen
class Pair:
    """A paper in both languages, and what was given that stands in it as it is."""

    make: Callable[[Language], Paper]
    given: tuple[str, ...] = ()

    def both(self) -> tuple[Paper, Paper]:
        """The paper in Chinese and in English."""
        return self.make("zh"), self.make("en")


def texts_in(value: object) -> Iterator[str]:
    """Every text in JSON."""
    if isinstance(value, str):
        yield value
        # A reason stands without the stop at its end.
        yield value.rstrip("。；，.;, ")
    for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from texts_in(one)


def given_in(*results: Assessment) -> tuple[str, ...]:
    """Everything that was given as text."""
    return tuple(text for one in results for text in texts_in(json.loads(evidence_to_json(one.evidence))))


def sheet_of(result: Assessment) -> Pair:
    return Pair(lambda language: self_scoring_sheet(result, language=language), given_in(result))


def comparison_of(one: Comparison, reasons: Mapping[str, str] | None = None) -> Pair:
    stated = given_in(one.before, one.after) + tuple((reasons or {}).values())
    return Pair(lambda language: comparison_sheet(one, reasons=reasons, language=language), stated)


UNITS = tuple(of_comparisons.RESULTS)
SOURCE = SCHEME.grade_rule.source
assert SCHEME.on_site is not None
LOCATORS = tuple(point.locator for point in SCHEME.on_site.points())
UNSETTLED = of_notices.results_of(of_notices.unsettled_units(), "0.3", overdue_centres="per_centre")

OF_HUIZHOU: dict[str, Pair] = {
    **{f"sheet {unit}": sheet_of(one) for unit, one in of_comparisons.RESULTS.items()},
    "sheet full of cases": sheet_of(full_of_cases()),
    "sheet below zero": sheet_of(below_zero()),
    "blank sheet": Pair(lambda language: blank_self_scoring_sheet(SCHEME, language=language)),
    "blank sheet read otherwise": Pair(lambda language: blank_self_scoring_sheet(OTHERWISE, language=language)),
    "contacts": Pair(lambda language: contact_list(SCHEME, language=language)),
    "catalogue of proof": Pair(lambda language: proof_catalogue(SCHEME, language=language)),
    "ratings": Pair(lambda language: on_site_form(SCHEME, language=language), LOCATORS),
    "ratings as printed": Pair(lambda language: on_site_form(SCHEME, scale="literal", language=language), LOCATORS),
    **{f"comparison {name}": comparison_of(one) for name, one in of_comparisons.CASES.items()},
    "comparison with reasons": comparison_of(of_comparisons.AIR, REASONS),
    "results": Pair(lambda language: cohort_sheet(of_cohorts.ANNEX_1, language=language), UNITS),
    "results weighted": Pair(lambda language: cohort_sheet(of_cohorts.WEIGHTED, language=language), UNITS),
    "results verified": Pair(lambda language: cohort_sheet(of_cohorts.VERIFIED, language=language), UNITS),
    "notice draft": Pair(lambda language: notice(of_notices.SETTLED, language=language), (*UNITS, SOURCE)),
    "notice approved": Pair(
        lambda language: notice(of_notices.SETTLED, approved_on="2018-03-09", language=language), (*UNITS, SOURCE)
    ),
    "notice replacing": Pair(
        lambda language: notice(
            UNSETTLED, approved_on="2018-03-09", replaces="2018-02-08", include_provisional=True, language=language
        ),
        (*UNITS, SOURCE),
    ),
    "report": Pair(lambda language: evaluation_report(UNSETTLED, language=language), (*UNITS, SOURCE, "己-1")),
    "report without the on-site check": Pair(
        lambda language: evaluation_report(of_notices.SETTLED, language=language), (*UNITS, SOURCE)
    ),
    "notice of shared places": Pair(
        lambda language: notice(of_notices.results_of(of_notices.two_alike()), language=language),
        (*UNITS, "辛县", "壬县", SOURCE),
    ),
}


def cohort_of_the_district() -> Cohort:
    units = [FACTS, FACTS | {"patents": 0}]
    made: list[dict[str, object]] = [
        {"unit": f"街道{at}", "facts": facts, "marks": MARKS} for at, facts in enumerate(units)
    ]
    events: list[object] = [incident("a"), incident("b", severity="especially_major"), incident("c", status="pending")]
    given_events: tuple[list[object], list[object]] = ([], events)
    return assess_cohort(
        district.scheme(),
        [Evidence.from_dict(one | {"incidents": own}) for one, own in zip(made, given_events, strict=True)],
    )


DISTRICT_RESULTS = cohort_results(cohort_of_the_district())
HARBOUR = harbour.scheme()
AT_HARBOUR = assess(HARBOUR, harbour.unit())
NOTHING = {"nothing": "没有对象"}

# Schemes that bring no English names: what they call things is Chinese in both.
OF_OTHERS: dict[str, Pair] = {
    "sheet of a district": sheet_of(district_events()),
    "blank sheet of a district": Pair(lambda language: blank_self_scoring_sheet(district.scheme(), language=language)),
    "results of a district": Pair(lambda language: cohort_sheet(DISTRICT_RESULTS, language=language)),
    "notice of a district": Pair(
        lambda language: notice(DISTRICT_RESULTS, include_provisional=True, language=language)
    ),
    "sheet of a harbour": sheet_of(AT_HARBOUR),
    "sheet of a harbour, rescaled": sheet_of(assess(HARBOUR, harbour.unit({"5": "rescale"}, repaired_share=NOTHING))),
    "comparison at a harbour": comparison_of(compare(AT_HARBOUR, assess(HARBOUR, harbour.unit(reused_share=100)))),
    "blank sheet of Linlan": Pair(lambda language: blank_self_scoring_sheet(linlan_2031.SCHEME, language=language)),
}
PAIRS = OF_HUIZHOU | OF_OTHERS


def lines_of(paper: Paper) -> tuple[str, ...]:
    """What stands beside the table."""
    beside = paper.paragraphs if isinstance(paper, Letter) else paper.signatures
    return (paper.title, *paper.columns, *paper.remarks, *beside)


def chinese_in(paper: Paper, stated: tuple[str, ...]) -> list[str]:
    """The texts of a paper that hold Chinese beside what was given."""
    texts = [*lines_of(paper), *(cell for row in paper.rows for cell in row)]
    return [text for text in texts if CHINESE.search(without(text, stated))]


def without(text: str, stated: tuple[str, ...]) -> str:
    # The longest first: what is left of one must not hide another.
    for one in sorted(stated, key=len, reverse=True):
        text = text.replace(one, "")
    return text


def figures_that_differ(zh: Paper, en: Paper) -> list[tuple[str, str]]:
    """Cells of the table whose figures are not the same in both languages."""
    rows = [zip(own, other, strict=True) for own, other in zip(zh.rows, en.rows, strict=True)]
    return [(own, other) for row in rows for own, other in row if figures_in(own) != figures_in(other)]


@cache
def both_of(name: str) -> tuple[Paper, Paper]:
    """A paper in Chinese and in English, made once for all tests."""
    return PAIRS[name].both()


def figures_in(cell: str) -> Counter[str]:
    """The figures of a cell; a mark that has no English name is called by its number, which is none."""
    return Counter(NUMBER.findall(NUMBERED.sub("", cell)))


@pytest.mark.parametrize("name", OF_HUIZHOU)
def test_an_english_paper_is_chinese_only_in_what_was_given_or_is_cited(name: str) -> None:
    _, en = both_of(name)
    assert chinese_in(en, OF_HUIZHOU[name].given) == []
    assert CHINESE.search(without(en.to_markdown(), OF_HUIZHOU[name].given)) is None


@pytest.mark.parametrize("name", PAIRS)
def test_a_paper_has_the_same_figures_cell_by_cell_in_both_languages(name: str) -> None:
    assert figures_that_differ(*both_of(name)) == []


@pytest.mark.parametrize("name", PAIRS)
def test_a_paper_has_the_same_shape_in_both_languages(name: str) -> None:
    zh, en = both_of(name)
    assert len(zh.columns) == len(en.columns) == len(en.layout.widths)
    assert len(lines_of(zh)) == len(lines_of(en))
    assert [[bool(cell) for cell in row] for row in zh.rows] == [[bool(cell) for cell in row] for row in en.rows]
    merged = zh.layout.merged
    assert merged == en.layout.merged
    once = ([[bool(cell) for cell in row] for row in shown_once(one.rows, merged)] for one in (zh, en))
    assert next(once) == next(once)


@pytest.mark.parametrize("name", OF_HUIZHOU)
def test_titles_and_lines_of_an_english_paper_begin_with_a_capital(name: str) -> None:
    _, en = both_of(name)
    cells = (cell for row in en.rows for cell in row)
    begun = [text for text in (*lines_of(en), *cells) if re.match("[a-z]", text)]
    assert begun == []


@pytest.mark.parametrize("name", ["sheet full of cases", "notice approved", "results weighted"])
def test_an_english_page_says_that_it_is_english_and_has_latin_type_first(name: str) -> None:
    zh, en = (paper.to_html() for paper in both_of(name))
    assert '<html lang="zh-CN">' in zh
    assert '<html lang="en">' in en
    assert 'font-family: "Noto Serif CJK SC"' in zh
    assert 'font-family: "Noto Serif", "Times New Roman"' in en


def test_chinese_is_what_is_made_unless_english_is_asked_for() -> None:
    result = full_of_cases()
    assert self_scoring_sheet(result) == self_scoring_sheet(result, language="zh")
    assert notice(of_notices.SETTLED) == notice(of_notices.SETTLED, language="zh")
    assert report_skeleton(result) == report_skeleton(result, language="zh")


@pytest.mark.deep
@given(st.data())
def test_of_any_unit_the_english_sheet_is_the_chinese_one_in_english(data: st.DataObject) -> None:
    evidence = data.draw(evidence_strategy(SCHEME, nothing=True))
    pair = sheet_of(assess(SCHEME, evidence))
    zh, en = pair.both()
    assert chinese_in(en, pair.given) == []
    assert figures_that_differ(zh, en) == []
    assert len(lines_of(zh)) == len(lines_of(en))


@pytest.mark.parametrize("name", of_comparisons.RESULTS)
def test_an_english_report_has_the_sections_and_the_figures_of_the_chinese_one(name: str) -> None:
    result = of_comparisons.RESULTS[name]
    zh, en = report_skeleton(result), report_skeleton(result, language="en")
    assert [(one.id, len(one.lines)) for one in zh] == [(one.id, len(one.lines)) for one in en]
    for own, other in zip(zh, en, strict=True):
        assert [NUMBER.findall(line) for line in own.lines] == [NUMBER.findall(line) for line in other.lines]
        texts = (other.name, *other.lines)
        assert [text for text in texts if CHINESE.search(without(text, given_in(result)))] == []
        assert other.name[0].isupper()


MAKERS: dict[str, Callable[[Language], object]] = {
    **{name: PAIRS[name].make for name in ("sheet 甲区", "blank sheet", "contacts", "catalogue of proof", "ratings")},
    **{name: PAIRS[name].make for name in ("comparison air", "results", "notice draft")},
    "report": lambda language: report_skeleton(of_comparisons.RESULTS["甲区"], language=language),
}


class Text(str):
    """A text of another kind, which may say of itself what it likes."""

    __slots__ = ()


@pytest.mark.parametrize("wrong", ["fr", "EN", "", None, 5, Text("en")])
@pytest.mark.parametrize("name", MAKERS)
def test_a_language_in_which_nothing_is_said_is_refused(name: str, wrong: Language) -> None:
    with pytest.raises(EvidenceError) as caught:
        MAKERS[name](wrong)
    (fault,) = caught.value.faults
    assert (fault.path, fault.code) == ("/language", "unknown_choice")
    assert fault.en.endswith("is none of zh, en")


def test_a_layout_is_of_a_language_in_which_papers_are_made() -> None:
    for wrong in ("fr", None, Text("en")):
        with pytest.raises(EvidenceError) as caught:
            Layout((1,), language=wrong)  # type: ignore[arg-type] # the point
        assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/language", "unknown_choice")]


# Breadths


def test_no_word_of_an_english_title_is_broader_than_its_column() -> None:
    layout = Layout((1, 30, 1), font=10, language="en")
    made = fitted(layout, ("Marks", "What is assessed", "Environmental quality"), [])
    small, middle, large = (width / 3 for width in made.widths)
    letter = 10 * 25.4 / 72 * 3 / 5
    assert small == pytest.approx(float(BESIDE) + 5.5 * letter, abs=0.4)
    assert large == pytest.approx(float(BESIDE) + 13.5 * letter, abs=0.4)
    assert small + middle + large == pytest.approx(273, abs=1)


def test_columns_that_are_broad_enough_keep_their_shares_and_chinese_ones_their_breadths() -> None:
    assert fitted(Layout((1, 2), language="en"), ("No.", "Name"), []).widths == (273, 546)
    chinese = Layout((1, 30, 1))
    assert fitted(chinese, ("Marks", "", "Environmental"), []) is chinese


def test_what_names_rows_has_room_too_and_no_other_cell_asks_for_any() -> None:
    titles, row = ("A", "B", "C"), ("Extraordinarily", "quality", "Environmentally")
    layout = Layout((1, 50, 1), font=10, named_by=1, language="en")
    first, _, last = fitted(layout, titles, [row]).widths
    assert first > 3 * last


def test_a_word_longer_than_any_of_ours_may_be_divided() -> None:
    layout = Layout((1, 50), language="en")
    longest, longer = "a" * LONGEST_WORD, "a" * (LONGEST_WORD + 1)
    asked = [fitted(layout, (word, ""), []).widths[0] for word in ("", longer, longest)]
    assert asked[0] == asked[1] < asked[2]


def test_where_titles_need_more_than_the_page_has_each_has_its_part_of_it() -> None:
    layout = Layout((1,) * 60, font=12, language="en")
    made = fitted(layout, ("Marks",) * 30 + ("Environmental",) * 30, [])
    assert made.widths[0] < made.widths[-1]
    assert len(set(made.widths)) == 2
