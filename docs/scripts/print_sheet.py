"""Writes the self-scoring sheet of every unit of a cohort as HTML, CSV and Markdown.

A caller script: the library gives text, the script writes the files.

    python docs/scripts/print_sheet.py FOLDER [FILE] [--language en]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from as_program import run
from input_files import UnreadableFileError, message_of, units_of

from huizhou_qa import Evidence, HuizhouQAError, assess_cohort, get_scheme
from huizhou_qa.errors.texts import Language
from huizhou_qa.sheets import self_scoring_sheet

COHORT = Path(__file__).parents[1] / "data" / "cohort-2017.json"


def main(arguments: list[str]) -> int:
    """Writes three files a unit and prints their names; 1 where evidence is refused or unreadable."""
    parser = argparse.ArgumentParser(description="自评打分表 · self-scoring sheets of a cohort")
    parser.add_argument("folder", type=Path, nargs="?", help="写入的文件夹 · where the sheets are written")
    parser.add_argument("file", type=Path, nargs="?", default=COHORT, help="各单位数据，JSON · the evidence as JSON")
    parser.add_argument("--language", choices=("zh", "en"), default="zh", help="语言 · the language of the papers")
    given = parser.parse_args(arguments)
    if given.folder is None:
        parser.print_help(sys.stderr)
        return 2
    try:
        write_sheets(given.folder, units_of(given.file), given.language)
    except (HuizhouQAError, UnreadableFileError, OSError) as error:
        print(message_of(error), file=sys.stderr)
        return 1
    return 0


def write_sheets(folder: Path, units: Sequence[Mapping[str, object]], language: Language = "zh") -> None:
    """Scores the cohort and writes the three files of every unit."""
    cohort = assess_cohort(get_scheme("huizhou", 2017), [Evidence.from_dict(unit) for unit in units])
    folder.mkdir(parents=True, exist_ok=True)
    for number, result in enumerate(cohort.results.values(), start=1):
        sheet = self_scoring_sheet(result, language=language)
        # Files are named by number: a unit's name may hold what a file's name cannot.
        base = folder / f"sheet-{number}"
        base.with_suffix(".html").write_text(sheet.to_html(), "utf-8")
        base.with_suffix(".md").write_text(sheet.to_markdown(), "utf-8")
        # With a byte-order mark a spreadsheet takes the Chinese for what it is.
        with base.with_suffix(".csv").open("w", encoding="utf-8-sig", newline="") as file:
            file.write(sheet.to_csv())
        print(f"{base.name}  {result.unit}  {result.total}  {result.grade}")


if __name__ == "__main__":
    run(main)
