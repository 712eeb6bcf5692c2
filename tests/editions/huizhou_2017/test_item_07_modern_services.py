"""Item 7: the share of modern services, which is one clause."""

from __future__ import annotations

import pytest

from support.model_2017 import under


@pytest.mark.parametrize(
    ("choice", "share", "points"),
    [
        ("upper", "50", 4),
        ("upper", "40", 3),
        ("upper", "30", 2),
        ("upper", "20", 1),
        ("lower", "50", 4),
        ("lower", "49.99", 3),
        ("lower", "40", 2),
        ("lower", "40.01", 3),
        ("lower", "30", 1),
        ("lower", "20", 0),
        ("lower", "20.01", 1),
    ],
)
def test_a_shared_end_of_the_services_bands_belongs_where_it_is_read(choice: str, share: str, points: int) -> None:
    assert under({"services_band_ends": choice}, facts={"modern_services_share": share}).clauses["7"].points == points
