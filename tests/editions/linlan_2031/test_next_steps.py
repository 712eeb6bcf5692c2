"""Steps and cliffs where groups are rounded on the way: every one that is promised, taken, is worth what it says."""

from __future__ import annotations

import pytest

from analysis.moving.test_next_step import earns
from editions.linlan_2031.test_cohorts import SCORED, cohort
from huizhou_qa import Evidence
from huizhou_qa.analysis import NextSteps, next_steps
from support.each_day import deep
from support.linlan_2031 import SCHEME

UNITS = [(at, name) for at, given in enumerate(SCORED) for name in given["expected"]]


def steps_of(at: int, name: str) -> NextSteps:
    """The steps of a unit beside what its cohort comes to."""
    found = cohort(*map(Evidence.from_dict, SCORED[at]["evidence"]))
    return next_steps(SCHEME, found.results[name].evidence)


def keeps_what_it_says(found: NextSteps) -> None:
    for step in found.steps + found.cliffs:
        earns(SCHEME, found.evidence, step)


@pytest.mark.parametrize(("at", "name"), [deep(unit) for unit in UNITS])
def test_every_step_and_every_cliff_is_worth_what_it_says(at: int, name: str) -> None:
    keeps_what_it_says(steps_of(at, name))


def test_the_next_step_is_where_the_group_is_rounded_up_to_the_next_tenth() -> None:
    found = steps_of(1, "乙县")
    (water,) = [step for step in found.steps if step.fact == "good_water_share"]
    # A tenth of a group of weight 0.30.
    assert (str(water.needed), str(water.gain)) == ("[3337/48, 100]", "0.03")
    keeps_what_it_says(found)


def test_where_the_total_is_capped_nothing_earns_alone_or_together() -> None:
    # A mass incident keeps the total at 70, whatever else is better.
    found = steps_of(0, "丁县")
    assert (str(found.total), found.steps) == ("70.00", ())
