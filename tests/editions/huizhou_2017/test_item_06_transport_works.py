"""Item 6: transport works, clauses 6.1 to 6.3."""

from __future__ import annotations

import pytest

from huizhou_qa import EvidenceError, MissingEvidenceError, assess
from support.annex_1 import NOTHING, assessed, unit
from support.model_2017 import SCHEME, changed, ruling, under


def test_no_project_of_either_class_is_not_taken_as_satisfied() -> None:
    with pytest.raises(MissingEvidenceError):
        assessed(unit({"transport_large_acceptance_rate": NOTHING, "transport_other_acceptance_rate": NOTHING}))


@pytest.mark.parametrize(
    ("choice", "coverage", "points"),
    [
        ("whole", "99.5", "1.00"),
        ("started", "99.5", "0.50"),
        ("prorata", "99.5", "0.75"),
        ("whole", "98.5", "0.50"),
        ("started", "98.5", "0.00"),
        ("prorata", "98.5", "0.25"),
        ("started", "100", "1.00"),
        ("started", "99", "0.50"),
        ("prorata", "98", "0.00"),
        ("prorata", "97", "0.00"),
    ],
)
def test_part_of_a_point_of_supervision_coverage_costs_as_it_is_read(choice: str, coverage: str, points: str) -> None:
    result = under({"part_steps_6_2": choice}, facts={"transport_supervision_coverage": coverage})
    assert str(result.clauses["6.2"].points) == points


def test_no_project_of_one_class_satisfies_but_none_of_both_does_not() -> None:
    nothing = {"nothing": "本年度无"}
    one = changed({"transport_large_acceptance_rate": nothing})
    assert assess(SCHEME, one).clauses["6.1"].points == 2
    both = changed({"transport_large_acceptance_rate": nothing, "transport_other_acceptance_rate": nothing})
    with pytest.raises(MissingEvidenceError) as caught:
        assess(SCHEME, both)
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/rulings/6.1", "ruling_needed")]


def test_both_project_classes_empty_can_be_ruled_on() -> None:
    facts: dict[str, object] = {"transport_large_acceptance_rate": NOTHING, "transport_other_acceptance_rate": NOTHING}
    result = assess(SCHEME, changed(facts, rulings={"6.1": ruling("full")}))
    result.verify()
    assert result.clauses["6.1"].points == 2


def test_a_class_without_projects_leaves_the_clause_known_so_that_no_ruling_is_in_place() -> None:
    facts: dict[str, object] = {"transport_large_acceptance_rate": NOTHING}
    with pytest.raises(EvidenceError) as caught:
        assess(SCHEME, changed(facts, rulings={"6.1": ruling("full")}))
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/rulings/6.1", "nothing_to_rule")]
