"""Prints the skeleton of a unit's self-assessment report from the bundled cohort of made-up units.

A caller script: it does the reading and printing that the library leaves to its callers.

    python docs/report_skeleton.py [UNIT] [--language en]
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from huizhou_qa import Assessment, Evidence, assess_cohort, get_scheme
from huizhou_qa.errors.texts import Language
from huizhou_qa.procedure import report_skeleton

COHORT = Path(__file__).parent / "data" / "cohort-2017.json"
UNIT = "甲区"
# How headings are numbered, and what stands under one that its author fills.
NUMBERS: dict[Language, tuple[list[str], str]] = {
    "zh": ([f"{numeral}、" for numeral in "一二三四五六"], "（待写）"),
    "en": ([f"{number}. " for number in range(1, 7)], "(to be written)"),
}


def main(arguments: list[str]) -> int:
    """Prints the report of one unit; 1 where the cohort has none of that name."""
    parser = argparse.ArgumentParser(description="自评报告提纲 · the skeleton of a report")
    parser.add_argument("unit", nargs="?", default=UNIT, help="县（区）的名称 · the name of the unit")
    parser.add_argument("--language", choices=("zh", "en"), default="zh", help="语言 · the language of the report")
    given = parser.parse_args(arguments)
    unit = given.unit
    units = json.loads(COHORT.read_text("utf-8"), parse_float=Decimal)["units"]
    results = assess_cohort(get_scheme("huizhou", 2017), [Evidence.from_dict(one) for one in units]).results
    if unit not in results:
        known = "、".join(results)
        print(f"没有单位{unit}，只有：{known} · there is no {unit} in the cohort, only {known}", file=sys.stderr)
        return 1
    print("\n".join(lines(results[unit], given.language)))
    return 0


def lines(result: Assessment, language: Language = "zh") -> Iterator[str]:
    """The headings, numbered, with their figures below."""
    numbers, to_write = NUMBERS[language]
    for number, section in zip(numbers, report_skeleton(result, language=language), strict=True):
        yield f"{number}{section.name}"
        yield from (f"  {line}" for line in section.lines or (to_write,))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
