"""What is proved of the made-up scheme of 2031: no fault, and remarks on what composition alone does not see."""

from __future__ import annotations

from fractions import Fraction

from huizhou_qa.analysis import prove
from support.linlan_2031 import SCHEME


def test_it_has_no_fault_and_known_remarks() -> None:
    proof = prove(SCHEME)
    assert proof.faults == ()
    assert [(one.path, one.code, one.params.get("moved")) for one in proof.remarks[:-1]] == [
        # Where there was no tax the year before, the text gives points of its own.
        ("/clauses/1.4", "direction_unproved", "/facts/tax_last_year"),
        # Both branches are shares of one figure.
        ("/clauses/2.2", "direction_unproved", "/facts/water_task_met"),
        ("/clauses/4.2", "direction_unproved", "/facts/single_task_unit"),
        # Who has more petitions than the mean has a part in it, so that it is not 0.
        ("/clauses/4.3", "divides_by_zero", None),
        ("/adjustments/事故", "direction_unproved", "/facts/accident_control_figure"),
    ]
    # A limit that depends on the grade may lower the total of a unit that was better.
    assert (proof.remarks[-1].path, proof.remarks[-1].code) == ("/total", "direction_unproved")


def test_its_cliffs_are_told() -> None:
    cliffs = prove(SCHEME).cliffs
    assert len(cliffs) == 83
    assert ("1.6", Fraction(80), Fraction(0), Fraction(9), "above") in [(*one, one.side) for one in cliffs]
    assert {one.clause for one in cliffs}.isdisjoint({"2.5", "3.3", "3.4", "4.4"})
