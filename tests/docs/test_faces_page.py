"""The lines that make frames of results, as the page on faces has them, with pandas too."""

from __future__ import annotations

from decimal import Decimal

import attrs
import pytest

from huizhou_qa.analysis import lost
from support.bundled import cohort
from support.every_face import result


@pytest.mark.deep
def test_the_lines_of_a_ledger_and_of_an_analysis_are_a_frame_of_pandas_in_one_line() -> None:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed: no frame is made of it")
    lines = pandas.DataFrame(
        [attrs.asdict(line, filter=attrs.filters.exclude("working")) for line in result().clauses.values()]
    )
    assert list(lines.columns) == ["id", "name", "max_points", "points"]
    assert lines["points"].sum() == sum((line.points or Decimal(0) for line in result().clauses.values()), Decimal(0))
    places = pandas.DataFrame([place._asdict() for place in cohort().ranking])
    assert list(places["unit"]) == [place.unit for place in cohort().ranking]
    found = lost(result()).by_clause
    where = pandas.DataFrame([{"clause": clause, "lost": points} for clause, points in found.items()])
    assert list(where["lost"]) == list(found.values())
