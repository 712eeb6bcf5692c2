"""A figure below zero and a grade are written in one way on every paper; what a program reads keeps its own signs."""

from __future__ import annotations

import re

import pytest

from huizhou_qa.sheets import cohort_sheet
from huizhou_qa.sheets.rendering import plain_text
from sheets import test_cohort_sheet as of_cohorts
from sheets.test_word_by_word import STORED

# A hyphen before a figure that no name goes on with: -2.00, and not 丙-1 or 2017-06-01.
HYPHEN = re.compile(r"(?<![\w-])-(?=[0-9])")
# A grade in a sentence without what the edition puts behind it.
BARE_GRADE = re.compile(r"(?:等级|[^行可]为)[A-D](?![级A-Za-z])")
PAPERS = [path.name for path in sorted(STORED.iterdir()) if path.suffix != ".csv"]


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_has_the_minus_sign_and_grades_as_they_are_called(name: str) -> None:
    text = (STORED / name).read_text(encoding="utf-8").partition("</style>")
    assert HYPHEN.findall(text[2] or text[0]) == []
    assert BARE_GRADE.findall(text[2] or text[0]) == []


@pytest.mark.parametrize(
    ("text", "hyphens", "grades"),
    [
        ("| -10.00 |", 1, 0),
        (">-10.00<", 1, 0),
        ("丙-1（2017-06-01）", 0, 0),
        ("−10.00", 0, 0),
        ("等级C", 0, 1),
        ("等级为C", 0, 1),
        ("等级为C级", 0, 0),
        ("0%为A，", 0, 1),
    ],
)
def test_other_forms_would_be_seen(text: str, hyphens: int, grades: int) -> None:
    assert (len(HYPHEN.findall(text)), len(BARE_GRADE.findall(text))) == (hyphens, grades)


def test_csv_and_rows_keep_the_sign_that_programs_read() -> None:
    sheet = cohort_sheet(of_cohorts.VERIFIED)
    (row,) = [one for one in sheet.rows if one[1] == "丙县"]
    assert "-10.00" in row
    assert ",-10.00," in sheet.to_csv()
    assert "| −10.00 |" in sheet.to_markdown()
    assert ">−10.00<" in sheet.to_html()


def test_plain_text_has_the_same_sign_as_its_sentences() -> None:
    assert plain_text("T", ("a",), (("-1.50",), ("丙-1",)), ()) == "T\n\na\n−1.50\n丙-1\n"
