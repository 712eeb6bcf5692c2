"""A caller that handles every grade, class and code: a type checker says so, and says it where one is left out.

Nothing here runs.
"""

from typing import assert_never

from huizhou_qa import Assessment
from huizhou_qa.editions.huizhou.y2017 import Grade, IncidentClass, grade_of, incident_class_of
from huizhou_qa.errors import ErrorCode


def colour_of(grade: Grade) -> str:
    if grade == "A":
        return "green"
    if grade == "B":
        return "blue"
    if grade == "C":
        return "yellow"
    if grade == "D":
        return "red"
    assert_never(grade)


def counts(of: IncidentClass) -> bool:
    match of:
        case "veto" | "deduction":
            return True
        case "contested":
            return False
        case "none":
            return False
        case _:
            assert_never(of)


def status_of(code: ErrorCode) -> int:
    match code:
        case "evidence_invalid" | "number_refused":
            return 422
        case "evidence_missing":
            return 409
        case "scheme_unknown" | "scheme_digest":
            return 404
        case "scheme_invalid":
            return 500
        case "ledger_disagrees":
            return 502
        case "error":
            return 500
        case _:
            assert_never(code)


def told(result: Assessment) -> tuple[str, list[bool]]:
    plain: str = result.grade
    return colour_of(grade_of(plain)), [counts(incident_class_of(one.class_)) for one in result.incidents]
