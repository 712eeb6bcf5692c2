"""Evidence of one unit from the rows of a filled form: a row an input."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import evolve

from huizhou_qa.editions.catalogue import Catalogue
from huizhou_qa.engine.checking import check
from huizhou_qa.errors import EvidenceError, Fault, Wording, described
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.forms.columns import COUNTED, INPUTS, TITLES, in_words_of
from huizhou_qa.forms.editions import searched, the_one
from huizhou_qa.forms.finding import Finder
from huizhou_qa.forms.given import Rows, entries_of, members_of, plain_cell
from huizhou_qa.forms.incident_columns import called_in
from huizhou_qa.forms.incidents import INCIDENTS_PATH, incidents_said, is_row_of_incidents
from huizhou_qa.forms.input_rows import entry
from huizhou_qa.forms.marks import rows_of_marks
from huizhou_qa.forms.placing import ReadForm, is_reported, placed
from huizhou_qa.forms.stated import of_stated_year, refuse_another_unit
from huizhou_qa.forms.tables import Header, Table, TableRow, in_order, raise_if_any, read_table
from huizhou_qa.rules.sections import FACTS, MARKS, OF_COHORTS
from huizhou_qa.scheme.inputs import InputRow
from huizhou_qa.scheme.scheme import Scheme, as_scheme

IncidentRows = Iterable[Mapping[str, object]]

_SECTIONS = (FACTS, MARKS, *OF_COHORTS)


def evidence_from_rows(  # noqa: PLR0913 - each is a part of evidence that a form does not hold
    rows: Rows,
    unit: str,
    *,
    scheme: Scheme | None = None,
    marks: Mapping[str, object] | None = None,
    incidents: IncidentRows | None = None,
    rulings: Mapping[str, object] | None = None,
    catalogue: Catalogue | None = None,
) -> Evidence:
    """Reads the evidence of a unit (县、区) from the rows of a filled form.

    An empty value is missing, never zero. ``marks`` come from ``marks_from_rows``, ``incidents`` from
    ``incidents_from_rows``, and ``rulings`` have the form of ``Evidence.from_dict``. A row 事件 of the form may
    say whether incidents happened; where neither says so, that is missing, never none. Without a scheme, the form is
    read for the one edition of the ``catalogue`` (by default, of the bundled ones) that it fits: the edition of the
    stated year that has all its inputs; a form that fits several is a fault. Raises EvidenceError listing
    every fault with its row, including ranges and contradictions.
    """
    given: dict[str, object] = {"unit": plain_cell(unit), "incidents": _listed(incidents), "rulings": rulings}
    form = _read(rows, searched(scheme, catalogue), given, marks)
    return _evidence(form)


def check_rows(  # noqa: PLR0913 - as those of evidence_from_rows
    scheme: Scheme,
    rows: Rows,
    unit: str,
    *,
    marks: Mapping[str, object] | None = None,
    incidents: IncidentRows | None = None,
    rulings: Mapping[str, object] | None = None,
) -> tuple[Fault, ...]:
    """Lists everything that keeps a filled form from being scored, by row; empty where nothing does.

    The arguments are those of ``evidence_from_rows``. The list has what that function refuses, and what is missing,
    at the row where it is to be filled in, and what needs a ruling, at the row of the reason. Missing values of
    a table that cannot be read are not listed. Raises SchemeError for a ``scheme`` that is none, and nothing else.
    """
    given: dict[str, object] = {"unit": plain_cell(unit), "incidents": _listed(incidents), "rulings": rulings}
    form = _read(rows, (as_scheme(scheme),), given, marks)
    # A faulty cell is reported once: its value is not missing too.
    found = [fault for fault in check(scheme, form.given) if not is_reported(fault, form)]
    return in_order([*form.faults, *(placed(fault, form, (scheme,)) for fault in found)])


def _read(
    rows: Rows, schemes: tuple[Scheme, ...], given: dict[str, object], marks: Mapping[str, object] | None
) -> ReadForm:
    faults: list[Fault] = []
    table = read_table(rows, in_words_of(schemes, INPUTS), faults)
    refuse_another_unit(table, given["unit"], faults)
    schemes = of_stated_year(table, schemes, faults)
    has_values = _has_values(table.header, faults)
    form = ReadForm(given, faults, is_readable=table.is_titled and has_values, marks_at=rows_of_marks(marks))
    table = _without_incidents(table, form, called_in(schemes))
    entries: list[tuple[TableRow, InputRow, object]] = []
    finder = Finder(schemes, _SECTIONS)
    found = finder.identified(table, faults)
    form.schemes = the_one(schemes, (leaf for _, leaf in found), faults)
    for row, leaf in found:
        before = len(faults)
        value = entry(row, leaf)
        form.rows.setdefault(leaf.path, row)
        if len(faults) > before:
            form.faulty.add(leaf.path)
        if value is not None:
            form.filled.add(leaf.path)
            entries.append((row, leaf, value))
    # So is a row without a name.
    form.faulty |= {one.path for row in table.rows for one in finder.computed_by(row) if one.path not in form.rows}
    form.given |= _sections(entries, _mapped(marks, faults))
    return form


def _listed(incidents: object) -> object:
    """The incidents as a tuple; anything else is left for ``Evidence`` to refuse."""
    listed = members_of(incidents)
    return incidents if listed is None else tuple(listed)


def _mapped(marks: object, faults: list[Fault]) -> dict[object, object]:
    entries = entries_of(marks)
    if entries is None and marks is not None:
        faults.append(Fault.of("/marks", "wrong_type", case="marks", given=described(marks)))
    return entries or {}


def _has_values(header: Header, faults: list[Fault]) -> bool:
    """Whether a column holds the values; notes a fault where none does, and for every unknown column."""
    header.refuse_unknown(faults, remarks=TITLES["remarks"])
    has_values = bool({"value", "nothing", *COUNTED} & set(header.known.values()))
    if header.number and not has_values:
        faults.append(Fault.of(header.path, "no_value_column", row=header.number, title=TITLES["value"]))
    return has_values


def _without_incidents(table: Table, form: ReadForm, called: tuple[str, ...]) -> Table:
    """Reads the row that says whether incidents happened; returns the table without it."""
    others = []
    for row in table.rows:
        if not is_row_of_incidents(row, called):
            others.append(row)
        elif INCIDENTS_PATH in form.rows:
            row.refuse("repeated_input", first_row=form.rows[INCIDENTS_PATH].number)
        else:
            before = len(form.faults)
            form.rows[INCIDENTS_PATH] = evolve(row, about=Wording("是否发生事件", "incidents"))
            form.given["incidents"] = incidents_said(form.rows[INCIDENTS_PATH], form.given["incidents"], called)
            form.faulty |= {INCIDENTS_PATH} if len(form.faults) > before else set()
    return evolve(table, rows=tuple(others))


def _sections(
    entries: list[tuple[TableRow, InputRow, object]], marks: Mapping[object, object]
) -> dict[str, dict[object, object]]:
    sections: dict[str, dict[object, object]] = {section: {} for section in _SECTIONS}
    sections[MARKS] |= marks
    for row, leaf, value in entries:
        if leaf.section == MARKS and leaf.name in marks:
            row.refuse("repeated_input", case="table_of_marks")
        sections[leaf.section][leaf.name] = value
    return sections


def _evidence(form: ReadForm) -> Evidence:
    """Makes the evidence; raises EvidenceError with every fault of form and of range at its cell."""
    try:
        evidence = Evidence.from_dict(form.given)
    except EvidenceError as error:
        found = [placed(fault, form, form.schemes) for fault in error.faults]
        raise EvidenceError(in_order([*form.faults, *found]), {"case": "form"}) from None
    # Where several editions have all inputs, ranges cannot be checked; that is a fault already.
    unfit = [fault for scheme in form.schemes for fault in scheme.input_register.faults(evidence)]
    raise_if_any([*form.faults, *(placed(fault, form, form.schemes) for fault in unfit)], "form")
    return evidence
