"""Which year a form says that it is of, in a line 考核年度：… above or below the table, held against the scheme's.

A year in a title or in a note is none that is stated: it may be that of a target or of a document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from huizhou_qa.errors import Fault, pointer
from huizhou_qa.fields.names import compared
from huizhou_qa.forms.finding import name_in
from huizhou_qa.forms.tables import Table
from huizhou_qa.scheme.scheme import Scheme

_LABEL = re.compile(r"(?:考核|填报|评价|所属)?年[度份]:?")
_YEAR = re.compile(r"((?:19|20)[0-9]{2})年?度?")
_YEAR_OF_SCHEME = re.compile(r"(?:19|20)[0-9]{2}(?=年)")


def of_stated_year(table: Table, schemes: tuple[Scheme, ...], faults: list[Fault]) -> tuple[Scheme, ...]:
    """The schemes that are of the year that is stated; notes every line that states a year of none that are left.

    Each scheme tells its own year in its title; one that tells none may be of any.
    """
    for number, cells in (*table.above, *((row.number, row.filled) for row in table.rows)):
        for stated in _stated(cells):
            years = [(scheme, _year_of(scheme)) for scheme in schemes]
            of_year = tuple(scheme for scheme, year in years if year in ("", stated))
            if not of_year:
                own = tuple(sorted({year for _, year in years}))
                faults.append(
                    Fault.of(pointer("rows", str(number)), "another_year", row=number, stated=stated, years=own)
                )
            schemes = of_year or schemes
    return schemes


def _year_of(scheme: Scheme) -> str:
    """The year that a scheme tells in its title; empty where it tells none."""
    year = _YEAR_OF_SCHEME.search(scheme.title)
    return year[0] if year else ""


def _stated(cells: tuple[object, ...]) -> Iterator[str]:
    """The years that are stated in a row: behind a label, in its cell or in the next."""
    texts = [compared(name_in(cell) or "") for cell in cells]
    for text, following in zip(texts, (*texts[1:], ""), strict=True):
        label = _LABEL.match(text)
        found = label and _YEAR.fullmatch(text[label.end() :] or following)
        if found:
            yield found[1]
