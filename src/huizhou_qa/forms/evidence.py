"""Evidence of one unit from the rows of a filled form: a row an input."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from attrs import Factory, define, evolve

from huizhou_qa.assessment.checking import check
from huizhou_qa.errors import EvidenceError, Fault, Wording, pointer, shown
from huizhou_qa.forms.columns import COUNTED, INPUTS, TITLES
from huizhou_qa.forms.entries import entry
from huizhou_qa.forms.finding import Finder
from huizhou_qa.forms.incidents import INCIDENTS_PATH, incidents_said, is_row_of_incidents
from huizhou_qa.forms.tables import Header, Row, Rows, Table, in_order, raise_if_any, read_table
from huizhou_qa.ground.evidence.evidence import Evidence
from huizhou_qa.ground.inputs import Average, Fact, Mark
from huizhou_qa.registry import held_schemes
from huizhou_qa.scheme.inputs import InputRow
from huizhou_qa.scheme.scheme import Scheme, as_scheme

Incidents = Iterable[Mapping[str, object]]

_SECTIONS = (Fact.section, Mark.section, Average.section)
_COLUMN_OF = MappingProxyType({"points": "value"})


def evidence_from_rows(  # noqa: PLR0913 - each is a part of evidence that a form does not hold
    rows: Rows,
    unit: str,
    *,
    scheme: Scheme | None = None,
    marks: Mapping[str, object] | None = None,
    incidents: Incidents | None = None,
    rulings: Mapping[str, object] | None = None,
) -> Evidence:
    """The evidence of a unit (县、区) that the rows of a filled form hold.

    An empty value is missing and left out, never zero. ``marks`` are those of the unit from
    ``marks_from_rows``, ``incidents`` those from ``incidents_from_rows``; with ``rulings`` they are as
    ``Evidence.from_dict`` takes them. Whether incidents happened may also be said in a row 事件 of the
    form; where neither says it, it is missing, never none. Without a scheme, every edition held is
    searched. Raises EvidenceError listing every fault, ranges and contradictions among them, with its row.
    """
    schemes = held_schemes() if scheme is None else (as_scheme(scheme),)
    form = _read(rows, schemes, {"unit": unit, "incidents": _listed(incidents), "rulings": rulings}, marks)
    return _evidence(form, schemes)


def check_rows(  # noqa: PLR0913 - as those of evidence_from_rows
    scheme: Scheme,
    rows: Rows,
    unit: str,
    *,
    marks: Mapping[str, object] | None = None,
    incidents: Incidents | None = None,
    rulings: Mapping[str, object] | None = None,
) -> tuple[Fault, ...]:
    """Everything that keeps a filled form from being scored, together, by its rows; empty where nothing does.

    The arguments are those of ``evidence_from_rows``. To what that would refuse come what is missing,
    at the row where it is to be filled in, and what needs a ruling. Never raises for them; SchemeError
    where ``scheme`` is none.
    """
    given: dict[str, object] = {"unit": unit, "incidents": _listed(incidents), "rulings": rulings}
    form = _read(rows, (as_scheme(scheme),), given, marks)
    # What stands in a faulty cell is known to be wanted, and told once.
    found = [fault for fault in check(scheme, form.given) if not _is_missing(fault, form.faulty)]
    return in_order([*form.faults, *(_placed(fault, form) for fault in found)])


@define
class _Form:
    """A form as far as it could be read: evidence in plain form, the row of every input, and what is wrong.

    ``filled`` are the paths of the inputs whose values came from their rows, and ``faulty`` of those
    whose rows have faults.
    """

    given: dict[str, object]
    faults: list[Fault]
    rows: dict[str, Row] = Factory(dict)
    filled: set[str] = Factory(set)
    faulty: set[str] = Factory(set)


def _read(
    rows: Rows, schemes: tuple[Scheme, ...], given: dict[str, object], marks: Mapping[str, object] | None
) -> _Form:
    faults: list[Fault] = []
    table = read_table(rows, INPUTS, faults)
    _refuse_columns(table.header, faults)
    form = _Form(given, faults)
    table = _without_incidents(table, form)
    entries: list[tuple[Row, InputRow, object]] = []
    for row, leaf in Finder(schemes, _SECTIONS).identified(table, faults):
        before = len(faults)
        value = entry(row, leaf)
        form.rows.setdefault(leaf.path, row)
        if len(faults) > before:
            form.faulty.add(leaf.path)
        if value is not None:
            form.filled.add(leaf.path)
            entries.append((row, leaf, value))
    form.given |= _sections(entries, _mapped(marks, faults))
    return form


def _listed(incidents: object) -> object:
    """The incidents as a list; what is none is left for evidence to refuse, once and whole."""
    is_text = isinstance(incidents, str | bytes | Mapping)
    return tuple(incidents) if isinstance(incidents, Iterable) and not is_text else incidents


def _mapped(marks: object, faults: list[Fault]) -> Mapping[str, object]:
    if marks is None or isinstance(marks, Mapping):
        return marks or {}
    faults.append(Fault.of("/marks", "wrong_type", case="marks", given=shown(marks)))
    return {}


def _refuse_columns(header: Header, faults: list[Fault]) -> None:
    where = pointer("rows", str(header.number))
    faults += [
        Fault.of(where, "unknown_column", row=header.number, title=shown(title), remarks=TITLES["remarks"])
        for title in header.others.values()
    ]
    if header.number and not {"value", "nothing", *COUNTED} & set(header.known.values()):
        faults.append(Fault.of(where, "no_value_column", row=header.number, title=TITLES["value"]))


def _without_incidents(table: Table, form: _Form) -> Table:
    """The table without the row that says whether incidents happened, which is read here."""
    others = []
    for row in table.rows:
        if not is_row_of_incidents(row):
            others.append(row)
        elif INCIDENTS_PATH in form.rows:
            row.refuse("repeated_input", first_row=form.rows[INCIDENTS_PATH].number)
        else:
            before = len(form.faults)
            form.rows[INCIDENTS_PATH] = evolve(row, about=Wording("是否发生事件", "incidents"))
            form.given["incidents"] = incidents_said(form.rows[INCIDENTS_PATH], form.given["incidents"])
            form.faulty |= {INCIDENTS_PATH} if len(form.faults) > before else set()
    return evolve(table, rows=tuple(others))


def _sections(entries: list[tuple[Row, InputRow, object]], marks: Mapping[str, object]) -> dict[str, dict[str, object]]:
    sections: dict[str, dict[str, object]] = {section: {} for section in _SECTIONS}
    sections[Mark.section] |= marks
    for row, leaf, value in entries:
        if leaf.section == Mark.section and leaf.name in marks:
            row.refuse("repeated_input", case="table_of_marks")
        sections[leaf.section][leaf.name] = value
    return sections


def _evidence(form: _Form, schemes: Iterable[Scheme]) -> Evidence:
    """The evidence; raises EvidenceError with every fault of form and of range where its cell stands."""
    try:
        evidence = Evidence.from_dict(form.given)
    except EvidenceError as error:
        found = [_placed(fault, form) for fault in error.faults]
        raise EvidenceError(in_order([*form.faults, *found]), {"case": "form"}) from None
    # Of several editions, the one that the evidence fits best is the one it was made for.
    unfit = min((scheme.input_register.faults(evidence) for scheme in schemes), key=len)
    raise_if_any([*form.faults, *(_placed(fault, form) for fault in unfit)], "form")
    return evidence


def _is_missing(fault: Fault, paths: set[str]) -> bool:
    return fault.code == "missing" and _place_of(fault.path) in paths


def _place_of(path: str) -> str:
    """The path of the input that something in evidence belongs to."""
    return "/".join(path.split("/")[:3])


def _placed(fault: Fault, form: _Form) -> Fault:
    """The fault at the cell that its value came from, or is to be filled in, where a row has one."""
    place = _place_of(fault.path)
    row = form.rows.get(place)
    if fault.path == INCIDENTS_PATH and fault.code == "missing":
        # Evidence says none with [], a form with a word.
        fault = fault.with_params(case="incidents_of_form")
    if row is None or not (fault.code == "missing" or place in form.filled):
        return fault
    last = fault.path.rsplit("/", 1)[-1]
    if fault.code == "missing":
        return row.cell("value").placed(fault)
    # A part and a whole are wrong together: their fault is the row's.
    filled = next((key for key in (_COLUMN_OF.get(last, last), "value", "nothing") if key in row.cells), None)
    return row.placed(evolve(fault, path=row.path)) if filled is None else row.cell(filled).placed(fault)
