"""The program of Annex 1 gives what the 2017 edition gave before: every clause, part, total and grade."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from huizhou_qa import Assessment, Evidence, MissingEvidenceError, assess, get_scheme
from huizhou_qa.editions.huizhou.y2017.annex_1 import PROGRAM
from huizhou_qa.engine import Settings, record, run
from huizhou_qa.readers import Gap, Number
from huizhou_qa.scheme.scheme import Scheme
from strategies import evidence_of
from support.members import inputs_of, member_of

INPUTS = inputs_of(PROGRAM)
SCHEME = get_scheme("huizhou", 2017)
REGISTER = SCHEME.chosen_readings.register
CHOICES = st.fixed_dictionaries({one.id: st.sampled_from(one.names) for one in REGISTER})


def compared(result: Assessment, numbers: dict[str, Number], exact: dict[str, Number]) -> dict[str, tuple[object, object]]:
    """What differs between an assessment and the numbers of the program, written and exact."""
    pairs: dict[str, tuple[object, object]] = {}
    for id_, line in result.clauses.items():
        points = numbers[f"/results/{id_}"]
        pairs[id_] = (line.points, 0 if isinstance(points, Gap) else points)
        pairs[f"{id_} exact"] = (line.working.points, exact[f"/results/{id_} ruled"] if not line.absent else 0)
    pairs |= {f"item {id_}": (line.points, numbers[f"/results/item {id_}"]) for id_, line in result.items.items()}
    pairs |= {id_: (line.points, numbers[f"/results/heading {id_}"]) for id_, line in result.groups.items()}
    for name in ("base", "raw_total", "total"):
        pairs[name] = (getattr(result, name), numbers[f"/results/{name}"])
    for name in ("grade", "grade_before_veto"):
        pairs[name] = ("ABCD".index(getattr(result, name)), numbers[f"/results/{name}"])
    pairs["exact_total"] = (result.exact_total, exact["/results/total"])
    pairs["exact_grade"] = ("ABCD".index(result.exact_grade), exact["/results/grade"])
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def ran(evidence: Evidence, scheme: Scheme) -> tuple[dict[str, Number], dict[str, Number]]:
    member = member_of(evidence, INPUTS)
    written, exact = (run(PROGRAM, [member], Settings(scheme.readings, one))[0] for one in (True, False))
    return written, exact


@given(CHOICES, st.data())
def test_the_program_gives_what_the_edition_gave(choices: dict[str, str], data: st.DataObject) -> None:
    scheme = get_scheme("huizhou", 2017, readings=choices)
    evidence = data.draw(evidence_of(scheme))
    numbers, exact = ran(evidence, scheme)
    try:
        result = assess(scheme, evidence)
    except MissingEvidenceError as error:
        total = numbers["/results/total"]
        assert isinstance(total, Gap)
        assert {fault.path for fault in error.faults} == total.missing
        return
    assert compared(result, numbers, exact) == {}
