"""Item 4: building works, clauses 4.1 to 4.3."""

from __future__ import annotations

import pytest

from huizhou_qa import MissingEvidenceError, assess
from support.annex_1 import NOTHING, assessed, unit
from support.model_2017 import SCHEME, changed


@pytest.mark.parametrize(("large", "other", "points"), [(100, 97, 0), (100, 98, 2), ("99.99", 98, 0)])
def test_one_requirement_met_of_two_earns_nothing(large: object, other: object, points: int) -> None:
    facts: dict[str, object] = {"building_large_acceptance_rate": large, "building_other_acceptance_rate": other}
    assert assess(SCHEME, changed(facts)).clauses["4.1"].points == points


def test_no_project_of_either_class_is_not_taken_as_satisfied() -> None:
    with pytest.raises(MissingEvidenceError):
        assessed(unit({"building_large_acceptance_rate": NOTHING, "building_other_acceptance_rate": NOTHING}))
