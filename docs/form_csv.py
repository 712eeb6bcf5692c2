"""Writes a blank form as CSV, fills it with a made-up unit, reads it back and scores it.

A caller script: it opens and saves the files, which the library never does.

    python docs/form_csv.py [DIRECTORY]
"""

from __future__ import annotations

import csv
import json
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from huizhou_qa import Evidence, assess_cohort, get_scheme
from huizhou_qa.forms import blank_marks, blank_rows, evidence_from_rows, marks_from_rows

COHORT = Path(__file__).parent / "data" / "cohort-2017.json"
SCHEME = get_scheme("huizhou", 2017)
VALUE, PART, WHOLE, NOTHING = "填报值", "分子（全市合计）", "分母（单位数）", "无考核对象的原因"
COLUMN_OF = {"part": PART, "whole": WHOLE, "nothing": NOTHING}


def main(arguments: list[str]) -> int:
    """Makes the round trip in the directory that is named, or in one that is thrown away."""
    with tempfile.TemporaryDirectory() as directory:
        round_trip(Path(arguments[0] if arguments else directory))
    return 0


def round_trip(directory: Path) -> None:
    """Form and marks of every unit to CSV and back, and the same totals as from the JSON."""
    directory.mkdir(parents=True, exist_ok=True)
    units = json.loads(COHORT.read_text("utf-8"), parse_float=Decimal)["units"]
    write(directory / "marks.csv", filled_marks(units))
    marks = marks_from_rows(read(directory / "marks.csv"), scheme=SCHEME)
    print(f"marks.csv: {len(marks)} units, {sum(map(len, marks.values()))} marks")
    members = []
    for unit in units:
        path = directory / f"{unit['unit']}.csv"
        write(path, filled_form(unit))
        members.append(
            evidence_from_rows(
                read(path), unit["unit"], scheme=SCHEME, marks=marks[unit["unit"]], incidents=unit["incidents"]
            )
        )
    cohort = assess_cohort(SCHEME, members)
    expected = assess_cohort(SCHEME, [Evidence.from_dict(unit) for unit in units])
    for name, result in cohort.results.items():
        same = "as" if result.total == expected.results[name].total else "NOT as"
        print(f"{name}.csv: {result.total} {result.grade}, {same} from the JSON")


def write(path: Path, rows: Iterable[Sequence[str]]) -> None:
    """Saves rows as CSV; the mark at the start (utf-8-sig) tells a spreadsheet that this is Unicode."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)


def read(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file by the titles of their columns; every cell is text, and no number a float."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def filled_form(unit: Mapping[str, Mapping[str, object]]) -> list[tuple[str, ...]]:
    """A blank form with the unit's facts written into it, as a clerk would; the marks come from the panel."""
    titles, *rows = blank_rows(SCHEME)
    filled = []
    for row, leaf in zip(rows, SCHEME.inputs, strict=True):
        given = unit["facts"].get(leaf.name) if leaf.section == "facts" else None
        filled.append(tuple((dict(zip(titles, row, strict=True)) | written(given)).values()))
    return [titles, *filled]


def written(given: object) -> dict[str, str]:
    """What is typed for a fact, by column: its value, its two counts, or why there is none."""
    if isinstance(given, Mapping):
        return {COLUMN_OF[key]: str(value) for key, value in given.items()}
    if isinstance(given, bool):
        return {VALUE: "是" if given else "否"}
    return {} if given is None else {VALUE: str(given)}


def filled_marks(units: Sequence[Mapping[str, Mapping[str, object]]]) -> list[tuple[str, ...]]:
    """The panel's table with every unit's marks in it."""
    titles, *rows = blank_marks(SCHEME, [str(unit["unit"]) for unit in units])
    return [titles, *((*row[:3], *(points_of(unit["marks"].get(row[0])) for unit in units)) for row in rows)]


def points_of(mark: object) -> str:
    """The mark as it stands in a cell: its points, or nothing while it is not awarded."""
    points = mark["points"] if isinstance(mark, Mapping) else mark
    return "" if points is None else str(points)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
