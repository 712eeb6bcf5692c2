"""A unit by plans or by the exact arithmetic: which tells it changes nothing."""

from __future__ import annotations

from itertools import count

import pytest

from huizhou_qa import Evidence
from huizhou_qa.analysis import readings_report
from huizhou_qa.engine.compiled import CompiledPlan
from support import harbour, open_harbour

NOTHING = {"nothing": "本镇没有"}
SCHEME = open_harbour.scheme()
UNITS = [harbour.unit(control=1), harbour.unit({"2": "rescale"}, control=1, reused_share=NOTHING)]


@pytest.mark.parametrize("evidence", UNITS)
@pytest.mark.parametrize("runs", [0, 1, 4, 20])
def test_what_a_plan_does_not_tell_the_exact_arithmetic_tells(
    evidence: Evidence, runs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected, ran, told = readings_report(SCHEME, evidence), count(), CompiledPlan.with_gaps
    monkeypatch.setattr(CompiledPlan, "with_gaps", lambda plan, row: next(ran) < runs and told(plan, row))
    found = readings_report(SCHEME, evidence)
    assert next(ran) > runs
    assert (found.totals, found.grades, found.current) == (expected.totals, expected.grades, expected.current)
    assert (found.flips, found.singles, found.clauses) == (expected.flips, expected.singles, expected.clauses)
