"""Forms as tables: rows to write to a spreadsheet, and evidence and marks from the rows read back.

Only rows of cells come in and go out; opening, reading and saving a file is the caller's, who has
examples in ``docs/form_csv.py`` and ``docs/form_xlsx.py``.
"""

from huizhou_qa.forms.blank import blank_marks, blank_rows
from huizhou_qa.forms.evidence import evidence_from_rows
from huizhou_qa.forms.marks import marks_from_rows

__all__ = ["blank_marks", "blank_rows", "evidence_from_rows", "marks_from_rows"]
