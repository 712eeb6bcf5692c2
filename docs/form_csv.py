"""Writes blank forms as CSV, fills them with made-up units, reads them back and scores.

A caller script: it opens and saves the files, which the library never does.

    python docs/form_csv.py [DIRECTORY]
"""

from __future__ import annotations

import csv
import io
import json
import re
import sys
import tempfile
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from huizhou_qa import Evidence, HuizhouQAError, assess_cohort, get_scheme
from huizhou_qa.forms import (
    blank_incidents,
    blank_marks,
    blank_rows,
    evidence_from_rows,
    incidents_from_rows,
    marks_from_rows,
)
from huizhou_qa.forms.incident_columns import ELEMENTS, Element

COHORT = Path(__file__).parent / "data" / "cohort-2017.json"
SCHEME = get_scheme("huizhou", 2017)
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


class UnreadableFileError(Exception):
    """A file that is in no encoding that a spreadsheet saves CSV in."""


def main(arguments: list[str]) -> int:
    """Makes the round trip in the directory that is named, or in one that is thrown away."""
    try:
        with tempfile.TemporaryDirectory() as directory:
            round_trip(Path(arguments[0] if arguments else directory), Path(arguments[1]) if arguments[1:] else COHORT)
    except (HuizhouQAError, UnreadableFileError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def round_trip(directory: Path, cohort_file: Path = COHORT) -> None:
    """Form, incidents and marks of every unit to CSV and back, and the same totals as from the JSON."""
    directory.mkdir(parents=True, exist_ok=True)
    units = json.loads(cohort_file.read_text("utf-8"), parse_float=Decimal)["units"]
    names = [str(unit["unit"]) for unit in units]
    write(directory / "marks.csv", filled_marks(units))
    marks = marks_from_rows(read(directory / "marks.csv"), scheme=SCHEME, units=names)
    print(f"marks.csv: {len(marks)} units, {sum(map(len, marks.values()))} marks")
    files = file_names(names, taken=["marks"])
    members = []
    for unit, name in zip(units, names, strict=True):
        form, incidents = directory / f"{files[name]}.csv", directory / f"{files[name]}-incidents.csv"
        write(form, filled_form(unit))
        write(incidents, filled_incidents(unit["incidents"]))
        members.append(
            evidence_from_rows(
                read(form), name, scheme=SCHEME, marks=marks[name], incidents=incidents_from_rows(read(incidents))
            )
        )
    cohort = assess_cohort(SCHEME, members)
    expected = assess_cohort(SCHEME, [Evidence.from_dict(unit) for unit in units])
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
    lines = [line for line in text.splitlines() if line.strip()]
    delimiter = next((mark for mark in ",\t;" if all(mark in line for line in lines)), ",")
    try:
        return [
            [unguarded(cell) for cell in row] for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        ]
    except csv.Error as error:
        raise UnreadableFileError(
            f"{path.name}：不是CSV文件（{error}） · {path.name} is no CSV file: {error}"
        ) from None


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
    titles, told = blank_incidents(SCHEME)
    if not incidents:
        return [titles, told, (NONE_HAPPENED, *("" for _ in titles[1:]))]
    return [titles, told, *(tuple(word_for(element, one[element.key]) for element in ELEMENTS) for one in incidents)]


def word_for(element: Element, value: object) -> str:
    """The Chinese word for an element of an incident, or the text itself where any may stand there."""
    return next((words[0] for meaning, words in element.words.items() if meaning == value), str(value))


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
