"""The ids of the edition as types are those that it holds, no more and no fewer."""

from __future__ import annotations

from collections.abc import Callable
from typing import get_args

import pytest

from huizhou_qa import SchemeError, get_scheme
from huizhou_qa.editions.huizhou.y2017 import (
    CautionCode,
    ClauseId,
    FactName,
    FindingCode,
    Grade,
    IncidentClass,
    ReadingId,
    finding_code_of,
    grade_of,
    incident_class_of,
)

SCHEME = get_scheme("huizhou", 2017)


def test_the_types_say_the_ids_of_the_edition_in_its_order() -> None:
    assert get_args(Grade) == SCHEME.grade_rule.grades
    assert get_args(ClauseId) == tuple(SCHEME.clauses)
    assert get_args(ReadingId) == tuple(SCHEME.readings)
    assert get_args(FactName) == tuple(row.name for row in SCHEME.inputs if row.section == "facts")
    assert SCHEME.incident_table is not None
    assert set(get_args(IncidentClass)) == set(SCHEME.incident_table.classes)


def test_the_types_say_the_codes_of_the_edition() -> None:
    assert SCHEME.procedure is not None
    assert SCHEME.on_site is not None
    assert get_args(FindingCode) == SCHEME.procedure.findings.codes + SCHEME.on_site.findings.codes
    cautions = {caution.code for clause in SCHEME.clauses.values() for caution in clause.cautions}
    assert set(get_args(CautionCode)) >= cautions


@pytest.mark.parametrize(
    ("read", "known"), [(grade_of, Grade), (incident_class_of, IncidentClass), (finding_code_of, FindingCode)]
)
def test_what_a_result_holds_as_text_is_given_by_its_type_and_nothing_else(
    read: Callable[[str], str], known: object
) -> None:
    assert tuple(map(read, get_args(known))) == get_args(known)
    for text in ("", "a", "优", "none of these"):
        with pytest.raises(SchemeError) as caught:
            read(text)
        assert [fault.code for fault in caught.value.faults] == ["unknown_choice"]
