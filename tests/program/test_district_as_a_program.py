"""The made-up district as a program gives what its scheme gives, for random units and incidents."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from hypothesis import given

from huizhou_qa import Assessment, Evidence, EvidenceError, assess
from huizhou_qa.program import Settings, bound, grades_of, record, run
from huizhou_qa.readers import Gap, Number
from huizhou_qa.testing import evidence_strategy
from support import district
from support.members import inputs_of, member_of

SCHEME = district.scheme()
PROGRAM, GRADES = SCHEME.program, SCHEME.grade_rule.grades
INPUTS = inputs_of(PROGRAM)
WRITTEN, EXACT = Settings({}), Settings({}, written=False)


def numbers_of(evidence: Evidence, settings: Settings) -> dict[str, Number]:
    return run(PROGRAM, [member_of(evidence, INPUTS)], settings)[0]


def told(numbers: dict[str, Number], name: str) -> Number:
    return numbers[f"/results/{name}"]


def scored(evidence: Evidence) -> Assessment | None:
    """The assessment; None where a figure of last year, or the residents, is 0 and gives no number."""
    try:
        return assess(SCHEME, evidence)
    except EvidenceError as error:
        codes = {fault.code for fault in error.faults}
    total = told(numbers_of(evidence, WRITTEN), "total")
    assert isinstance(total, Gap)
    assert codes == total.faults
    return None


def compared(
    result: Assessment, numbers: dict[str, Number], exact: dict[str, Number]
) -> Iterator[tuple[object, object]]:
    for id_, line in result.clauses.items():
        yield line.points, told(numbers, id_)
        yield line.working.points, told(exact, id_)
    for section, lines in (("item", result.items), ("heading", result.groups)):
        yield from ((part.points, told(numbers, f"{section} {id_}")) for id_, part in lines.items())
    yield from ((getattr(result, name), told(numbers, name)) for name in ("base", "raw_total", "total"))
    yield from ((GRADES.index(getattr(result, name)), told(numbers, name)) for name in ("grade_before_veto", "grade"))
    yield result.exact_total, told(exact, "total")
    yield GRADES.index(result.exact_grade), told(exact, "grade")


@given(evidence_strategy(SCHEME))
def test_the_program_gives_what_the_scheme_gives(evidence: Evidence) -> None:
    result = scored(evidence)
    if result is not None:
        pairs = compared(result, numbers_of(evidence, WRITTEN), numbers_of(evidence, EXACT))
        assert [(expected, found) for expected, found in pairs if expected != found] == []


@given(evidence_strategy(SCHEME))
def test_what_is_recorded_comes_to_the_same_and_bounds_contain_it(evidence: Evidence) -> None:
    member = member_of(evidence, INPUTS)
    (numbers,), (steps,) = run(PROGRAM, [member], WRITTEN), record(PROGRAM, [member], WRITTEN)
    assert {path: step.value for path, step in steps.items()} == {path: numbers[path] for path in steps}
    found = bound(PROGRAM, member, WRITTEN)
    known = {path: numbers[path] for path in steps if path.startswith("/results/")}
    assert [path for path, one in known.items() if isinstance(one, Fraction) and one not in found[path]] == []
    grade = known["/results/grade"]
    if isinstance(grade, Fraction):
        assert GRADES[int(grade)] in grades_of(PROGRAM, found["/results/grade"])


def test_what_the_program_reads_is_what_the_scheme_asks_for() -> None:
    asked = {leaf.path for leaf in SCHEME.input_register.inputs}
    assert {path for path in INPUTS if path.split("/")[1] in {"facts", "marks", "averages"}} == asked
