"""What no whole number holds lies between two: it is decided where both come to the same, else the row is undecided."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from huizhou_qa import Assessment, Evidence, assess_cohort
from support.linlan_2031 import SCHEME
from support.linlan_columns import Given, frame_of_cohorts, linlan_plan, made_up_cohorts

COHORTS = json.loads((Path(__file__).parents[1] / "data" / "linlan-2031.json").read_text("utf-8"))
SCORED: list[list[Given]] = [one["evidence"] for one in COHORTS if "refused" not in one["expected"]]


def units(figure: Decimal | None, scale: int = 100) -> int | None:
    return None if figure is None else int(figure * scale)


def expected(result: Assessment, place: int | None) -> dict[str, object]:
    found: dict[str, object] = {f"group_{name}": units(one.points) for name, one in result.groups.items()}
    figures = {"base": units(result.base), "total": units(result.total)}
    return found | figures | {"grade": result.grade, "place": place, "missing": 0, "faults": 0}


def exact_points(scored: Mapping[str, object], clause: str) -> Fraction | None:
    top, bottom = (scored[f"points_{clause.replace('.', '_')}_{part}"] for part in ("numerator", "denominator"))
    return Fraction(top, bottom) if isinstance(top, int) and isinstance(bottom, int) else None


def assert_equal_to_assess_cohort(cohorts: Sequence[Sequence[Given]]) -> tuple[int, int]:
    """How many rows are undecided, and how many exact points are not told, beside those that are equal."""
    undecided = untold = 0
    scored = linlan_plan().assess(frame_of_cohorts(cohorts))
    for at, members in enumerate(scored.partition_by("cohort", maintain_order=True)):
        cohort = assess_cohort(SCHEME, [Evidence.from_dict(one) for one in cohorts[at]])
        places = {place.unit: place.place for place in cohort.ranking}
        whole = not members["undecided"].any()
        for row in members.iter_rows(named=True):
            result = cohort.results[row["unit"]]
            if row["undecided"]:
                undecided += 1
                assert row["total"] is row["grade"] is None
                continue
            found = expected(result, places[row["unit"]])
            # Where one member is undecided there is no place, and no grade that goes by it.
            shown = found if whole else {name: found[name] for name in found if name not in {"place", "grade", "total"}}
            assert {name: row[name] for name in shown} == shown
            for clause, line in result.clauses.items():
                told = exact_points(row, clause)
                untold += told is None
                assert told in {None, line.exact_points or 0}
    return undecided, untold


def test_the_made_up_city_comes_to_what_assess_cohort_makes_of_its_cohorts() -> None:
    undecided, untold = assert_equal_to_assess_cohort(SCORED)
    assert undecided == 0
    assert untold


def test_made_up_cohorts_come_to_what_assess_cohort_makes_of_them() -> None:
    undecided, _ = assert_equal_to_assess_cohort(made_up_cohorts(20, 9, seed=1))
    assert undecided <= 1


@pytest.mark.deep
@pytest.mark.parametrize("seed", range(2, 8))
def test_thousands_of_units_come_to_what_assess_cohort_makes_of_them(seed: int) -> None:
    undecided, _ = assert_equal_to_assess_cohort(made_up_cohorts(120, 16, seed=seed))
    assert undecided <= 3
