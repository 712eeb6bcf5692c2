"""Forms as tables: rows to write to a spreadsheet, and evidence, marks, incidents and claims from the rows read back.

Only rows of cells come in and go out; opening, reading and saving a file is the caller's, who has
examples in ``docs/scripts/form_csv.py``, ``docs/scripts/form_xlsx.py`` and ``docs/scripts/form_to_sheet.py``.
"""

from huizhou_qa.forms.blank import blank_marks, blank_rows
from huizhou_qa.forms.claims import claims_from_rows
from huizhou_qa.forms.evidence import check_rows, evidence_from_rows
from huizhou_qa.forms.incidents import blank_incidents, incidents_from_rows
from huizhou_qa.forms.marks import marks_from_rows

__all__ = [
    "blank_incidents",
    "blank_marks",
    "blank_rows",
    "check_rows",
    "claims_from_rows",
    "evidence_from_rows",
    "incidents_from_rows",
    "marks_from_rows",
]
