"""Facts that earn only together, where an average over all members moves with one of them."""

from __future__ import annotations

from huizhou_qa import assess
from huizhou_qa.analysis import next_steps, what_if
from huizhou_qa.rules import Bands, Quotient
from huizhou_qa.rules.derived import least, scaled
from huizhou_qa.scorers import Band, RelativeToAverage, WorseOf, on_curve, percent, quantity, signed
from support.slopes import village, villager

PATENTS = quantity("patents", "专利", "件")
SHARE = percent("share", "比例")
AGAINST_MEAN = RelativeToAverage(PATENTS, {"[0, 1)": 0, "[1, ∞)": 100})
SCHEME = village(WorseOf((AGAINST_MEAN, Band(SHARE, {"[0, 50)": 0, "[50, 100]": 100}))))


def test_the_average_that_a_fact_is_part_of_moves_in_a_set_that_earns_together() -> None:
    # Of three members, two of whom have 20 together, the mean is (20 + x) / 3: x reaches it at 10.
    evidence = villager({"patents": {"part": 24, "whole": 3}}, patents=4, share=20)
    (step,) = next_steps(SCHEME, evidence).steps
    # Bounds hold a fact and its average apart, so that nothing is said beyond the numbers themselves.
    assert {name: str(one.needed) for name, one in step.facts.items()} == {"patents": "{10}", "share": "{50}"}
    assert (step.average, str(step.gain)) == ("moves", "100.00")
    for patents, share, total in ((10, 50, "100.00"), ("9.9", 50, "0.00"), (10, 49, "0.00")):
        supposed = what_if(SCHEME, evidence, {"facts": {"patents": patents, "share": share}})
        assert str(assess(SCHEME, supposed).total) == total


TREES, GROWTH = quantity("trees", "树木", "棵"), signed("growth", "增速", "%")
FAR_OUT = on_curve(Quotient(TREES, GROWTH), Bands({"(-∞, -1)": 100, "[-1, 2)": 0, "[2, ∞)": 100}))
LOW = Band(SHARE, {"[0, 50)": 0, "[50, 60]": 100, "(60, 100]": 0})
HIGH = Band(SHARE, {"[0, 70)": 0, "[70, 80]": 100, "(80, 100]": 0})


def test_a_set_whose_facts_cannot_all_be_where_they_must_is_no_step() -> None:
    # The share would have to be in two bands at once; beyond a growth of 0 there is no looking.
    evidence = villager(trees=10, growth=10, share=20)
    assert next_steps(village(least(FAR_OUT, LOW.rule(), HIGH.rule())), evidence).steps == ()
    steps = next_steps(village(least(FAR_OUT, LOW.rule())), evidence).steps
    assert [tuple(step.facts) for step in steps] == [("trees", "share"), ("growth", "share")]


LONG = 10**29 + 1
FINE = on_curve(scaled(scaled(PATENTS, LONG), LONG + 2), Bands({"[0, 1)": 0, "[1, ∞)": 100}))


def test_a_set_that_begins_where_evidence_cannot_hold_the_number_is_passed_over() -> None:
    scheme = village(least(FINE, Band(SHARE, {"[0, 50)": 0, "[50, 100]": 100}).rule()))
    assert next_steps(scheme, villager(patents=0, share=20)).steps == ()
    assert [tuple(one.facts) for one in next_steps(scheme, villager(patents=1, share=20)).steps] == [("share",)]
    last_alone = village(least(Band(SHARE, {"[0, 50)": 0, "[50, 100]": 100}).rule(), FINE))
    assert next_steps(last_alone, villager(patents=0, share=20)).steps == ()
