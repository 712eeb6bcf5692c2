"""Where in evidence the cells of each column of a frame belong, by the names that a plan gives its columns.

Beside the columns of a plan, a fact may have ``…_source``, ``…_as_of`` and ``…_status``, a mark ``…_by``, ``…_on`` and
``…_reason``, a clause's ruling has ``ruling_<clause>_by`` and ``ruling_<clause>_why``, and incidents
have one column, ``incidents``. How cells are read is not known here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Literal

from attrs import frozen

from huizhou_qa.columns.names import (
    DEDUCTIONS,
    VETOED,
    incident_classes,
    incidents_column,
    nothing_column,
    ruling_column,
    stem_of,
)
from huizhou_qa.errors import Wording, pointer
from huizhou_qa.evidence.asked import InputKind
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.rules.sections import FACTS, INCIDENTS, MARKS, OF_COHORTS, RULINGS
from huizhou_qa.scheme.inputs import InputRow
from huizhou_qa.scheme.scheme import Scheme

Takes = Literal["number", "whole", "truth", "word", "text", "day", "incidents"]

UNIT = "unit"

_TAKES: Mapping[InputKind, Takes] = MappingProxyType({"truth": "truth", "option": "word"})
_PART, _WHOLE = "part", "whole"
# What may be said of a value, and the key that the value itself then has.
VALUE: Mapping[str, str] = MappingProxyType({FACTS: "value", MARKS: "points"})
_BESIDE: Mapping[str, Mapping[str, Takes]] = MappingProxyType(
    {
        FACTS: MappingProxyType({"source": "text", "as_of": "day", "status": "text"}),
        MARKS: MappingProxyType({"by": "text", "on": "day", "reason": "text"}),
    }
)

TAKEN: Mapping[Takes, Wording] = MappingProxyType(
    {
        "number": Wording("整数、小数（Decimal）或文本", "integers, Decimals or text"),
        "whole": Wording("整数、小数（Decimal）或文本", "integers, Decimals or text"),
        "truth": Wording("是非值（Boolean）", "truth values (Boolean)"),
        "word": Wording("文本", "text"),
        "text": Wording("文本", "text"),
        "day": Wording("日期（Date）或文本，如2017-06-01", "dates (Date) or text such as 2017-06-01"),
        "incidents": Wording("JSON文本，或由事件组成的列表", "JSON text, or lists of incidents"),
    }
)


@frozen
class CellPlace:
    """Where the cells of a column belong.

    Attributes:
        column: the name of the column.
        keys: the keys that lead to the value in the mapping of a unit's evidence.
        takes: what kind of value it is.
        is_beside: whether it says something of a value: where it is from, who gave it.
    """

    column: str
    keys: tuple[str, ...]
    takes: Takes
    is_beside: bool = False

    @property
    def path(self) -> str:
        """The path of the value in evidence."""
        return pointer(*self.keys)


def places_of(scheme: Scheme, unit: str) -> FrozenMapping[str, CellPlace]:
    """The place of every column that evidence can be made of, by its name; ``unit`` is the column of the names."""
    listed = (CellPlace(unit, (UNIT,), "text"), *_of_inputs(scheme), *_of_rulings(scheme))
    found: dict[str, CellPlace] = {}
    for place in (*listed, CellPlace(INCIDENTS, (INCIDENTS,), "incidents")):
        found.setdefault(place.column, place)
    return FrozenMapping(found)


def counts_of_incidents(scheme: Scheme) -> frozenset[str]:
    """The columns of a plan that only count incidents: evidence needs the incidents themselves."""
    return frozenset({DEDUCTIONS, VETOED, *(incidents_column(class_) for class_ in incident_classes(scheme))})


def _of_inputs(scheme: Scheme) -> Iterator[CellPlace]:
    rows = scheme.inputs
    yield from (CellPlace(stem_of(row), (row.section, row.name), _takes(row)) for row in rows)
    wholes = {row.name for row in rows if row.section == FACTS and row.whole}
    for row in rows:
        stem, keys = stem_of(row), (row.section, row.name)
        if row.kind not in _TAKES:
            yield from _of_pair(row, stem, "whole" if row.name in wholes else "number")
        if row.section in {FACTS, MARKS}:
            yield CellPlace(nothing_column(stem), (*keys, "nothing"), "text")
        for key, takes in _BESIDE.get(row.section, {}).items():
            yield CellPlace(f"{stem}_{key}", (*keys, key), takes, is_beside=True)


def _takes(row: InputRow) -> Takes:
    return _TAKES.get(row.kind, "whole" if row.whole else "number")


def _of_pair(row: InputRow, stem: str, of_sum: Takes) -> Iterator[CellPlace]:
    """The two columns of a rate, of an average with its members, or of a quotient, and those of an interval."""
    keys = (row.section, row.name)
    yield from (CellPlace(f"{stem}_{end}", (*keys, end), _takes(row)) for end in ("from", "to"))
    if row.section in OF_COHORTS:
        yield CellPlace(f"{stem}_sum", (*keys, _PART), of_sum)
        yield CellPlace(f"{stem}_members", (*keys, _WHOLE), "whole")
    elif row.kind == "percent":
        yield CellPlace(f"{stem}_{_PART}", (*keys, _PART), "whole")
        yield CellPlace(f"{stem}_{_WHOLE}", (*keys, _WHOLE), "whole")
    else:
        for part in ("numerator", "denominator"):
            yield CellPlace(f"{stem}_{part}", (*keys, part), "whole")


def _of_rulings(scheme: Scheme) -> Iterator[CellPlace]:
    for id_ in scheme.clauses:
        column = ruling_column(id_)
        yield CellPlace(column, (RULINGS, id_, "treatment"), "text")
        yield from (CellPlace(f"{column}_{key}", (RULINGS, id_, key), "text") for key in ("by", "why"))
