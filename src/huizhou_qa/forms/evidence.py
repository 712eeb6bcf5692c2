"""Evidence of one unit from the rows of a filled form: a row an input."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import evolve

from huizhou_qa.errors import EvidenceError, Fault, shown
from huizhou_qa.forms.columns import COUNTED, TITLES
from huizhou_qa.forms.entries import entry
from huizhou_qa.forms.finding import Finder, refuse_repeated
from huizhou_qa.forms.tables import Header, Row, Rows, raise_if_any, read_table
from huizhou_qa.ground.evidence.evidence import Evidence
from huizhou_qa.ground.evidence.plain_values import Faults
from huizhou_qa.ground.inputs import Average, Fact, Mark
from huizhou_qa.registry import held_schemes
from huizhou_qa.scheme.inputs import InputRow
from huizhou_qa.scheme.scheme import Scheme, as_scheme

_SECTIONS = (Fact.section, Mark.section, Average.section)
_COLUMN_OF = {"points": "value"}


def evidence_from_rows(  # noqa: PLR0913 - each is a part of evidence that a form does not hold
    rows: Rows,
    unit: str,
    *,
    scheme: Scheme | None = None,
    marks: Mapping[str, object] | None = None,
    incidents: Iterable[Mapping[str, object]] = (),
    rulings: Mapping[str, object] | None = None,
) -> Evidence:
    """The evidence of a unit (县、区) that the rows of a filled form hold.

    An empty value is missing and left out, never zero. ``marks`` are those of the unit from
    ``marks_from_rows``; ``incidents`` and ``rulings`` are as ``Evidence.from_dict`` takes them.
    Without a scheme, every edition held is searched. Raises EvidenceError listing every fault,
    ranges and contradictions among them, with its row.
    """
    faults = Faults()
    schemes = held_schemes() if scheme is None else (as_scheme(scheme),)
    header, found = read_table(rows, faults)
    _refuse_columns(header, faults)
    finder = Finder(schemes, _SECTIONS)
    identified = [(row, leaf) for row in found if (leaf := finder.find(row)) is not None]
    refuse_repeated(identified)
    given: dict[str, object] = {"unit": unit, "incidents": _listed(incidents), "rulings": rulings}
    entries = [(row, leaf, value) for row, leaf in identified if (value := entry(row, leaf)) is not None]
    given |= _sections(entries, _mapped(marks, faults))
    evidence = _evidence(given, schemes, {leaf.path: row for row, leaf, _ in entries}, faults)
    raise_if_any(faults, "the form cannot be read")
    return evidence


def _listed(incidents: object) -> object:
    """The incidents as a list; what is none is left for evidence to refuse, once and whole."""
    is_text = isinstance(incidents, str | bytes | Mapping)
    return tuple(incidents) if isinstance(incidents, Iterable) and not is_text else incidents


def _mapped(marks: object, faults: Faults) -> Mapping[str, object]:
    if marks is None or isinstance(marks, Mapping):
        return marks or {}
    faults.add("/marks", "wrong_type", f"{shown(marks)} is not a mapping; give the unit's marks from marks_from_rows")
    return {}


def _refuse_columns(header: Header, faults: Faults) -> None:
    where = f"/rows/{header.number}"
    for title in header.others.values():
        message = f"no column is called {shown(title)}; a note may stand in {TITLES['remarks']}, else clear the title"
        faults.add(where, "unknown_column", message)
    if header.number and not {"value", "nothing", *COUNTED} & set(header.known.values()):
        faults.add(where, "no_value_column", f"no column is titled {TITLES['value']}; title the one with the values so")


def _sections(entries: list[tuple[Row, InputRow, object]], marks: Mapping[str, object]) -> dict[str, dict[str, object]]:
    sections: dict[str, dict[str, object]] = {section: {} for section in _SECTIONS}
    sections[Mark.section] |= marks
    for row, leaf, value in entries:
        if leaf.section == Mark.section and leaf.name in marks:
            row.refuse("repeated_input", f"the mark of {leaf.name} stands in the table of marks already; leave one")
        sections[leaf.section][leaf.name] = value
    return sections


def _evidence(
    given: Mapping[str, object], schemes: Iterable[Scheme], rows: Mapping[str, Row], faults: Faults
) -> Evidence:
    """The evidence, with the faults of form and of range noted where its cells stand."""
    try:
        evidence = Evidence.from_dict(given)
    except EvidenceError as error:
        faults.found += [_placed(fault, rows) for fault in error.faults]
        return Evidence("")
    # Of several editions, the one that the evidence fits best is the one it was made for.
    found = min((scheme.input_register.faults(evidence) for scheme in schemes), key=len)
    faults.found += [_placed(fault, rows) for fault in found]
    return evidence


def _placed(fault: Fault, rows: Mapping[str, Row]) -> Fault:
    """The fault at the cell that its value came from, where it came from one."""
    parts = fault.path.split("/")
    row = rows.get("/".join(parts[:3]))
    if row is None:
        return fault
    last = _COLUMN_OF.get(parts[-1], parts[-1])
    # A part and a whole are wrong together: their fault is the row's.
    cell = next((row.cell(key) for key in (last, "value", "nothing") if key in row.cells), None)
    return evolve(fault, path=cell.path if cell else row.path)
