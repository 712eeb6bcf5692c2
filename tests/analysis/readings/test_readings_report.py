"""What readings decide, of a made-up place with one clause."""

from __future__ import annotations

from decimal import Decimal

from huizhou_qa.analysis import readings_report
from support import valley


def test_where_one_clause_makes_the_whole_total_every_choice_of_its_reading_is_told() -> None:
    report = readings_report(valley.with_open_share(), valley.evidence(60))
    assert report.totals == (Decimal(60), Decimal(100))
    assert report.grades == {"甲", "丙"}
    assert [(dict(flip.choices), flip.grade, str(flip.total)) for flip in report.flips] == [
        ({"share": "twice"}, "甲", "100")
    ]
    assert [dict(refused.choices) for refused in report.not_evaluable] == [{"share": "trees"}]
