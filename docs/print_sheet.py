"""Writes the self-scoring sheet of every unit of a cohort as HTML, CSV and Markdown.

A caller script: the library gives text, the script writes the files.

    python docs/print_sheet.py FOLDER [FILE]
"""

from __future__ import annotations

import json
import sys
from decimal import Decimal
from pathlib import Path

from huizhou_qa import Evidence, HuizhouQAError, assess_cohort, get_scheme
from huizhou_qa.sheets import self_scoring_sheet

COHORT = Path(__file__).parent / "data" / "cohort-2017.json"


def main(arguments: list[str]) -> int:
    """Writes three files a unit and prints their names; 1 where evidence is refused or unreadable."""
    if not arguments:
        print(__doc__, file=sys.stderr)
        return 2
    folder = Path(arguments[0])
    path = Path(arguments[1]) if arguments[1:] else COHORT
    try:
        units = json.loads(path.read_text("utf-8"), parse_float=Decimal)["units"]
        cohort = assess_cohort(get_scheme("huizhou", 2017), [Evidence.from_dict(unit) for unit in units])
    except (HuizhouQAError, OSError, TypeError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    except KeyError as error:
        print(f"there is no {error} in {path}", file=sys.stderr)
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    for number, result in enumerate(cohort.results.values(), start=1):
        sheet = self_scoring_sheet(result)
        # Files are named by number: a unit's name may hold what a file's name cannot.
        base = folder / f"sheet-{number}"
        base.with_suffix(".html").write_text(sheet.to_html(), "utf-8")
        base.with_suffix(".md").write_text(sheet.to_markdown(), "utf-8")
        # With a byte-order mark a spreadsheet takes the Chinese for what it is.
        with base.with_suffix(".csv").open("w", encoding="utf-8-sig", newline="") as file:
            file.write(sheet.to_csv())
        print(f"{base.name}  {result.unit}  {result.total}  {result.grade}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
