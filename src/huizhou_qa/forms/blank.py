"""Forms to fill in: the rows of a blank form for one unit, and of a blank table of marks for several."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from huizhou_qa.errors import Fault, described, pointer
from huizhou_qa.forms.columns import FORM, FULL_MARKS, TITLES, titles_of
from huizhou_qa.forms.lines import is_called_otherwise
from huizhou_qa.forms.members import named_units
from huizhou_qa.forms.tables import raise_if_any
from huizhou_qa.numbers.exact import plain
from huizhou_qa.rules.sections import AVERAGES, MARKS
from huizhou_qa.scheme.inputs import InputRow
from huizhou_qa.scheme.scheme import Scheme, as_scheme

_OR_COUNTED = "；或填分子、分母"


def blank_rows(scheme: Scheme) -> tuple[tuple[str, ...], ...]:
    """A form for one unit: the titles, then one row for every fact, mark, average (平均值) and other statistic.

    Nothing is filled in. A row is identified by its name (名称) or its label (标签); inputs that share a name, as an
    average and its fact do, are named by their path. The column 可填 says what to fill in.
    """
    named = Counter(leaf.name for leaf in as_scheme(scheme).inputs)
    shared = {leaf.name for leaf in scheme.inputs if leaf.section == AVERAGES or named[leaf.name] > 1}
    return titles_of(scheme), *(_row(leaf, leaf.path if leaf.name in shared else leaf.name) for leaf in scheme.inputs)


def _row(leaf: InputRow, name: str) -> tuple[str, ...]:
    filled = {
        "clause": leaf.clause,
        "name": name,
        "label": leaf.label,
        "unit": leaf.unit,
        "accepts": leaf.described_zh + (_OR_COUNTED if may_be_counted(leaf) else ""),
        "lead": leaf.lead,
        "proof": "需要" if leaf.proof_needed else "免",
    }
    return tuple(filled.get(column.key, "") for column in FORM)


def may_be_counted(leaf: InputRow) -> bool:
    """Whether a part and a whole may be given in place of a value: for percentages and averages."""
    return leaf.kind in {"percent", "average"}


def blank_marks(scheme: Scheme, units: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """A table for a panel's marks (得分): a row for each clause that marks are awarded for, a column for each unit.

    Raises EvidenceError for units that are not names, for names that appear twice, and for names that are titles of
    other columns (合计, 备注), which could not be distinguished when the table is read back.
    """
    faults: list[Fault] = []
    members = tuple(named_units(units, faults).values())
    faults += [
        Fault.of(pointer("units", str(at)), "no_unit_title", case="unit", given=described(name))
        for at, name in enumerate(members)
        if is_called_otherwise(name)
    ]
    raise_if_any(faults, "units")
    titles = (TITLES["clause"], TITLES["label"], FULL_MARKS.title, *members)
    marks = [(leaf, leaf.range.high) for leaf in as_scheme(scheme).inputs if leaf.section == MARKS]
    empty = [""] * len(members)
    return titles, *((leaf.name, leaf.label, "" if full is None else plain(full), *empty) for leaf, full in marks)
