"""Writes blank forms as CSV, fills them with made-up units, reads them back and scores.

A caller script: it opens and saves the files, which the library never does.

    python docs/scripts/form_csv.py [DIRECTORY]
"""

from __future__ import annotations

import argparse
import csv
import io
import re
import sys
import tempfile
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from as_program import run
from input_files import UnreadableFileError, message_of, units_of

from huizhou_qa import Evidence, HuizhouQAError, assess_cohort, get_scheme
from huizhou_qa.forms import (
    blank_incidents,
    blank_marks,
    blank_rows,
    evidence_from_rows,
    incidents_from_rows,
    marks_from_rows,
)
from huizhou_qa.forms.claim_rows import columns_of_sheet
from huizhou_qa.forms.columns import INPUTS
from huizhou_qa.forms.incident_columns import IncidentColumn, incident_form

COHORT = Path(__file__).parents[1] / "data" / "cohort-2017.json"
SCHEME = get_scheme("huizhou", 2017)
INCIDENTS, SHEET = incident_form(SCHEME), columns_of_sheet(SCHEME)
VALUE, PART, WHOLE, NOTHING = "填报值", "分子（全市合计）", "分母（单位数）", "无考核对象的原因"
COLUMN_OF = {"part": PART, "whole": WHOLE, "nothing": NOTHING}
NONE_HAPPENED = "无"

# What a spreadsheet takes for a formula at the beginning of a cell; a plain number is none.
COMPUTED = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")

# What no system lets a file be called.
FORBIDDEN = frozenset('<>:"/\\|?*')
RESERVED = re.compile(r"(?:CON|PRN|AUX|NUL|COM[0-9¹²³]|LPT[0-9¹²³])(?:\.|$)", re.IGNORECASE)
LONGEST_NAME = 50


def main(arguments: list[str]) -> int:
    """Makes the round trip in the directory that is named, or in one that is thrown away."""
    parser = argparse.ArgumentParser(description="空白表与填报示例，.csv · blank forms and filled ones as .csv")
    parser.add_argument("directory", type=Path, nargs="?", help="写入的文件夹 · where the files are written")
    parser.add_argument("file", type=Path, nargs="?", default=COHORT, help="各单位数据，JSON · the evidence as JSON")
    given = parser.parse_args(arguments)
    try:
        with tempfile.TemporaryDirectory() as directory:
            round_trip(given.directory or Path(directory), given.file)
    except (HuizhouQAError, UnreadableFileError, OSError) as error:
        print(message_of(error), file=sys.stderr)
        return 1
    return 0


def round_trip(directory: Path, cohort_file: Path = COHORT) -> None:
    """Form, incidents and marks of every unit to CSV and back, and the same totals as from the JSON."""
    directory.mkdir(parents=True, exist_ok=True)
    units = units_of(cohort_file)
    expected = assess_cohort(SCHEME, [Evidence.from_dict(unit) for unit in units])
    names = [*expected.results]
    write(directory / "marks.csv", filled_marks(units))
    marks = marks_from_rows(read(directory / "marks.csv"), scheme=SCHEME, units=names)
    print(f"marks.csv: {len(marks)} units, {sum(map(len, marks.values()))} marks")
    files = file_names(names, taken=["marks"])
    members = []
    for unit, name in zip(units, names, strict=True):
        form, incidents = directory / f"{files[name]}.csv", directory / f"{files[name]}-incidents.csv"
        write(form, filled_form(unit))
        write(incidents, filled_incidents(unit["incidents"]))
        listed = incidents_from_rows(read(incidents), scheme=SCHEME)
        members.append(evidence_from_rows(read(form), name, scheme=SCHEME, marks=marks[name], incidents=listed))
    cohort = assess_cohort(SCHEME, members)
    for name, result in cohort.results.items():
        same = "as" if result.total == expected.results[name].total else "NOT as"
        print(f"{files[name]}.csv: {result.total} {result.grade}, {same} from the JSON")


def write(path: Path, rows: Iterable[Sequence[str]]) -> None:
    """Saves rows as CSV; the mark at the start (utf-8-sig) tells a spreadsheet that this is Unicode."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([guarded(cell) for cell in row] for row in rows)


def read(path: Path) -> list[list[str]]:
    """The rows of a CSV file; every cell is text, and no number a float.

    Lists of cells, not mappings: of two columns with one title, a mapping keeps only the last.
    """
    text = decoded(path.read_bytes(), path.name)
    # A file that a spreadsheet saves as Unicode text has tabs; in some countries CSV has semicolons.
    tables = [parsed(text, delimiter) for delimiter in ",\t;"]
    best = max(tables, key=lambda table: columns_of(table.rows))
    if best.stopped_in:
        raise UnreadableFileError(
            f"{path.name}：第{best.stopped_in}行起有一个引号没有配对，或一格过长，请检查这一行 · "
            f"{path.name}: from line {best.stopped_in} on, a quotation mark has no other, or a cell is too long"
        )
    return [[unguarded(cell) for cell in row] for row in best.rows]


class Parsed(NamedTuple):
    """The rows of a text with one delimiter, and the line of the row that could not be read, or 0."""

    rows: list[list[str]]
    stopped_in: int = 0


def parsed(text: str, delimiter: str) -> Parsed:
    """The rows up to the end, or up to one in which quotation marks do not match, which would swallow all below it."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[list[str]] = []
    line = 1
    try:
        for row in reader:
            rows.append(row)
            line = reader.line_num + 1
    except csv.Error:
        return Parsed(rows, line)
    return Parsed(rows)


def columns_of(rows: list[list[str]]) -> tuple[int, int]:
    """How many titles of columns a row has at most, and how many cells stand beside others.

    A delimiter that is none leaves every row whole, and its titles in one cell.
    """
    titled = max((sum(map(is_title, row)) for row in rows), default=0)
    return titled, sum(len(row) - 1 for row in rows if row)


def is_title(cell: str) -> bool:
    """Whether a table of the library has a column of this title."""
    return any(columns.key_of(cell) for columns in (INPUTS, INCIDENTS.columns, SHEET))


def decoded(data: bytes, name: str) -> str:
    """The text of a file: Unicode where it is that, else as a Chinese spreadsheet saves it (GB 18030)."""
    encodings = ["utf-8-sig", "gb18030"]
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    tried = "、".join(encodings)
    raise UnreadableFileError(
        f"{name}：认不出文件的编码（试过{tried}），请另存为“CSV UTF-8” · "
        f"{name}: the file is in none of the encodings {tried}; save it as CSV UTF-8"
    )


def guarded(cell: str) -> str:
    """A cell that no spreadsheet computes: an apostrophe stands before what begins as a formula does.

    >>> guarded("=1+1"), guarded("-1.5"), guarded("-1+1"), guarded("甲区")
    ("'=1+1", '-1.5', "'-1+1", '甲区')
    """
    return f"'{cell}" if COMPUTED.match(cell) and not NUMBER.fullmatch(cell) else cell


def unguarded(cell: str) -> str:
    """What was written with ``guarded``.

    >>> unguarded("'=1+1"), unguarded("''=1+1"), unguarded("'甲区")
    ('=1+1', "'=1+1", "'甲区")
    """
    return cell[1:] if cell.startswith("'") and COMPUTED.match(cell) else cell


def file_names(names: Iterable[str], taken: Iterable[str] = ()) -> dict[str, str]:
    """A file name for each name, which every system takes and which no two share.

    >>> file_names(["甲区", "../甲区", "CON", "marks"], taken=["marks"])
    {'甲区': '甲区', '../甲区': '_甲区', 'CON': '_CON', 'marks': 'marks-2'}
    """
    used = {name.casefold() for name in taken}
    files: dict[str, str] = {}
    for name in names:
        base = file_name(name)
        numbered = (base if number == 1 else f"{base}-{number}" for number in range(1, len(used) + 2))
        files[name] = next(one for one in numbered if one.casefold() not in used)
        used |= {files[name].casefold(), f"{files[name]}-incidents".casefold()}
    return files


def file_name(name: str) -> str:
    """The name with what cannot stand in the name of a file replaced, not too long, and of no device."""
    kept = "".join("_" if one in FORBIDDEN or unicodedata.category(one)[0] in "CZ" else one for one in name)
    kept = kept.lstrip(".").rstrip("._")[:LONGEST_NAME] or "_"
    return f"_{kept}" if RESERVED.match(kept) else kept


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


def filled_incidents(incidents: Sequence[Mapping[str, object]]) -> list[tuple[str, ...]]:
    """The table of incidents with the unit's in it, or with the word that none happened."""
    titles, asked = blank_incidents(SCHEME)
    if not incidents:
        return [titles, asked, (NONE_HAPPENED, *("" for _ in titles[1:]))]
    listed = (tuple(word_for(element, one[element.key]) for element in INCIDENTS.elements) for one in incidents)
    return [titles, asked, *listed]


def word_for(element: IncidentColumn, value: object) -> str:
    """The Chinese word for an element of an incident, or the text itself where any may stand there."""
    return next((words[0] for meaning, words in element.words.items() if meaning == value), str(value))


def filled_marks(units: Sequence[Mapping[str, Mapping[str, object]]]) -> list[tuple[str, ...]]:
    """The panel's table with every unit's marks in it."""
    titles, *rows = blank_marks(SCHEME, [str(unit["unit"]) for unit in units])
    return [
        titles,
        *((*row[:3], *(points_of(unit["marks"].get(row[0])) for unit in units)) for row in rows),
    ]


def points_of(mark: object) -> str:
    """The mark as it stands in a cell: its points, or nothing while it is not awarded."""
    points = mark["points"] if isinstance(mark, Mapping) else mark
    return "" if points is None else str(points)


if __name__ == "__main__":
    run(main)
