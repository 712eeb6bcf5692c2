"""A scheme's program in pairs: what is told beforehand, and which figures it confirms."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from huizhou_qa import Evidence
from huizhou_qa.engine.scored import scored
from huizhou_qa.evidence.values import Values
from huizhou_qa.ledger.program_in_pairs import UNROUNDED, program_in_pairs
from huizhou_qa.scheme.kept_by import SchemeItself
from huizhou_qa.scheme.program.building import MARKS_PRESENT, TOTAL
from support import valley
from support.model_2017 import MODEL, SCHEME

PROGRAM = program_in_pairs(SchemeItself(SCHEME))


def known_of(values: Values) -> dict[str, tuple[int, int] | None]:
    return {**values.ratios}


KNOWN: Mapping[str, tuple[int, int] | None] = known_of(Evidence.from_dict(MODEL).values)


def test_one_program_is_kept_for_units_of_which_there_is_all_and_one_for_any_other() -> None:
    all_there = PROGRAM.for_unit(KNOWN)
    assert PROGRAM.for_unit({**KNOWN, "/facts/pm25_annual_mean": (1, 1)}) is all_there
    lacking = PROGRAM.for_unit({path: one for path, one in KNOWN.items() if path != "/marks/14"})
    assert lacking is not all_there
    assert PROGRAM.for_unit({**KNOWN, "/marks/14": None}) is lacking


def test_what_a_scheme_puts_out_of_place_need_not_be_there() -> None:
    assert "/marks/11.4" not in KNOWN
    assert "/marks/11.4" not in PROGRAM.reads
    assert PROGRAM.reads == KNOWN.keys()


def test_where_all_is_there_the_marks_that_are_present_are_told_beforehand_but_for_what_may_be_lacking() -> None:
    program = program_in_pairs(SchemeItself(valley.scheme()))
    known = known_of(valley.evidence(90).values)
    assert Fraction(*program.for_unit(known).constants[MARKS_PRESENT.path]) == 100
    assert MARKS_PRESENT.path not in program.for_unit({}).constants


def test_a_total_is_worked_out_as_written_and_with_nothing_rounded() -> None:
    known = {**KNOWN, "/facts/drinking_water_source_compliance_rate": (9999, 100)}
    row = PROGRAM.for_unit(known).worked_out(known, ())
    written, unrounded = row[TOTAL.path], row[UNROUNDED + TOTAL.path]
    assert written is not None
    assert unrounded is not None
    assert Fraction(*written) == round(Fraction(*written), 2)
    assert 0 < abs(Fraction(*unrounded) - Fraction(*written)) < 1


def test_a_figure_that_a_scheme_has_none_of_is_none() -> None:
    scheme = valley.in_steps()
    evidence = valley.evidence(90, accidents=1, control_figure=2, town=True)
    figures = scored(scheme, evidence).figures
    recheck = program_in_pairs(SchemeItself(scheme)).for_unit(known_of(evidence.values))
    row = recheck.worked_out(known_of(evidence.values), ())
    assert recheck.lacking == ("raw_total",)
    assert recheck.confirms(figures, row)
    object.__setattr__(figures, "raw_total", Fraction(1))
    assert not recheck.confirms(figures, row)
