"""Prints the skeleton of a unit's self-assessment report from the bundled cohort of made-up units; or makes a page.

A caller script: it does the reading and printing that the library leaves to its callers.

    python docs/scripts/report_skeleton.py [UNIT] [--html] [--language en]
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path

from as_program import run

from huizhou_qa import Assessment, Evidence, assess_cohort, get_scheme
from huizhou_qa.errors.texts import Language
from huizhou_qa.procedure import report_skeleton
from huizhou_qa.sheets.layout import Layout
from huizhou_qa.sheets.letter import Letter

COHORT = Path(__file__).parents[1] / "data" / "cohort-2017.json"
UNIT = "甲区"
# How headings are numbered, and what stands under one that its author fills.
NUMBERS: dict[Language, tuple[list[str], str]] = {
    "zh": ([f"{numeral}、" for numeral in "一二三四五六"], "（待写）"),
    "en": ([f"{number}. " for number in range(1, 7)], "(to be written)"),
}
# What the skeleton is called as a paper, and its columns.
TITLES: dict[Language, str] = {
    "zh": "{unit}自评报告（提纲）",
    "en": "Self-assessment report of {unit} (skeleton)",
}
COLUMNS: dict[Language, tuple[str, str]] = {"zh": ("部分", "内容"), "en": ("Part", "Content")}
# In millimetres: a line that its author fills.
ROOM = 7


def main(arguments: list[str]) -> int:
    """Prints the report of one unit; 1 where the cohort has none of that name."""
    parser = argparse.ArgumentParser(description="自评报告提纲 · the skeleton of a report")
    parser.add_argument("unit", nargs="?", default=UNIT, help="县（区）的名称 · the name of the unit")
    parser.add_argument("--html", action="store_true", help="一页可打印的HTML · as a page to print")
    parser.add_argument("--language", choices=("zh", "en"), default="zh", help="语言 · the language of the report")
    given = parser.parse_args(arguments)
    unit = given.unit
    units = json.loads(COHORT.read_text("utf-8"), parse_float=Decimal)["units"]
    results = assess_cohort(get_scheme("huizhou", 2017), [Evidence.from_dict(one) for one in units]).results
    if unit not in results:
        known = "、".join(results)
        print(f"没有单位{unit}，只有：{known} · there is no {unit} in the cohort, only {known}", file=sys.stderr)
        return 1
    result = results[unit]
    print(paper(result, given.language).to_html() if given.html else "\n".join(lines(result, given.language)))
    return 0


def lines(result: Assessment, language: Language = "zh") -> Iterator[str]:
    """The headings, numbered, with their figures below."""
    for heading, told in sections(result, language):
        yield heading
        yield from (f"  {line}" for line in told)


def paper(result: Assessment, language: Language = "zh") -> Letter:
    """The same as a paper that prints on A4 like the others: each heading beside its lines."""
    rows = tuple((heading, line) for heading, told in sections(result, language) for line in told)
    layout = Layout(widths=(28, 72), merged=1, page="portrait", font=11, row_height=ROOM, language=language)
    return Letter(TITLES[language].format(unit=result.unit), (), rows, (), COLUMNS[language], layout)


def sections(result: Assessment, language: Language) -> Iterator[tuple[str, Sequence[str]]]:
    """Each heading with its number, and its lines; one that is left to its author says so."""
    numbers, to_write = NUMBERS[language]
    for number, section in zip(numbers, report_skeleton(result, language=language), strict=True):
        yield f"{number}{section.name}", section.lines or (to_write,)


if __name__ == "__main__":
    run(main)
